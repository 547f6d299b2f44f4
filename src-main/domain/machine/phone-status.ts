/** What the person sets on the phone itself, where the person wants Teams to follow it. */
import type { Classification } from '../classify.ts'
import type { PhoneStatus } from '../phone-status.ts'
import { phoneChangedLast, reflectedKind } from './claim.ts'
import { type Decision, reflects, undecided } from './state.ts'
import type { Turn } from './turn.ts'

/** A status counts once it has lasted this long: a flapping phone writes no storm (invariant I6). */
const settleMs = 1_000
/** A call's session gives way to the status within the 5 seconds of invariant I2. */
const handoverMs = 3_000
/** A phone system that cannot be reached is believed this long. */
const goneMs = 5 * 60_000

export function onPhoneStatus(turn: Turn, told: PhoneStatus | null): void {
  // The connection that is closed at the end has nothing to tell any more.
  if (told === turn.state.phoneStatus.told || turn.state.gates.quitting) return
  turn.phoneStatus({ told })
  const { status, known } = turn.state.phoneStatus
  if (told === status && known) turn.emit({ type: 'disarm', timer: 'phoneSettle' })
  else turn.emit({ type: 'arm', timer: 'phoneSettle', delayMs: settleMs })
}

export function onPhoneSettleTimer(turn: Turn): void {
  const { told, status, known, superseded } = turn.state.phoneStatus
  if (told === undefined) return
  if (!known) turn.phoneStatus({ known: true, decision: undecided })
  // The first status of a run may be the one that stood when the last run ended.
  const stands = superseded === told && !known
  if (superseded !== null && !stands && (told !== status || told === null)) {
    turn.phoneStatus({ superseded: null })
    turn.journal()
  }
  if (told !== status) change(turn, told)
}

function change(turn: Turn, status: PhoneStatus | null): void {
  turn.phoneStatus({ status, decision: undecided })
  if (!reflects(turn.state)) return
  turn.record('phone.changed', 'person', {
    rule: status === null ? 'reflect.none' : `reflect.${status}`,
  })
  // Where the phone has one status only, it took the place of what Lockstep had written there.
  if (turn.state.extension.sent !== null) turn.extension({ overwritten: true })
}

/**
 * The two sides differ, and Teams changed last: what the phone says no longer counts. What Teams does
 * by itself while the phone's status is shown, or may yet be, is no change of the person's mind.
 */
export function onTeamsChanged(turn: Turn, chosen: Classification['userConfigured']): void {
  if (!phoneChangedLast(turn.state)) return
  const { status, decision } = turn.state.phoneStatus
  const shown = reflectedKind(turn.state) !== null && mayBeShown(decision)
  if (shown && chosen !== 'yes') return
  turn.phoneStatus({ superseded: status })
  turn.journal()
  turn.record('phone.superseded', 'teams', { rule: 'reflect.lastChange' })
}

function mayBeShown(decision: Decision): boolean {
  switch (decision.kind) {
    case 'assert':
    case 'undecided':
      return true
    case 'leftAlone':
      // Nothing the person chose stands against it.
      return decision.rule === 'assert.notRunning' || decision.rule === 'class.unknown'
    case 'overridden':
    case 'refused':
      return false
  }
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
  const { told, status } = turn.state.phoneStatus
  if (told != null || status !== null)
    turn.emit({ type: 'arm', timer: 'phoneGone', delayMs: goneMs })
}

export function onPhoneGoneTimer(turn: Turn): void {
  turn.phoneStatus({ known: false })
}

/** What the phone said before its absence stands, unless it says something else now. */
export function onPhoneBack(turn: Turn): void {
  turn.emit({ type: 'disarm', timer: 'phoneGone' })
  const { told, known } = turn.state.phoneStatus
  if (!known && told !== undefined)
    turn.emit({ type: 'arm', timer: 'phoneSettle', delayMs: settleMs })
}
