/** One app registration in one cloud: sign-in, the presence feed, the presence session. */
import type { Clock, Log, Net, PresenceFeed, PresenceSession, Secrets, Tokens } from '../ports.ts'
import { createGraphClient } from './graph/client.ts'
import { cloudOf, type MicrosoftConfig } from './graph/clouds.ts'
import { createPresenceFeed } from './graph/presence-feed.ts'
import { createPresenceSession } from './graph/presence-session.ts'
import { createMsalTokens } from './msal/tokens.ts'

export interface MicrosoftParts {
  readonly net: Net
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** `origin`: the only place the sign-in page may be at. */
  readonly openBrowser: (url: string, origin: string) => Promise<void>
}

/** Nothing is opened yet; settings that name no cloud show as `signIn.notConfigured` on use. */
export function connectMicrosoft(config: MicrosoftConfig, parts: MicrosoftParts) {
  const { net, secrets, clock, log } = parts
  const tokens: Tokens = createMsalTokens({
    config,
    net,
    secrets,
    clock,
    log,
    openBrowser: (url) => parts.openBrowser(url, signInOrigin(config)),
  })
  let opened: { readonly feed: PresenceFeed; readonly session: PresenceSession } | undefined
  const open = () => {
    if (opened !== undefined) return opened
    const client = createGraphClient({ net, tokens, clock, log, origin: cloudOf(config).graph })
    const feed = createPresenceFeed(client, tokens)
    const session = createPresenceSession({ client, tokens, clock, clientId: config.clientId })
    opened = { feed, session }
    return opened
  }
  const feed: PresenceFeed = { read: async (signal) => open().feed.read(signal) }
  const session: PresenceSession = {
    set: async (request, signal) => open().session.set(request, signal),
    clear: async (signal) => open().session.clear(signal),
  }
  return { tokens, feed, session }
}

/** The demo gives MSAL an https authority, as MSAL demands, and serves its pages on plain http. */
function signInOrigin(config: MicrosoftConfig): string {
  const { authority, metadata } = cloudOf(config)
  if (metadata === undefined) return new URL(authority).origin
  const { authorization_endpoint: endpoint } = JSON.parse(metadata)
  return new URL(endpoint).origin
}
