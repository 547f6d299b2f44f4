/** May this call be shown in Teams? Decided on a fresh reading, once the call has settled. */
import { mayAssert } from '../classify.ts'
import { describePair, type PresencePair } from '../presence.ts'
import type { RuleId } from '../rules.ts'
import type { Event } from './events.ts'
import { asserts, sessionLifetimeMs } from './state.ts'
import type { Turn } from './turn.ts'

/** From the answer of the deciding read to the write that follows it (invariant I1). */
const freshForMs = 2_000
const unknownRetryMs = 2_000
const unknownReadsAtMost = 3
/** A known class is trusted this long while Teams tells nothing. */
const knownForMs = 2 * 60_000

type Reading = Extract<Event, { type: 'reading' }>

export interface Verdict {
  readonly mayWrite: boolean | 'unknown'
  readonly rule: RuleId
}

export function decide(turn: Turn, event: Reading, verdict: Verdict): void {
  const { phase, decision } = turn.state.calls
  if (phase !== 'on' || !asserts(turn.state) || turn.state.session.inFlight !== null) return
  if (decision.kind !== 'undecided' && decision.kind !== 'leftAlone') return
  // A set that failed waits for its own retry, however often is read meanwhile.
  if (turn.state.session.waiting === 'set') return
  if (verdict.mayWrite === 'unknown') {
    decideOnUnknown(turn, event)
    return
  }
  turn.emit({ type: 'disarm', timer: 'unknownRetry' })
  if (verdict.mayWrite) assertCall(turn, event, verdict.rule)
  else leaveAlone(turn, event.pair, verdict.rule)
}

function assertCall(turn: Turn, event: Reading, rule: RuleId): void {
  const { own } = turn.state.session
  turn.session({ waiting: null })
  turn.emit({ type: 'disarm', timer: 'clearRetry' })
  turn.calls({ decision: { kind: 'assert', rule } })
  turn.session({
    inFlight: 'set',
    reading: turn.reading,
    steps: [
      { step: 'settle', ms: turn.state.options.settleMs },
      { step: 'teamsRead', ms: event.answeredAt - event.requestedAt },
    ],
    own: {
      setAt: turn.at,
      expiresAt: turn.at + sessionLifetimeMs,
      confirmed: false,
      mayExist: own !== null,
      leftover: false,
      echoSeen: own?.echoSeen ?? false,
      overrideSince: null,
    },
  })
  // Written down first: after a kill the next run knows that a session may exist.
  turn.journal()
  turn.emit({ type: 'setSession', renewal: false, leaveBefore: event.answeredAt + freshForMs })
}

function leaveAlone(turn: Turn, pair: PresencePair, classRule: RuleId): void {
  const rule: RuleId = classRule === 'class.noSession' ? 'assert.notRunning' : classRule
  const { decision } = turn.state.calls
  turn.calls({ decision: { kind: 'leftAlone', rule } })
  if (decision.kind === 'leftAlone' && decision.rule === rule) return
  turn.record('teams.leftAlone', 'call', { rule, teams: describePair(pair) })
}

/** Unknown: the last known class while it is fresh, else three more reads, else what was known. */
function decideOnUnknown(turn: Turn, event: Reading): void {
  const { decision } = turn.state.calls
  if (decision.kind !== 'undecided') return
  const { known } = turn.state.presence
  const fresh = known !== null && turn.at - known.at < knownForMs
  if (!fresh && decision.unknownReads < unknownReadsAtMost) {
    turn.calls({ decision: { kind: 'undecided', unknownReads: decision.unknownReads + 1 } })
    turn.emit({ type: 'arm', timer: 'unknownRetry', delayMs: unknownRetryMs })
    return
  }
  const may = known !== null && mayAssert(known.classification, turn.state.options) === true
  if (may) assertCall(turn, event, 'class.unknown')
  else leaveAlone(turn, event.pair, known?.classification.rule ?? 'class.unknown')
}
