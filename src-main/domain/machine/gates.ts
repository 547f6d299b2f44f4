/** What opens and closes: sign-in, pause, sleep, quit, and the settings. */

import { reflectedKind } from './claim.ts'
import type { Event } from './events.ts'
import { forgetDesired, onMappingChanged } from './mirror.ts'
import { asserts, isActive, mirrors, undecided } from './state.ts'
import type { Turn } from './turn.ts'

export function onGate(turn: Turn, event: Extract<Event, { type: 'gate' }>): void {
  const { gate, value } = event
  if (turn.state.gates[gate] === value) return
  const wasActive = isActive(turn.state)
  turn.state = { ...turn.state, gates: { ...turn.state.gates, [gate]: value } }
  if (event.accountChanged === true) forgetAccount(turn)
  if (gate === 'paused') turn.record(value ? 'sync.paused' : 'sync.resumed', 'person')
  if (gate === 'suspended') turn.record(value ? 'sync.suspended' : 'sync.resumed', 'power')
  if (gate === 'signedIn') {
    if (event.expired === true) turn.record('account.expired', 'teams')
    else turn.record(value ? 'account.signedIn' : 'account.signedOut', 'person')
  }
  if (!wasActive && isActive(turn.state)) startAnew(turn)
}

export function onConfigured(turn: Turn, event: Extract<Event, { type: 'configured' }>): void {
  const { enabled, options } = event
  const wasActive = isActive(turn.state)
  const asserted = asserts(turn.state)
  const kind = reflectedKind(turn.state)
  const mirrored = mirrors(turn.state)
  turn.state = { ...turn.state, enabled, options }
  if (!wasActive && isActive(turn.state)) startAnew(turn)
  if (!asserted && asserts(turn.state)) turn.calls({ decision: undecided })
  if (kind !== reflectedKind(turn.state)) turn.phoneStatus({ decision: undecided })
  if (!mirrored && mirrors(turn.state)) turn.extension({ cause: 'settings' })
  onMappingChanged(turn)
}

/** Nothing read before counts: the next reading and the present calls say what holds. */
function startAnew(turn: Turn): void {
  forgetDesired(turn)
  turn.presence({ contiguous: false })
  turn.calls({ decision: undecided })
  turn.phoneStatus({ decision: undecided })
}

/** What was read and set for another person is none of this person's business. */
function forgetAccount(turn: Turn): void {
  turn.presence({ observed: null, known: null, contiguous: false })
  turn.phoneStatus({ superseded: null })
  turn.session({ own: null, guardUntil: null, guardNeedsEcho: false, waiting: null, attempts: 0 })
}
