/** What asks for the presence session: a call, or else the status that was set on the phone. */
import type { SessionKind } from '../session-kind.ts'
import type { TimelineCause } from '../timeline.ts'
import {
  asserts,
  type Claim,
  callIsOn,
  type Decision,
  reflects,
  type State,
  undecided,
} from './state.ts'
import type { Turn } from './turn.ts'

/** A call outranks the status, whatever was decided about the call. */
export function claimOf(state: State): Claim | null {
  if (asserts(state) && callIsOn(state)) return 'call'
  return reflectedKind(state) === null ? null : 'phoneStatus'
}

/** The status on the phone counts: Teams has not changed after it. */
export function phoneChangedLast(state: State): boolean {
  const { status, known, superseded } = state.phoneStatus
  return reflects(state) && status !== null && known && superseded !== status
}

/** What the status on the phone is in Teams; `null` where it is nothing. */
export function reflectedKind(state: State): SessionKind | null {
  const { status } = state.phoneStatus
  return status !== null && phoneChangedLast(state) ? state.options.reflection[status] : null
}

export function decisionOf(state: State, claim: Claim): Decision {
  return claim === 'call' ? state.calls.decision : state.phoneStatus.decision
}

export function setDecision(turn: Turn, claim: Claim, decision: Decision): void {
  if (claim === 'call') turn.calls({ decision })
  else turn.phoneStatus({ decision })
}

/** Asked for, and allowed; `null`: no session of ours should live. */
export function wantedKind(state: State): SessionKind | null {
  const claim = claimOf(state)
  if (claim === null || decisionOf(state, claim).kind !== 'assert') return null
  return claim === 'call' ? 'inACall' : reflectedKind(state)
}

/** What was allowed has to be decided on anew. */
export function reconsider(turn: Turn): void {
  for (const claim of ['call', 'phoneStatus'] as const)
    if (decisionOf(turn.state, claim).kind === 'assert') setDecision(turn, claim, undecided)
}

export const causeOfClaim = (claim: Claim): TimelineCause => (claim === 'call' ? 'call' : 'phone')
