/** One app registration in one cloud: sign-in, presence read, written and told of. */
import type {
  Clock,
  Log,
  Net,
  PresenceFeed,
  PresenceSession,
  PresenceSubscription,
  Push,
  Secrets,
  Tokens,
} from '../ports.ts'
import { createGraphClient } from './graph/client.ts'
import { cloudOf, hasNotifications, type MicrosoftConfig } from './graph/clouds.ts'
import { createPresenceFeed } from './graph/presence-feed.ts'
import { createPresenceSession } from './graph/presence-session.ts'
import { adminConsentUrl, signInOrigin } from './msal/admin-consent.ts'
import { createMsalTokens } from './msal/tokens.ts'
import { askForChannel } from './push/channel.ts'
import { createPresenceSubscription } from './push/subscription.ts'

export interface MicrosoftParts {
  readonly net: Net
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** `origin`: the only place the sign-in page may be at. */
  readonly openBrowser: (url: string, origin: string) => Promise<void>
}

interface Opened {
  readonly feed: PresenceFeed
  readonly session: PresenceSession
  readonly subscription: PresenceSubscription
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
  let opened: Opened | undefined
  const open = () => {
    if (opened !== undefined) return opened
    const client = createGraphClient({ net, tokens, clock, log, origin: cloudOf(config).graph })
    const feed = createPresenceFeed(client, tokens)
    const session = createPresenceSession({ client, tokens, clock, clientId: config.clientId })
    const subscription = createPresenceSubscription({ client, tokens, clock })
    opened = { feed, session, subscription }
    return opened
  }
  const feed: PresenceFeed = { read: async (signal) => open().feed.read(signal) }
  const session: PresenceSession = {
    set: async (request, signal) => open().session.set(request, signal),
    clear: async (signal) => open().session.clear(signal),
  }
  const loopback = config.cloud === 'demo'
  const push: Push = {
    channel: (relayUrl, signal) =>
      askForChannel({ net, tokens, clock, loopback }, relayUrl, signal),
    subscription: {
      ensure: async (channel, signal) => open().subscription.ensure(channel, signal),
      reauthorize: async (signal) => open().subscription.reauthorize(signal),
      remove: async (signal) => open().subscription.remove(signal),
    },
  }
  return {
    ...{ tokens, feed, session },
    adminConsentUrl: (follow: boolean) => adminConsentUrl(config, follow),
    ...(hasNotifications(config) ? { push } : {}),
  }
}
