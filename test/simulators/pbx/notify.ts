import { token } from './answer.ts'
import { writeMessage } from './message.ts'
import type { Connection } from './transport.ts'

/** A subscription and the dialog in which it lives (RFC 6665 section 4.2, RFC 3261 section 12). */
export interface Subscription {
  readonly connection: Connection
  readonly event: 'presence' | 'dialog' | 'as-feature-event'
  /** The Event header field, with its parameters. */
  readonly eventField: string
  readonly extension: string
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  /** From of this server's requests, tag included. */
  readonly local: string
  /** To of this server's requests, tag included. */
  readonly remote: string
  /** The Contact of the subscriber: where requests go. */
  target: string
  localSequence: number
  remoteSequence: number
  /** Of the next document. */
  version: number
  /** Monotonic milliseconds. */
  expiresAt: number
  cancelExpiry: () => void
}

export interface NotifyOptions {
  readonly subscription: Subscription
  /** `host:port` of this server. */
  readonly sentBy: string
  /** Of Subscription-State, as `active;expires=60`. */
  readonly state: string
  readonly body: { readonly type: string; readonly text: string } | undefined
}

/** The next NOTIFY of a subscription, and the branch by which its answer is known. */
export function writeNotify(options: NotifyOptions): { text: string; branch: string } {
  const { subscription, sentBy, state, body } = options
  const branch = `z9hG4bK${token()}`
  subscription.localSequence += 1
  const headers = [
    `Via: SIP/2.0/WS ${sentBy};branch=${branch}`,
    'Max-Forwards: 70',
    `From: ${subscription.local}`,
    `To: ${subscription.remote}`,
    `Call-ID: ${subscription.callId}`,
    `CSeq: ${subscription.localSequence} NOTIFY`,
    `Contact: <sip:${sentBy};transport=ws>`,
    `Event: ${subscription.eventField}`,
    `Subscription-State: ${state}`,
  ]
  return { text: writeMessage(`NOTIFY ${subscription.target} SIP/2.0`, headers, body), branch }
}
