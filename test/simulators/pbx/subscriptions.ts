import { Grammar } from 'sip.js'
import type { Clock } from '../../../src-main/ports.ts'
import { type Answer, token } from './answer.ts'
import { accepts, eventPackage, type Lifetimes, lifetimeOf } from './fields.ts'
import type { SipRequest, SipResponse } from './message.ts'
import { type Subscription, writeNotify } from './notify.ts'
import type { Connection } from './transport.ts'

export type EventPackage = Subscription['event']

export interface Subscriptions {
  /** Answers a SUBSCRIBE; `extension` is what its Request-URI names. */
  answer(request: SipRequest, extension: string | undefined, connection: Connection): Answer
  /** Tells all subscribers the new state. */
  changed(event: EventPackage, extension: string): void
  /** Takes the answer to a NOTIFY. */
  responded(response: SipResponse): void
  /** No NOTIFY can reach that client any more: its subscriptions are gone. */
  closed(connection: Connection): void
  dispose(): void
}

export interface SubscriptionsOptions {
  readonly clock: Pick<Clock, 'monotonic' | 'timer'>
  readonly lifetimes: Lifetimes
  /** `host:port` of this server. */
  readonly sentBy: () => string
  /** The media type of each event package that there is. */
  readonly types: Readonly<Partial<Record<EventPackage, string>>>
  /** The full state; undefined makes a NOTIFY without a body. */
  readonly state: (
    event: EventPackage,
    extension: string,
    version: number,
    why: 'asked' | 'changed',
  ) => { readonly type: string; readonly text: string } | undefined
  /** Looks at the body of a SUBSCRIBE; an answer refuses it. */
  readonly take: (
    event: EventPackage,
    request: SipRequest,
    extension: string,
    inDialog: boolean,
  ) => Answer | undefined
}

/** 64 times T1: the end of a request without an answer (RFC 3261 section 17.1.2.2, timer F). */
const notifyDeadlineMs = 32_000
const mostSubscriptions = 500

/** The notifier of RFC 6665, for `presence` (RFC 3856), `dialog` (RFC 4235) and features. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { clock, lifetimes, types } = options
  const packages = (['presence', 'dialog', 'as-feature-event'] as const).filter(
    (each) => types[each],
  )
  const subscriptions = new Set<Subscription>()
  const unanswered = new Map<string, { subscription: Subscription; cancel: () => void }>()

  const end = (subscription: Subscription): void => {
    subscription.cancelExpiry()
    subscriptions.delete(subscription)
  }
  const notify = (
    subscription: Subscription,
    state: string,
    why: 'asked' | 'changed' = 'asked',
  ): void => {
    const { event, extension, version } = subscription
    const body = options.state(event, extension, version, why)
    if (body !== undefined) subscription.version += 1
    const sentBy = options.sentBy()
    const { text, branch } = writeNotify({ subscription, sentBy, state, body })
    const cancel = clock.timer(notifyDeadlineMs, () => {
      unanswered.delete(branch)
      end(subscription)
    })
    unanswered.set(branch, { subscription, cancel })
    subscription.connection.send(text)
  }
  const notifyActive = (subscription: Subscription, why?: 'changed'): void => {
    const left = Math.ceil((subscription.expiresAt - clock.monotonic()) / 1000)
    notify(subscription, `active;expires=${Math.max(left, 0)}`, why)
  }
  const notifyEnd = (subscription: Subscription): void => {
    notify(subscription, 'terminated;reason=timeout')
    end(subscription)
  }
  /** Grants more time, or none; the NOTIFY with the full state follows (section 4.2.1.2). */
  const grant = (subscription: Subscription, seconds: number): Answer => {
    subscription.cancelExpiry()
    subscription.expiresAt = clock.monotonic() + seconds * 1000
    subscription.cancelExpiry = clock.timer(seconds * 1000, () => notifyEnd(subscription))
    const contact = `Contact: <sip:${options.sentBy()};transport=ws>`
    return {
      status: 200,
      toTag: subscription.localTag,
      headers: [`Expires: ${seconds}`, contact],
      afterwards: () => (seconds === 0 ? notifyEnd : notifyActive)(subscription),
    }
  }
  const find = (request: SipRequest, connection: Connection): Subscription | undefined =>
    [...subscriptions].find(
      (each) =>
        each.connection === connection &&
        each.callId === request.callId &&
        each.localTag === request.to.getParam('tag') &&
        each.remoteTag === request.from.getParam('tag') &&
        each.event === eventPackage(request),
    )

  return {
    answer(request, extension, connection) {
      const named = eventPackage(request)
      const event = packages.find((each) => each === named)
      const type = event && types[event]
      if (event === undefined || type === undefined) {
        return { status: 489, headers: [`Allow-Events: ${packages.join(', ')}`] }
      }
      if (!accepts(request, type)) return { status: 406 }
      const lifetime = lifetimeOf(request, lifetimes)
      if (lifetime.kind === 'malformed') return { status: 400 }
      if (lifetime.kind === 'tooBrief') {
        return { status: 423, headers: [`Min-Expires: ${lifetimes.shortest}`] }
      }
      const target = Grammar.nameAddrHeaderParse(request.header('contact') ?? '')?.uri.toRaw()

      if (request.to.hasParam('tag')) {
        const known = find(request, connection)
        if (known === undefined) return { status: 481 }
        // RFC 3261 section 12.2.2: a request that is older than one answered already.
        if (request.sequence.number <= known.remoteSequence) return { status: 500 }
        known.remoteSequence = request.sequence.number
        const refused = options.take(event, request, known.extension, true)
        if (refused !== undefined) return refused
        known.target = target ?? known.target
        return grant(known, lifetime.seconds)
      }
      if (extension === undefined) return { status: 404 }
      const refused = options.take(event, request, extension, false)
      if (refused !== undefined) return refused
      const remoteTag = request.from.getParam('tag')
      if (!remoteTag || target === undefined) return { status: 400 }
      if (subscriptions.size >= mostSubscriptions) return { status: 503 }
      const localTag = token()
      const subscription: Subscription = {
        ...{ connection, event, extension, callId: request.callId, localTag, remoteTag, target },
        eventField: request.header('event') ?? event,
        local: `${request.header('to')};tag=${localTag}`,
        remote: request.header('from') ?? '',
        ...{ localSequence: 0, remoteSequence: request.sequence.number, version: 0 },
        ...{ expiresAt: 0, cancelExpiry: () => {} },
      }
      subscriptions.add(subscription)
      return grant(subscription, lifetime.seconds)
    },
    changed(event, extension) {
      for (const each of subscriptions) {
        if (each.event === event && each.extension === extension) notifyActive(each, 'changed')
      }
    },
    responded(response) {
      const branch = /;\s*branch=([^;,\s]+)/i.exec(response.header('via') ?? '')?.[1] ?? ''
      const known = unanswered.get(branch)
      if (known === undefined || response.status < 200) return
      known.cancel()
      unanswered.delete(branch)
      // Above all 481, by which a subscriber says that it wants no more (section 4.2.2).
      if (response.status >= 300) end(known.subscription)
    },
    closed(connection) {
      for (const each of subscriptions) if (each.connection === connection) end(each)
      for (const [branch, { subscription, cancel }] of unanswered) {
        if (subscription.connection !== connection) continue
        cancel()
        unanswered.delete(branch)
      }
    },
    dispose() {
      for (const each of subscriptions) end(each)
      for (const { cancel } of unanswered.values()) cancel()
      unanswered.clear()
    },
  }
}
