import {
  type Answer,
  codeOfAnswer,
  isRefused,
  isSuccess,
  isUnsupported,
  isWrongPassword,
} from './answer.ts'
import { backoffMs, refusedMs } from './backoff.ts'
import { type LineClock, singleTimer } from './clock.ts'
import type { EventSubscription, Notification, Subscribe } from './sip-subscribe.ts'
import type { LineCode } from './types.ts'

export interface KeeperOptions {
  readonly subscribe: Subscribe
  readonly clock: LineClock
  readonly random: () => number
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** The full state; MUST call `settled` of the keeper when it made sense of it. */
  readonly onState: (body: string, contentType: string | undefined) => void
  /** Not yet allowed to see anything (RFC 6665 section 4.1.3). */
  readonly onPending: () => void
  /** What was told so far counts no more: the subscription is lost, or made anew. */
  readonly onLost: () => void
  readonly onAccepted: () => void
  /** Tried again after `retryInMs`. */
  readonly onFailed: (code: LineCode, retryInMs: number) => void
  /** Not tried again over this connection. */
  readonly onGivenUp: (why: 'unsupported' | 'wrongPassword') => void
  /** The first SUBSCRIBE was answered, or its deadline passed; called once. */
  readonly onFirstAnswer: (answer: Answer) => void
}

export interface SubscriptionKeeper {
  start(): void
  /** The state was understood: failures before it count no more. */
  settled(): void
  /** Asks for the full state, at most once in 30 s. */
  askFullState(): void
  /** Sends a document of the package to the server; 481 while there is no subscription. */
  change(document: string): Promise<Answer>
  /** What waits for a retry is tried at once. */
  nudge(): void
  /** Unsubscribes; settles within 2 s whatever the server does. */
  stop(): Promise<void>
  /** Forgets everything on this side, as when the connection is lost. */
  dispose(): void
}

const refreshAfter = 0.75
const shortestRefreshMs = 1_000
const notifyDeadlineMs = 10_000
/** Between two requests for the full state, so that a server that always errs is not hammered. */
const fullStateGapMs = 30_000

/**
 * Keeps one subscription (RFC 6665) alive over one connection: refreshed in time, made anew whenever
 * the server ended or forgot it.
 */
export function createSubscriptionKeeper(options: KeeperOptions): SubscriptionKeeper {
  const { clock, random } = options
  const timer = singleTimer(clock)
  const notifyTimer = singleTimer(clock)
  let subscription: EventSubscription | undefined
  let known = false
  let waiting = false
  let failures = 0
  let lifetime = options.lifetime
  let fullStateAsked = Number.NEGATIVE_INFINITY
  let told = false
  let done = false

  const forget = () => {
    timer.disarm()
    notifyTimer.disarm()
    waiting = false
    subscription?.dispose()
    subscription = undefined
    known = false
    options.onLost()
  }

  /** @param retryAfter seconds, where the server said when to come back: a nudge obeys it too */
  const retry = (code: LineCode, retryAfter: number | undefined, atLeastMs = 0) => {
    forget()
    const asked = Math.max((retryAfter ?? 0) * 1000, atLeastMs)
    const retryInMs = Math.max(backoffMs(failures, random()), asked)
    failures += 1
    options.onFailed(code, retryInMs)
    waiting = retryAfter === undefined
    timer.arm(retryInMs, begin)
  }

  const refused = (answer: Answer) => {
    if (isUnsupported(answer) || isWrongPassword(answer)) {
      forget()
      return options.onGivenUp(isUnsupported(answer) ? 'unsupported' : 'wrongPassword')
    }
    const atLeastMs = isRefused(answer) ? refusedMs(random()) : 0
    retry(codeOfAnswer(answer, 'sip.dialogUnsupported'), answer.retryAfter, atLeastMs)
  }

  const armRefresh = (seconds: number) => {
    timer.arm(Math.max(shortestRefreshMs, seconds * 1000 * refreshAfter), () => void refresh())
  }

  const begin = () => {
    forget()
    const mine = options.subscribe(lifetime, (notification) => {
      if (subscription === mine) received(notification)
    })
    subscription = mine
    void mine.answer.then((answer) => {
      if (done) return
      if (!told) {
        told = true
        options.onFirstAnswer(answer)
      }
      // A NOTIFY that came first may have ended it already, or the page may be stopping.
      if (done || subscription !== mine) return
      if (answer.status === 423 && (answer.minExpires ?? 0) > lifetime) {
        lifetime = answer.minExpires ?? lifetime
        begin()
        return
      }
      if (!isSuccess(answer)) return refused(answer)
      options.onAccepted()
      armRefresh(answer.expires || lifetime)
      if (!known) notifyTimer.arm(notifyDeadlineMs, () => retry('sip.timedOut', undefined))
    })
  }

  const refresh = async () => {
    const mine = subscription
    if (mine === undefined) return
    const answer = await mine.refresh()
    if (done || subscription !== mine) return
    if (isSuccess(answer)) return armRefresh(answer.expires || lifetime)
    // 481: the server has forgotten it (RFC 6665 section 4.1.2.2), as after a restart.
    if (answer.status === 481) return begin()
    refused(answer)
  }

  const received = (notification: Notification) => {
    if (notification.state === 'terminated') return ended(notification)
    if (notification.expires !== undefined) armRefresh(notification.expires)
    notifyTimer.disarm()
    if (notification.state === 'pending') return options.onPending()
    options.onState(notification.body, notification.contentType)
  }

  /** RFC 6665 section 4.1.3 says what each reason asks of the subscriber. */
  const ended = ({ reason, retryAfter }: Notification) => {
    switch (reason) {
      case 'rejected':
        return retry('sip.forbidden', retryAfter, refusedMs(random()))
      case 'noresource':
        return retry('sip.notFound', retryAfter, refusedMs(random()))
      default:
        return retry('sip.connectionLost', retryAfter)
    }
  }

  return {
    start: begin,
    settled() {
      known = true
      failures = 0
    },
    askFullState() {
      const now = clock.monotonic()
      if (now - fullStateAsked < fullStateGapMs) return
      fullStateAsked = now
      void refresh()
    },
    async change(document) {
      const mine = subscription
      if (mine === undefined || done) return { status: 481, local: true }
      const answer = await mine.change(document)
      if (!done && subscription === mine) {
        if (isSuccess(answer)) armRefresh(answer.expires || lifetime)
        // The server has forgotten it: the next one is made at once.
        else if (answer.status === 481) begin()
      }
      return answer
    },
    nudge() {
      if (waiting && !done) begin()
    },
    async stop() {
      if (done) return
      done = true
      timer.disarm()
      notifyTimer.disarm()
      await subscription?.unsubscribe()
      subscription?.dispose()
    },
    dispose() {
      done = true
      forget()
    },
  }
}
