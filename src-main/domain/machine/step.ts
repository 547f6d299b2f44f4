/**
 * The machine: all rules of product.md in one pure place.
 *
 * ```
 *                  reading                    news, mapped
 *   Teams ---------------------> echo or ---------------------> desired ---> extension
 *                                 news?                 (held while a call is on)
 *                                   | class
 *                                   v
 *   extension --- calls ---> none -> settling -> on -> ending -> none
 *                                                |
 *                                                v urgent read
 *                             leftAlone <--- undecided ---> assert ---> overridden
 *                                 |   a reading that is        ^  |         |
 *                                 +--- not user-configured ----+  v set     v
 *                                                    absent ---> own ---> cleared, guarded
 * ```
 *
 * calls.ts: call phases. reading.ts: echo and class. decision.ts: may this call be shown?
 * override.ts: the probe. claim.ts: a call, or the status set on the phone (phone-status.ts).
 * urgent-read.ts: the reading that a decision waits for. session.ts: the presence session.
 * leftover.ts: that of an earlier run. other-instance.ts: another computer that shares it.
 * mirror.ts: the extension.
 */
import {
  movePhase,
  onCalls,
  onEndSettleTimer,
  onSettleTimer,
  onUnknownCallsTimer,
} from './calls.ts'
import type { Effect, Event, TimerName } from './events.ts'
import { onConfigured, onGate } from './gates.ts'
import {
  onOfflineTimer,
  onPhoneUp,
  onPublished,
  onPublishFailed,
  reconcileExtension,
} from './mirror.ts'
import { onLeftoverTimer, onOtherInstance } from './other-instance.ts'
import {
  onPhoneBack,
  onPhoneGoneTimer,
  onPhoneLost,
  onPhoneSettleTimer,
  onPhoneStatus,
} from './phone-status.ts'
import { onReading } from './reading.ts'
import {
  expireSession,
  onClearDone,
  onClearFailed,
  onRenewTimer,
  onSetDone,
  onSetFailed,
  onWriteAllowed,
  reconcileSession,
  retryNow,
} from './session.ts'
import type { State } from './state.ts'
import { Turn } from './turn.ts'
import { undecidedNow, urgentRead } from './urgent-read.ts'

/** How long a leftover session waits for the call state after the start. */
const leftoverMs = 10_000

export function step(
  state: State,
  event: Event,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const turn = new Turn(state, event)
  expireSession(turn)
  apply(turn, event)
  reconcileSession(turn)
  reconcileExtension(turn)
  return { state: turn.state, effects: turn.effects }
}

function apply(turn: Turn, event: Event): void {
  switch (event.type) {
    case 'started':
      if (turn.state.session.own !== null)
        turn.emit({ type: 'arm', timer: 'leftover', delayMs: leftoverMs })
      return
    case 'reading':
      onReading(turn, event)
      return
    case 'calls':
      onCalls(turn, event.known, event.calls)
      return
    case 'phoneUp':
      onPhoneBack(turn)
      onPhoneUp(turn)
      return
    case 'phoneRemoved':
      turn.extension({ up: false, sent: null, published: null, pending: null })
      return
    case 'phoneDown':
      turn.extension({ up: false })
      onPhoneLost(turn)
      return
    case 'published':
      onPublished(turn, event.status, event.ms)
      return
    case 'publishFailed':
      onPublishFailed(turn, event.code)
      return
    case 'setDone':
      onSetDone(turn, event.ms)
      return
    case 'setFailed':
      onSetFailed(turn, event.code, event.retryAfterMs)
      return
    case 'clearDone':
      onClearDone(turn, event.ms)
      return
    case 'clearFailed':
      onClearFailed(turn, event.code, event.retryAfterMs)
      return
    case 'timer':
      onTimer(turn, event.timer)
      return
    case 'gate':
      onGate(turn, event)
      return
    case 'configured':
      onConfigured(turn, event)
      movePhase(turn)
      return
    case 'phoneStatus':
      onPhoneStatus(turn, event.status)
      return
    case 'otherInstance':
      onOtherInstance(turn, event.seen)
      return
    case 'writeAllowed':
      onWriteAllowed(turn)
      return
    case 'online':
      retryNow(turn)
      return
    case 'meetingHint':
      turn.session({ guardUntil: null, guardNeedsEcho: false })
      return
  }
}

function onTimer(turn: Turn, timer: TimerName): void {
  switch (timer) {
    case 'settle':
      onSettleTimer(turn)
      return
    case 'endSettle':
      onEndSettleTimer(turn)
      return
    case 'unknownRetry':
      if (undecidedNow(turn.state) !== undefined) urgentRead(turn)
      return
    case 'unknownCalls':
      onUnknownCallsTimer(turn)
      return
    case 'leftover':
      onLeftoverTimer(turn)
      return
    case 'renew':
      onRenewTimer(turn)
      return
    case 'assertRetry':
    case 'clearRetry':
      turn.session({ waiting: null })
      return
    case 'offline':
      onOfflineTimer(turn)
      return
    case 'phoneSettle':
      onPhoneSettleTimer(turn)
      return
    case 'phoneGone':
      onPhoneGoneTimer(turn)
      return
    case 'handover':
      turn.phoneStatus({ handover: false })
      return
    case 'mirror':
      return
  }
}
