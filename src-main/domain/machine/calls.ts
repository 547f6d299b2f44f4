/** The call phases: which dialogs make a call of the person, and when it is one and no longer one. */
import { type Call, callStateOf } from '../calls.ts'
import { handOver } from './phone-status.ts'
import { retryNow } from './session.ts'
import { type State, undecided } from './state.ts'
import type { Turn } from './turn.ts'

/** How long a lost call watch is trusted to come back before the call counts as over. */
const unknownCallsMs = 60_000

/** The extension rings or talks: its presence is left as it is (invariant I5). */
export function holdsExtension({ calls }: State): boolean {
  return calls.list.length > 0
}

export function countsAsCall(state: State, list: readonly Call[]): boolean {
  const callState = callStateOf(list)
  return callState === 'talking' || (state.options.ringing && callState !== 'idle')
}

export function onCalls(turn: Turn, known: boolean, list: readonly Call[]): void {
  const wasKnown = turn.state.calls.known
  if (!known) {
    if (!wasKnown) return
    turn.calls({ known: false })
    // Nothing was written for it yet, and nothing will be on a guess.
    if (turn.state.calls.phase === 'settling') leaveSettling(turn)
    turn.emit({ type: 'arm', timer: 'unknownCalls', delayMs: unknownCallsMs })
    return
  }
  if (!wasKnown) turn.emit({ type: 'disarm', timer: 'unknownCalls' })
  turn.calls({ known: true, list })
  movePhase(turn)
}

/** The watch did not come back: a status that lies is worse than none. */
export function onUnknownCallsTimer(turn: Turn): void {
  turn.calls({ list: [] })
  const { phase } = turn.state.calls
  if (phase === 'none') return
  turn.emit({ type: 'disarm', timer: 'endSettle' })
  endCall(turn, 'assert.callStateUnknown')
}

export function movePhase(turn: Turn): void {
  const onCall = countsAsCall(turn.state, turn.state.calls.list)
  switch (turn.state.calls.phase) {
    case 'none':
      if (!onCall) return
      turn.calls({ phase: 'settling' })
      turn.emit({ type: 'arm', timer: 'settle', delayMs: turn.state.options.settleMs })
      return
    case 'settling':
      if (onCall) return
      leaveSettling(turn)
      turn.record('call.ended', 'call', { rule: 'assert.tooShort' })
      return
    case 'on':
      if (onCall) return
      turn.calls({ phase: 'ending' })
      turn.emit({ type: 'arm', timer: 'endSettle', delayMs: turn.state.options.endSettleMs })
      return
    case 'ending':
      if (!onCall) return
      turn.calls({ phase: 'on' })
      turn.emit({ type: 'disarm', timer: 'endSettle' })
      return
  }
}

function leaveSettling(turn: Turn): void {
  turn.calls({ phase: 'none' })
  turn.emit({ type: 'disarm', timer: 'settle' })
}

export function onSettleTimer(turn: Turn): void {
  if (turn.state.calls.phase !== 'settling') return
  turn.calls({ phase: 'on', decision: undecided, settledAt: turn.at })
  // A retry of what was set on the phone does not hold up the call.
  if (turn.state.session.waiting === 'set') retryNow(turn)
  turn.record('call.began', 'call', {
    steps: [{ step: 'settle', ms: turn.state.options.settleMs }],
  })
}

export function onEndSettleTimer(turn: Turn): void {
  if (turn.state.calls.phase === 'ending') endCall(turn)
}

function endCall(turn: Turn, rule?: 'assert.callStateUnknown'): void {
  turn.calls({ phase: 'none', decision: undecided })
  handOver(turn)
  turn.record('call.ended', 'callEnded', rule === undefined ? {} : { rule })
  turn.emit({ type: 'hint' })
}
