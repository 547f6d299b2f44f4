/**
 * May this call, or the status set on the phone, be shown in Teams? Decided on a fresh reading, for a
 * call once it has settled.
 */
import { mayAssert } from '../classify.ts'
import { describePair, type PresencePair } from '../presence.ts'
import type { RuleId } from '../rules.ts'
import { causeOfClaim, claimOf, decisionOf, setDecision, wantedKind } from './claim.ts'
import type { Event } from './events.ts'
import { guardAgainst } from './session.ts'
import { type Claim, sessionLifetimeMs } from './state.ts'
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
  const claim = claimOf(turn.state)
  if (claim === null || turn.state.session.inFlight !== null) return
  if (claim === 'call' && turn.state.calls.phase !== 'on') return
  const decision = decisionOf(turn.state, claim)
  if (decision.kind !== 'undecided' && decision.kind !== 'leftAlone') return
  // A set that failed waits for its own retry, however often is read meanwhile.
  if (turn.state.session.waiting === 'set') return
  if (verdict.mayWrite === 'unknown') {
    decideOnUnknown(turn, claim, event)
    return
  }
  turn.emit({ type: 'disarm', timer: 'unknownRetry' })
  // Teams says as much by itself, and may be where the phone has it from.
  const alike = claim === 'phoneStatus' && verdict.rule === 'class.automaticDoNotDisturb'
  if (verdict.mayWrite && !alike) assert(turn, claim, event, verdict.rule)
  else leaveAlone(turn, claim, event.pair, verdict.rule)
}

function assert(turn: Turn, claim: Claim, event: Reading, rule: RuleId): void {
  const { own } = turn.state.session
  setDecision(turn, claim, { kind: 'assert', rule })
  const kind = wantedKind(turn.state)
  if (kind === null) return
  // What stood until now is read for a while yet.
  const replaces = own !== null && own.kind !== kind
  if (replaces) guardAgainst(turn, own)
  turn.phoneStatus({ handover: false })
  turn.session({ waiting: null })
  turn.emit({ type: 'disarm', timer: 'clearRetry' })
  turn.session({
    inFlight: 'set',
    reading: turn.reading,
    steps: [
      ...(claim === 'call' ? [{ step: 'settle' as const, ms: turn.state.options.settleMs }] : []),
      { step: 'teamsRead', ms: event.answeredAt - event.requestedAt },
    ],
    own: {
      kind,
      claim,
      setAt: turn.at,
      expiresAt: turn.at + sessionLifetimeMs,
      confirmed: false,
      mayExist: own !== null,
      leftover: false,
      echoSeen: own !== null && !replaces && own.echoSeen,
      overrideSince: null,
    },
  })
  // Written down first: after a kill the next run knows that a session may exist.
  turn.journal()
  turn.emit({
    type: 'setSession',
    kind,
    renewal: false,
    leaveBefore: event.answeredAt + freshForMs,
  })
}

function leaveAlone(turn: Turn, claim: Claim, pair: PresencePair, classRule: RuleId): void {
  const rule: RuleId = classRule === 'class.noSession' ? 'assert.notRunning' : classRule
  const decision = decisionOf(turn.state, claim)
  setDecision(turn, claim, { kind: 'leftAlone', rule })
  if (decision.kind === 'leftAlone' && decision.rule === rule) return
  turn.record('teams.leftAlone', causeOfClaim(claim), { rule, teams: describePair(pair) })
}

/** Unknown: the last known class while it is fresh, else three more reads, else what was known. */
function decideOnUnknown(turn: Turn, claim: Claim, event: Reading): void {
  const decision = decisionOf(turn.state, claim)
  if (decision.kind !== 'undecided') return
  const { known } = turn.state.presence
  const fresh = known !== null && turn.at - known.at < knownForMs
  if (!fresh && decision.unknownReads < unknownReadsAtMost) {
    const unknownReads = decision.unknownReads + 1
    setDecision(turn, claim, { kind: 'undecided', unknownReads })
    turn.emit({ type: 'arm', timer: 'unknownRetry', delayMs: unknownRetryMs })
    return
  }
  const may = known !== null && mayAssert(known.classification, turn.state.options) === true
  if (may) assert(turn, claim, event, 'class.unknown')
  else leaveAlone(turn, claim, event.pair, known?.classification.rule ?? 'class.unknown')
}
