import type { AccountInfo, PublicClientApplication } from '@azure/msal-node'
import type { Account, Log, Secrets } from '../../ports.ts'

type Msal = Pick<PublicClientApplication, 'getAllAccounts' | 'signOut'>

/** The accounts in MSAL's cache, and which of them is the active one. */
export interface Remembered {
  all(msal: Msal): Promise<readonly AccountInfo[]>
  active(msal: Msal): Promise<AccountInfo | undefined>
  /** `undefined`: nobody is active. */
  activate(homeAccountId: string | undefined): Promise<void>
}

/**
 * Which account is active stands beside the cache: an account that was signed out is not replaced
 * by another one without the person's doing.
 */
export function createRemembered(secrets: Secrets, log: Log): Remembered {
  /** `null`: nobody is; `undefined`: not read yet. */
  let activeId: string | null | undefined

  async function all(msal: Msal): Promise<readonly AccountInfo[]> {
    // MSAL lists an account once for each tenant that it was seen in.
    const accounts = new Map<string, AccountInfo>()
    for (const info of await msal.getAllAccounts())
      if (!accounts.has(info.homeAccountId)) accounts.set(info.homeAccountId, info)
    return [...accounts.values()]
  }

  return {
    all,
    async active(msal) {
      activeId ??= (await secrets.read('msal.active')) ?? null
      return (await all(msal)).find(({ homeAccountId }) => homeAccountId === activeId)
    },
    async activate(homeAccountId) {
      activeId = homeAccountId ?? null
      try {
        if (homeAccountId === undefined) await secrets.remove('msal.active')
        else await secrets.write('msal.active', homeAccountId)
      } catch {
        log.warn('Which account is active could not be stored; it holds until Lockstep is closed')
      }
    },
  }
}

export function accountOf(info: AccountInfo): Account {
  return {
    objectId: info.localAccountId,
    tenantId: info.tenantId,
    homeAccountId: info.homeAccountId,
    username: info.username,
    name: info.name ?? '',
  }
}
