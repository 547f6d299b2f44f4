import { createGraphClient } from '../../../src-main/adapters/graph/client.ts'
import type { MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'
import { cloudOf } from '../../../src-main/adapters/graph/clouds.ts'
import { createPresenceFeed } from '../../../src-main/adapters/graph/presence-feed.ts'
import { createPresenceSession } from '../../../src-main/adapters/graph/presence-session.ts'
import { createMsalTokens } from '../../../src-main/adapters/msal/tokens.ts'
import type {
  Account,
  Clock,
  Log,
  Net,
  SecretKey,
  Secrets,
  Tokens,
} from '../../../src-main/ports.ts'
import {
  type BrowseOptions,
  browse,
  type IdentityOptions,
  startIdentity,
} from '../../simulators/identity/index.ts'
import { startMicrosoft365 } from '../../simulators/microsoft365/index.ts'

export const tenant = '7b9a1c52-0d1e-4c7b-9f57-3c1de2a4b101'
export const clientId = '0f6f1a8e-7a2d-4a6d-8f5e-2f9f1a6f7c55'
export const alice = {
  oid: '2f1c7a90-5a55-4c0e-9d52-7d0f64f7a001',
  name: 'Alice Example',
  upn: 'alice@example.invalid',
}
export const bob = {
  oid: '2f1c7a90-5a55-4c0e-9d52-7d0f64f7a002',
  name: 'Bob Example',
  upn: 'bob@example.invalid',
}
export const never = new AbortController().signal

/** This computer's time; `speed` above 1 makes deadlines come sooner. */
export function realClock(speed = 1): Clock {
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    random: () => Math.random(),
    timer(delayMs, run) {
      const timer = setTimeout(run, delayMs / speed)
      return () => clearTimeout(timer)
    },
  }
}

/** The network of this computer; `redirect` may send an address elsewhere. */
export function nodeNet(redirect: (url: string) => string = (url) => url): Net {
  return {
    fetch: (url, init) => fetch(redirect(url), init),
    diagnose: async () => 'reachable',
    isOnline: () => true,
  }
}

export function memorySecrets() {
  const values = new Map<SecretKey, string>()
  const secrets: Secrets = {
    protection: async () => 'memory',
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  }
  return { values, secrets }
}

/** Keeps every line, as text, so that a test can look for what must not be there. */
export function keptLog() {
  const lines: string[] = []
  const keep = (message: string, data: unknown = {}) =>
    void lines.push(`${message} ${JSON.stringify(data)}`)
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep }
  return { lines, log }
}

export interface World extends AsyncDisposable {
  readonly identity: Awaited<ReturnType<typeof startIdentity>>
  readonly microsoft365: Awaited<ReturnType<typeof startMicrosoft365>>
  readonly config: MicrosoftConfig
}

/** An identity provider and a Microsoft 365 that belong together. */
export async function startWorld(options: Partial<IdentityOptions> = {}): Promise<World> {
  const people = [alice, bob]
  const identity = await startIdentity({
    tenant,
    clientId,
    people,
    interactive: 'automatic',
    ...options,
  })
  const microsoft365 = await startMicrosoft365({ people, verifyToken: identity.verifyToken })
  microsoft365.control.signInToTeams(alice.oid)
  const { authority } = identity
  const demo = {
    authority,
    authorityMetadata: identity.authorityMetadata(),
    graph: microsoft365.origin,
  }
  return {
    identity,
    microsoft365,
    config: { clientId, tenant, cloud: 'demo', demo },
    async [Symbol.asyncDispose]() {
      await Promise.all([identity.stop(), microsoft365.stop()])
    },
  }
}

export interface SignInParts {
  readonly config: MicrosoftConfig
  readonly net?: Net
  readonly clock?: Clock
  readonly secrets?: Secrets
  readonly log?: Log
  /** What the person does in the browser. */
  readonly person?: BrowseOptions
}

/**
 * The app's tokens, with MSAL unchanged. `pages` are the last pages of each browser tab; `decide`
 * says what the person does in the next one.
 */
export function createTokens(parts: SignInParts) {
  const pages: Promise<string>[] = []
  const opened: string[] = []
  let person = parts.person ?? {}
  const tokens = createMsalTokens({
    config: parts.config,
    net: parts.net ?? nodeNet(),
    clock: parts.clock ?? realClock(),
    secrets: parts.secrets ?? memorySecrets().secrets,
    log: parts.log ?? keptLog().log,
    openBrowser: async (url) => {
      opened.push(url)
      pages.push(browse(url, person))
    },
  })
  const decide = (next: BrowseOptions) => {
    person = next
  }
  return { tokens, pages, opened, decide }
}

/** Everything of the app that talks to Graph, for a person who is signed in. */
export async function createApp({ config }: World, clock: Clock = realClock()) {
  const { lines, log } = keptLog()
  const net = nodeNet()
  const { tokens } = createTokens({ config, net, log })
  await signIn(tokens)
  const client = createGraphClient({ net, tokens, clock, log, origin: cloudOf(config).graph })
  return {
    lines,
    tokens,
    feed: createPresenceFeed(client, tokens),
    session: createPresenceSession({ client, tokens, clock, clientId }),
  }
}

/** As the account service does it: signs in, and makes the account the active one. */
export async function signIn(tokens: Tokens, again?: Account): Promise<Account> {
  const account = await tokens.signIn(never, again)
  await tokens.use(account)
  return account
}

/** Alice as Tokens names her. */
export const person = {
  objectId: alice.oid,
  tenantId: tenant,
  homeAccountId: `${alice.oid}.${tenant}`,
  username: alice.upn,
  name: alice.name,
}
