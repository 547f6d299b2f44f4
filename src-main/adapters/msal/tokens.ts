/** Microsoft sign-in with MSAL Node: a public client, PKCE, the system browser. */
import type { PublicClientApplication } from '@azure/msal-node'
import { Fault } from '../../domain/codes.ts'
import type { Account, Clock, Log, Net, Secrets, Tokens } from '../../ports.ts'
import { type Cloud, cloudOf, type MicrosoftConfig } from '../graph/clouds.ts'
import { createApplication } from './application.ts'
import { type BrowserRequest, visitBrowser } from './browser.ts'
import { createCachePlugin } from './cache-plugin.ts'
import { msalFault } from './msal-fault.ts'
import { createNetworkClient } from './network-client.ts'
import { accountOf, createRemembered } from './remembered.ts'
import { createSequencer } from './sequencer.ts'
import { createSilentTokens } from './silent.ts'

export interface MsalTokensParts {
  readonly config: MicrosoftConfig
  readonly net: Net
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** Opens the system browser. */
  readonly openBrowser: (url: string) => Promise<void>
}

const never = new AbortController().signal

export function createMsalTokens(parts: MsalTokensParts): Tokens {
  const { config, net, secrets, clock, log, openBrowser } = parts
  const { clientId } = config
  const networkClient = createNetworkClient({ net, clock })
  const sequencer = createSequencer()
  const remembered = createRemembered(secrets, log)
  const silent = createSilentTokens(clock, log)
  let cachePlugin = createCachePlugin(secrets, log)
  let client: PublicClientApplication | undefined

  function cloudInUse(): Cloud {
    if (clientId === '') throw new Fault('signIn.notConfigured', 'no client id')
    return cloudOf(config)
  }

  /** MSAL, one operation at a time, with its errors as codes. */
  function exclusively<T>(
    signal: AbortSignal,
    operation: (msal: PublicClientApplication, cloud: Cloud) => Promise<T>,
  ): Promise<T> {
    return sequencer.run(signal, async () => {
      try {
        const cloud = cloudInUse()
        client ??= createApplication({ clientId, cloud, cachePlugin, networkClient, log })
        const msal = client
        return await networkClient.during(signal, () => operation(msal, cloud))
      } catch (error) {
        throw msalFault(error, networkClient)
      }
    })
  }

  /** The person is asked for `scopes`, once more as whoever they were, or as whom they pick. */
  async function ask(
    scopes: (cloud: Cloud) => readonly string[],
    who: Account | undefined,
    signal: AbortSignal,
  ) {
    const cloud = cloudInUse()
    const request: BrowserRequest = {
      scopes: scopes(cloud),
      loginHint: who?.username,
      claims: who && silent.claimsFor(who.homeAccountId),
    }
    const browser = { clientId, net, clock, log, cachePlugin, sequencer, openBrowser }
    const info = await visitBrowser(cloud, request, browser, signal)
    silent.answered(info.homeAccountId)
    return info
  }

  /** After what is under way, which would store its tokens once more. */
  function forgetEverything(): Promise<void> {
    return sequencer.run(never, async () => {
      client = undefined
      cachePlugin = createCachePlugin(secrets, log)
      await remembered.activate(undefined)
      await secrets.remove('msal.cache')
    })
  }

  return {
    async account() {
      if (clientId === '') return undefined
      const info = await exclusively(never, remembered.active)
      return info && accountOf(info)
    },

    async accounts() {
      if (clientId === '') return []
      return (await exclusively(never, remembered.all)).map(accountOf)
    },

    async signIn(signal, again) {
      return accountOf(await ask(({ scopes }) => [scopes.read], again, signal))
    },

    async allowWrite(signal) {
      const before = await exclusively(signal, remembered.all)
      const active = await exclusively(signal, remembered.active)
      if (active === undefined) throw new Fault('signIn.expired', 'no account')
      const both = ({ scopes }: Cloud) => [scopes.read, scopes.write]
      const info = await ask(both, accountOf(active), signal)
      const { homeAccountId } = info
      silent.allowed(homeAccountId)
      if (homeAccountId === active.homeAccountId) return
      // Somebody else's permission: what they did in the browser is not kept.
      if (!before.some((one) => one.homeAccountId === homeAccountId))
        await exclusively(never, (msal) => msal.signOut({ account: info }))
      throw new Fault('signIn.writeConsentRequired', 'another person answered')
    },

    use: ({ homeAccountId }) => remembered.activate(homeAccountId),

    accessToken(scope, { signal, ...options }) {
      return exclusively(signal, async (msal, cloud) => {
        const account = await remembered.active(msal)
        if (account === undefined) throw new Fault('signIn.expired', 'no account')
        return await silent.token(msal, { account, scope, cloud, ...options })
      })
    },

    idToken({ signal }) {
      return exclusively(signal, async (msal, cloud) => {
        const account = await remembered.active(msal)
        if (account === undefined) throw new Fault('signIn.expired', 'no account')
        return await silent.idToken(msal, { account, scope: 'read', cloud })
      })
    },

    async forget({ homeAccountId }) {
      let left = 0
      try {
        left = await exclusively(never, async (msal) => {
          for (const account of await msal.getAllAccounts())
            if (account.homeAccountId === homeAccountId) await msal.signOut({ account })
          const active = await remembered.active(msal)
          if (active === undefined) await remembered.activate(undefined)
          return (await remembered.all(msal)).length
        })
      } catch {
        // Rather all of them than not this one.
        log.warn('The sign-ins were removed without the help of MSAL')
      }
      silent.answered(homeAccountId)
      if (left === 0) await forgetEverything()
    },

    forgetAll: forgetEverything,
  }
}
