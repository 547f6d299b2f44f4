/** What an earlier run left behind, until it is known whether anything still asks for it. */
import { countsAsCall } from './calls.ts'
import { asserts, isActive, reflects } from './state.ts'
import type { Turn } from './turn.ts'

/** A session of an earlier run: adopted if a call is on, else left to be cleared. */
export function settleLeftover(turn: Turn): void {
  const { state } = turn
  const { own } = state.session
  if (own?.leftover !== true || !state.gates.signedIn) return
  if (isActive(state) && !state.calls.known) return
  // The phone that it was set for has not told its status yet.
  if (own.claim === 'phoneStatus' && reflects(state) && !state.phoneStatus.known) return
  dropLeftover(turn)
  if (own.claim !== 'call') return
  if (!asserts(state) || !countsAsCall(state, state.calls.list)) return
  turn.calls({ phase: 'on', decision: { kind: 'assert', rule: 'assert.adopted' } })
  turn.emit({ type: 'disarm', timer: 'settle' })
  turn.record('call.began', 'leftover', { rule: 'assert.adopted' })
  turn.emit({ type: 'arm', timer: 'renew', delayMs: 0 })
}

/** Known or not, after this it is an ordinary session that no call wants. */
export function dropLeftover(turn: Turn): void {
  const { own } = turn.state.session
  turn.emit({ type: 'disarm', timer: 'leftover' })
  if (own !== null) turn.session({ own: { ...own, leftover: false } })
}
