import type { Answer } from './answer.ts'
import type { LineClock } from './clock.ts'
import {
  applyDialogInfo,
  callsOf,
  type DialogTable,
  emptyTable,
  readDialogInfo,
} from './dialog-info.ts'
import type { OwnDialogs } from './own-dialogs.ts'
import type { Subscribe } from './sip-subscribe.ts'
import { createSubscriptionKeeper, type SubscriptionKeeper } from './subscription-keeper.ts'
import type { Call, LegReport, ParseXml } from './types.ts'

export interface DialogWatchOptions {
  readonly subscribe: Subscribe
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** Tells which dialogs are calls; all are where it is absent. */
  readonly own?: OwnDialogs
  /** All live dialogs; `known: false` when the subscription is lost. */
  readonly onCalls: (known: boolean, calls: readonly Call[]) => void
  readonly onReport: (report: LegReport) => void
  readonly onSupported: (supported: boolean) => void
  /** The first SUBSCRIBE was answered, or its deadline passed; called once. */
  readonly onFirstAnswer: (answer: Answer) => void
}

export interface DialogWatch
  extends Pick<SubscriptionKeeper, 'start' | 'nudge' | 'stop' | 'dispose'> {
  /** The same dialogs may make other calls now. */
  recount(): void
}

/** Follows the calls of the own extension by its dialogs (RFC 4235). */
export function createDialogWatch(options: DialogWatchOptions): DialogWatch {
  const { clock, random, own, onReport, onSupported } = options
  let table: DialogTable = emptyTable
  let known = false

  const count = () => {
    const dialogs = [...table.calls.values()]
    options.onCalls(true, callsOf(own?.callsAmong(dialogs) ?? dialogs))
  }
  const keeper = createSubscriptionKeeper({
    subscribe: options.subscribe,
    ...{ clock, random, lifetime: options.lifetime },
    onFirstAnswer: options.onFirstAnswer,
    onAccepted: () => onSupported(true),
    onPending: () => onReport({ state: 'connecting' }),
    onFailed: (code, retryInMs) => onReport({ state: 'failing', code, retryInMs }),
    onGivenUp(why) {
      if (why === 'wrongPassword') return onReport({ state: 'failing', code: 'sip.wrongPassword' })
      onReport({ state: 'off', code: 'sip.dialogUnsupported' })
      onSupported(false)
    },
    onLost() {
      table = emptyTable
      own?.forget()
      if (!known) return
      known = false
      options.onCalls(false, [])
    },
    onState(body) {
      const info = readDialogInfo(body, options.parseXml)
      if (info.kind === 'malformed') {
        onReport({ state: 'degraded', code: 'sip.malformed' })
        return keeper.askFullState()
      }
      const applied = applyDialogInfo(table, info)
      table = applied.table
      if (!applied.current) return keeper.askFullState()
      known = true
      keeper.settled()
      onReport({ state: 'working' })
      count()
      if (applied.doubtful) keeper.askFullState()
    },
  })
  return {
    ...keeper,
    recount() {
      if (known) count()
    },
  }
}
