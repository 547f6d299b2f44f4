import { join } from 'node:path'
import { host } from './host.ts'

/** Gives `process` what Electron's main process has. */
export function dressProcess(executable: string, argv: readonly string[], electron: string): void {
  process.argv = [executable, ...argv]
  const versions = { ...process.versions, electron, chrome: '0.0.0.0' }
  const additions = {
    type: 'browser',
    defaultApp: true,
    resourcesPath: join(host.appPackage.folder, 'resources'),
    versions,
  }
  for (const [name, value] of Object.entries(additions)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true })
  }
}

/** Chromium's version is known only once it runs. */
export function tellChromiumVersion(chrome: string): void {
  Object.assign(process.versions, { chrome })
}
