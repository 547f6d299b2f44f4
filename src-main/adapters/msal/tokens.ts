/** Microsoft sign-in with MSAL Node: a public client, PKCE, the system browser. */
import { type AccountInfo, LogLevel, PublicClientApplication } from '@azure/msal-node'
import { Fault } from '../../domain/codes.ts'
import type { Account, Clock, Log, Net, Secrets, Tokens } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { type Cloud, cloudOf, type MicrosoftConfig } from '../graph/clouds.ts'
import { createCachePlugin } from './cache-plugin.ts'
import { faultOfMsal } from './errors.ts'
import { acquireInteractively } from './interactive.ts'
import { createNetworkClient, type NetworkClient } from './network-client.ts'
import { createSequencer } from './sequencer.ts'
import { checkTenant } from './tenant.ts'

export interface MsalTokensParts {
  readonly config: MicrosoftConfig
  readonly net: Net
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** Opens the system browser. */
  readonly openBrowser: (url: string) => Promise<void>
}

const signInDeadlineMs = 5 * 60_000
const never = new AbortController().signal

export function createMsalTokens(parts: MsalTokensParts): Tokens {
  const { config, net, secrets, clock, log, openBrowser } = parts
  const network = createNetworkClient(net, clock)
  const sequencer = createSequencer()
  let client: PublicClientApplication | undefined
  let remembered: AccountInfo | undefined
  let restored = false

  function application(cloud: Cloud): PublicClientApplication {
    client ??= createApplication(parts, cloud, network)
    return client
  }

  /** MSAL, one operation at a time, with its errors as codes. */
  function exclusively<T>(
    signal: AbortSignal,
    operation: (msal: PublicClientApplication, cloud: Cloud) => Promise<T>,
  ): Promise<T> {
    return sequencer.run(signal, async () => {
      try {
        if (config.clientId === '') throw new Fault('signIn.notConfigured', 'no client id')
        const cloud = cloudOf(config)
        return await network.during(signal, () => operation(application(cloud), cloud))
      } catch (error) {
        throw faultOfMsal(error)
      }
    })
  }

  async function restore(msal: PublicClientApplication): Promise<AccountInfo | undefined> {
    if (!restored) {
      remembered = (await msal.getAllAccounts())[0]
      restored = true
    }
    return remembered
  }

  async function forgetAllBut(msal: PublicClientApplication, kept?: AccountInfo): Promise<void> {
    for (const account of await msal.getAllAccounts())
      if (account.homeAccountId !== kept?.homeAccountId) await msal.signOut({ account })
    remembered = kept
    restored = true
  }

  return {
    async account() {
      if (restored) return remembered && accountOf(remembered)
      if (config.clientId === '') return undefined
      const info = await exclusively(never, restore)
      return info && accountOf(info)
    },

    async signIn(signal) {
      using limit = deadline(clock, signInDeadlineMs, signal)
      try {
        return await exclusively(limit.signal, async (msal, cloud) => {
          await checkTenant(cloud, { net, clock, signal: limit.signal })
          const scopes = Object.values(cloud.scopes)
          const interactive = { client: msal, scopes, openBrowser, net, clock }
          const { account } = await acquireInteractively(interactive, limit.signal)
          if (account === null) throw new Fault('signIn.failed', 'no account in the answer')
          await forgetAllBut(msal, account)
          return accountOf(account)
        })
      } catch (error) {
        if (limit.expired()) throw new Fault('signIn.timedOut', '', { cause: error })
        if (signal.aborted) throw new Fault('signIn.cancelled', '', { cause: error })
        throw error
      }
    },

    accessToken(_scope, { signal, forceRefresh = false, claims }) {
      return exclusively(signal, async (msal, cloud) => {
        const account = await restore(msal)
        if (account === undefined) throw new Fault('signIn.expired', 'no account')
        const { accessToken } = await msal.acquireTokenSilent({
          account,
          // Always both: a token for one scope alone would push the other out of MSAL's cache.
          scopes: Object.values(cloud.scopes),
          forceRefresh,
          ...(claims === undefined ? {} : { claims }),
        })
        return accessToken
      })
    },

    async signOut() {
      try {
        await exclusively(never, (msal) => forgetAllBut(msal))
      } catch {
        log.warn('The sign-in was removed without the help of MSAL')
      }
      client = undefined
      remembered = undefined
      restored = true
      await secrets.remove('msal.cache')
    },
  }
}

function createApplication(
  { config, secrets, log }: MsalTokensParts,
  cloud: Cloud,
  networkClient: NetworkClient,
): PublicClientApplication {
  const isDemo = cloud.metadata !== undefined
  return new PublicClientApplication({
    auth: {
      clientId: config.clientId,
      authority: cloud.authority,
      clientCapabilities: ['CP1'],
      ...(isDemo ? { knownAuthorities: [new URL(cloud.authority).host] } : {}),
      ...(isDemo ? { authorityMetadata: cloud.metadata } : {}),
    },
    cache: { cachePlugin: createCachePlugin(secrets, log) },
    system: {
      networkClient,
      loggerOptions: {
        logLevel: LogLevel.Warning,
        piiLoggingEnabled: false,
        loggerCallback: (_level, message, containsPii) => {
          if (!containsPii) log.warn('MSAL', { message })
        },
      },
    },
  })
}

function accountOf(info: AccountInfo): Account {
  return {
    objectId: info.localAccountId,
    tenantId: info.tenantId,
    homeAccountId: info.homeAccountId,
    username: info.username,
    name: info.name ?? '',
  }
}
