import { Core } from 'sip.js'
import { type Answer, seconds } from './answer.ts'
import type { SipUserAgent } from './user-agent.ts'

/** One NOTIFY (RFC 6665 section 4.1.3). */
export interface Notification {
  readonly body: string
  /** Of the body, with its parameters; absent where there is none. */
  readonly contentType?: string | undefined
  readonly state: 'pending' | 'active' | 'terminated'
  readonly reason: string | undefined
  /** Seconds. */
  readonly expires: number | undefined
  /** Seconds. */
  readonly retryAfter: number | undefined
}

/** One subscription to an event package. */
export interface EventSubscription {
  /** To the first SUBSCRIBE. */
  readonly answer: Promise<Answer>
  /** Asks for more time, and thereby for the full state. */
  refresh(): Promise<Answer>
  /** Asks the server to do something, where the package has such documents. */
  change(document: string): Promise<Answer>
  unsubscribe(): Promise<Answer>
  /** Forgets it on this side; nothing is sent. */
  dispose(): void
}

export type Subscribe = (
  expires: number,
  onNotify: (notification: Notification) => void,
) => EventSubscription

/** The packages that the line subscribes to, each with the type of its documents. */
const accepted = {
  dialog: 'application/dialog-info+xml',
  presence: 'application/pidf+xml',
  'as-feature-event': 'application/x-as-feature-event+xml',
} as const
export type EventPackage = keyof typeof accepted

const deadlineMs = 10_000
const unsubscribeDeadlineMs = 2_000
const longestRetryAfter = 3_600

/**
 * Subscribes to an event package, as `dialog` (RFC 4235) or `presence` (RFC 3856), through the core
 * of sip.js: its Subscriber cannot be disposed of while the server is gone.
 * @param target the own address of record where absent
 */
export function sipSubscribe(
  userAgent: SipUserAgent,
  event: EventPackage,
  expires: number,
  onNotify: (notification: Notification) => void,
  target = userAgent.address,
): EventSubscription {
  const { core } = userAgent
  const headers = (lifetime: number) => [
    `Event: ${event}`,
    `Expires: ${lifetime}`,
    `Accept: ${accepted[event]}`,
    `Contact: ${core.configuration.contact.toString()}`,
  ]
  let dialog: Core.Subscription | undefined
  let disposed = false
  let request: Core.OutgoingSubscribeRequest | undefined

  const receive = (incoming: Core.IncomingNotifyRequest) => {
    incoming.accept()
    const { message } = incoming
    const notification = readNotification(message.getHeader('subscription-state'), message.body)
    const contentType = message.getHeader('content-type')
    if (!disposed && notification !== undefined) onNotify({ ...notification, contentType })
  }
  const again = async (lifetime: number, deadline: number, document?: string): Promise<Answer> => {
    const subscription = dialog
    if (subscription === undefined) return { status: 481, local: true }
    let sent: Core.OutgoingSubscribeRequest | undefined
    const answer = await userAgent.transact(deadline, (delegate) => {
      sent = subscription.subscribe(delegate, {
        extraHeaders: headers(lifetime),
        ...(document !== undefined && { body: bodyOf(document, accepted[event]) }),
      })
    })
    if (sent !== undefined) keepSequence(subscription, sent)
    return answer
  }

  const message = core.makeOutgoingRequestMessage(
    'SUBSCRIBE',
    target,
    core.configuration.aor,
    target,
    {},
    headers(expires),
  )
  const answer = userAgent.transact(deadlineMs, (delegate) => {
    request = core.subscribe(message, {
      ...delegate,
      onNotify({ request: incoming, subscription }) {
        dialog = subscription
        if (subscription !== undefined) subscription.delegate = { onNotify: receive }
        receive(incoming)
      },
    })
  })
  return {
    answer,
    refresh: () => again(expires, deadlineMs),
    change: (document) => again(expires, deadlineMs, document),
    unsubscribe: () => again(0, unsubscribeDeadlineMs),
    dispose() {
      disposed = true
      request?.waitNotifyStop()
      dialog?.dispose()
    },
  }
}

function bodyOf(content: string, contentType: string): Core.Body {
  return { contentDisposition: 'render', contentType, content }
}

/**
 * A challenged request inside a dialog is sent again with the next CSeq, which sip.js does not note
 * in the dialog: the request after it would reuse that number and be refused.
 */
function keepSequence(subscription: Core.Subscription, sent: Core.OutgoingSubscribeRequest): void {
  if (!(subscription instanceof Core.SubscriptionDialog)) return
  while ((subscription.localSequenceNumber ?? 0) < sent.message.cseq) {
    if (subscription.localSequenceNumber === undefined) return
    subscription.incrementLocalSequenceNumber()
  }
}

/** Reads `Subscription-State`, as `active;expires=600` or `terminated;reason=timeout`. */
export function readNotification(
  header: string | undefined,
  body: string | undefined,
): Notification | undefined {
  const [word, ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (word !== 'pending' && word !== 'active' && word !== 'terminated') return undefined
  const parameter = (name: string) =>
    parameters.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1)
  const retryAfter = seconds(parameter('retry-after'))
  return {
    body: body ?? '',
    state: word,
    reason: parameter('reason'),
    expires: seconds(parameter('expires')),
    retryAfter: retryAfter === undefined ? undefined : Math.min(retryAfter, longestRetryAfter),
  }
}

/**
 * Fetches the dialogs once (SUBSCRIBE with `Expires: 0`, RFC 6665 section 4.4.3), for the sake of its
 * answer: the cheapest request that servers challenge. The NOTIFY that follows is refused unread.
 */
export function sipFetchDialogs(userAgent: SipUserAgent): Promise<Answer> {
  const { core, address } = userAgent
  const contact = `Contact: ${core.configuration.contact.toString()}`
  const message = core.makeOutgoingRequestMessage(
    'SUBSCRIBE',
    address,
    core.configuration.aor,
    address,
    {},
    ['Event: dialog', 'Expires: 0', `Accept: ${accepted.dialog}`, contact],
  )
  return userAgent.transact(deadlineMs, (delegate) => core.request(message, delegate))
}
