/** The Documents port: small JSON files beside the settings, written atomically by electron-store. */
import Store from 'electron-store'
import type { Documents, Log } from '../ports.ts'

/** @param folder absolute */
export function createDocuments(folder: string, log: Log): Documents {
  // A damaged journal says nothing any more; what it told of ends by its own expiry.
  const open = (name: string) =>
    new Store<{ value?: unknown }>({
      name,
      cwd: folder,
      clearInvalidConfig: true,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    })
  return {
    read(name) {
      try {
        return open(name).store.value
      } catch (error) {
        log.warn('a document cannot be read', { name, error })
        return undefined
      }
    },
    write(name, value) {
      open(name).store = value === undefined ? {} : { value }
    },
  }
}
