import type { ICachePlugin } from '@azure/msal-node'
import type { Log, Secrets } from '../../ports.ts'

/**
 * Keeps MSAL's token cache in the secrets. They are read once, since no other process shares them;
 * a cache that cannot be understood is dropped, and the person signs in again.
 */
export function createCachePlugin(secrets: Secrets, log: Log): ICachePlugin {
  let content: string | undefined

  async function load(): Promise<string> {
    const stored = await secrets.read('msal.cache')
    if (stored === undefined || isCache(stored)) return stored ?? ''
    log.warn('The stored sign-in could not be read and was dropped')
    await secrets.remove('msal.cache')
    return ''
  }

  return {
    async beforeCacheAccess(context) {
      content ??= await load()
      // Each time: before a silent request MSAL starts anew from what was given to it last.
      context.tokenCache.deserialize(content)
    },
    async afterCacheAccess(context) {
      if (!context.cacheHasChanged) return
      content = context.tokenCache.serialize()
      try {
        await secrets.write('msal.cache', content)
      } catch {
        log.warn('The sign-in could not be stored; it holds until Lockstep is closed')
      }
    },
  }
}

const sections = ['Account', 'IdToken', 'AccessToken', 'RefreshToken', 'AppMetadata']

/** MSAL's schema, as far as its reader relies on it: sections of entries of fields. */
function isCache(text: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return false
  }
  if (!isRecord(value)) return false
  return sections.every((name) => isSection(value[name]))
}

function isSection(value: unknown): boolean {
  return value === undefined || (isRecord(value) && Object.values(value).every(isRecord))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
