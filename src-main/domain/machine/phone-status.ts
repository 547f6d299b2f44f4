/** What the person sets on the phone itself, where the person wants Teams to follow it. */
import type { Classification } from '../classify.ts'
import type { PhoneStatus } from '../phone-status.ts'
import { decisionOf, phoneChangedLast, reflectedKind } from './claim.ts'
import { reflects, undecided } from './state.ts'
import type { Turn } from './turn.ts'

/** A call's session gives way to the status within the 5 seconds of invariant I2. */
const handoverMs = 3_000
/** A phone system that cannot be reached is believed this long. */
const goneMs = 5 * 60_000

export function onPhoneStatus(turn: Turn, status: PhoneStatus | null): void {
  if (status === turn.state.phoneStatus.status) return
  turn.phoneStatus({ status, decision: undecided, superseded: false })
  if (!reflects(turn.state)) return
  turn.record('phone.changed', 'person', {
    rule: status === null ? 'reflect.none' : `reflect.${status}`,
  })
  // Where the phone has one status only, it took the place of what Lockstep had written there.
  if (turn.state.extension.sent !== null) turn.extension({ overwritten: true })
}

/**
 * The two sides differ, and Teams changed last: what the phone says no longer counts. What Teams does
 * by itself while the phone's status is shown is no change of the person's mind.
 */
export function onTeamsChanged(turn: Turn, chosen: Classification['userConfigured']): void {
  if (!phoneChangedLast(turn.state)) return
  const { kind } = decisionOf(turn.state, 'phoneStatus')
  const shown = reflectedKind(turn.state) !== null && (kind === 'assert' || kind === 'undecided')
  if (shown && chosen !== 'yes') return
  turn.phoneStatus({ superseded: true })
  turn.record('phone.superseded', 'teams', { rule: 'reflect.lastChange' })
}

/** The call is over: what it outranked is shown again. */
export function handOver(turn: Turn): void {
  if (reflectedKind(turn.state) === null) return
  turn.phoneStatus({ decision: undecided })
  if (turn.state.session.own === null) return
  turn.phoneStatus({ handover: true })
  turn.emit({ type: 'arm', timer: 'handover', delayMs: handoverMs })
}

/** What was set on the phone may be over by now. */
export function onPhoneLost(turn: Turn): void {
  if (turn.state.phoneStatus.status !== null)
    turn.emit({ type: 'arm', timer: 'phoneGone', delayMs: goneMs })
}
