/** The reading that a decision waits for goes ahead of any poll. */
import { claimOf, decisionOf } from './claim.ts'
import type { Decision, State } from './state.ts'
import type { Turn } from './turn.ts'

/** What is asked for waits for a reading to be decided on. */
export function undecidedNow(state: State): Extract<Decision, { kind: 'undecided' }> | undefined {
  const claim = claimOf(state)
  if (claim === null || (claim === 'call' && state.calls.phase !== 'on')) return undefined
  const decision = decisionOf(state, claim)
  return decision.kind === 'undecided' ? decision : undefined
}

/** After every event: reads, or stops reading, as the state asks. */
export function reconcileReading(turn: Turn): void {
  const { calls, session } = turn.state
  const decision = undecidedNow(turn.state)
  if (decision === undefined) {
    if (session.waiting === 'set') {
      turn.session({ waiting: null })
      turn.emit({ type: 'disarm', timer: 'assertRetry' })
    }
    if (!calls.reading) return
    turn.calls({ reading: false })
    turn.emit({ type: 'cancelUrgentRead' })
    return
  }
  if (calls.reading || session.inFlight !== null || session.waiting === 'set') return
  if (decision.unknownReads > 0) return
  urgentRead(turn)
}

export function urgentRead(turn: Turn): void {
  turn.calls({ reading: true })
  turn.emit({ type: 'urgentRead' })
}
