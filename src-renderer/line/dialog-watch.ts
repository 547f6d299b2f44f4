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
import {
  applyDialogInfo,
  callsOf,
  type DialogTable,
  emptyTable,
  readDialogInfo,
} from './dialog-info.ts'
import type { DialogSubscription, Notification, Subscribe } from './sip-subscribe.ts'
import type { Call, LegReport, LineCode, ParseXml } from './types.ts'

export interface DialogWatchOptions {
  readonly subscribe: Subscribe
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** All live dialogs; `known: false` when the subscription is lost. */
  readonly onCalls: (known: boolean, calls: readonly Call[]) => void
  readonly onReport: (report: LegReport) => void
  readonly onSupported: (supported: boolean) => void
  /** The first SUBSCRIBE was answered, or its deadline passed; called once. */
  readonly onFirstAnswer: (answer: Answer) => void
}

export interface DialogWatch {
  start(): void
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
 * Follows the calls of the own extension over one connection: SUBSCRIBE to the `dialog` package
 * (RFC 6665, RFC 4235), refreshed in time, made anew whenever the server ended or forgot it.
 */
export function createDialogWatch(options: DialogWatchOptions): DialogWatch {
  const { clock, random, onReport } = options
  const timer = singleTimer(clock)
  const notifyTimer = singleTimer(clock)
  let subscription: DialogSubscription | undefined
  let table: DialogTable = emptyTable
  let known = false
  let failures = 0
  let lifetime = options.lifetime
  let fullStateAsked = Number.NEGATIVE_INFINITY
  let told = false
  let done = false

  const forget = () => {
    timer.disarm()
    notifyTimer.disarm()
    subscription?.dispose()
    subscription = undefined
    table = emptyTable
    if (!known) return
    known = false
    options.onCalls(false, [])
  }

  const retry = (code: LineCode, atLeastMs: number) => {
    forget()
    const retryInMs = Math.max(backoffMs(failures, random()), atLeastMs)
    failures += 1
    onReport({ state: 'failing', code, retryInMs })
    timer.arm(retryInMs, begin)
  }

  const refused = (answer: Answer) => {
    if (isUnsupported(answer)) {
      forget()
      onReport({ state: 'off', code: 'sip.dialogUnsupported' })
      options.onSupported(false)
      return
    }
    if (isWrongPassword(answer)) {
      forget()
      onReport({ state: 'failing', code: 'sip.wrongPassword' })
      return
    }
    const minimum = isRefused(answer) ? refusedMs(random()) : (answer.retryAfter ?? 0) * 1000
    retry(codeOfAnswer(answer, 'sip.dialogUnsupported'), minimum)
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
      options.onSupported(true)
      armRefresh(answer.expires || lifetime)
      if (!known) notifyTimer.arm(notifyDeadlineMs, () => retry('sip.timedOut', 0))
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

  const askFullState = () => {
    const now = clock.monotonic()
    if (now - fullStateAsked < fullStateGapMs) return
    fullStateAsked = now
    void refresh()
  }

  const received = (notification: Notification) => {
    if (notification.state === 'terminated') return ended(notification)
    if (notification.expires !== undefined) armRefresh(notification.expires)
    notifyTimer.disarm()
    // Not yet allowed to see anything (RFC 6665 section 4.1.3).
    if (notification.state === 'pending') return onReport({ state: 'connecting' })
    const info = readDialogInfo(notification.body, options.parseXml)
    if (info.kind === 'malformed') {
      onReport({ state: 'degraded', code: 'sip.malformed' })
      return askFullState()
    }
    const applied = applyDialogInfo(table, info)
    table = applied.table
    if (!applied.current) return askFullState()
    known = true
    failures = 0
    onReport({ state: 'working' })
    options.onCalls(true, callsOf(table))
  }

  /** RFC 6665 section 4.1.3 says what each reason asks of the subscriber. */
  const ended = ({ reason, retryAfter }: Notification) => {
    switch (reason) {
      case 'rejected':
        return retry('sip.forbidden', refusedMs(random()))
      case 'noresource':
        return retry('sip.notFound', refusedMs(random()))
      default:
        return retry('sip.connectionLost', (retryAfter ?? 0) * 1000)
    }
  }

  return {
    start: begin,
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
