/** The presence session of ours: set, renewed and cleared, one write at a time. */
import type { ErrorCode } from '../codes.ts'
import { describePair } from '../presence.ts'
import { sessionPairs } from '../session-kind.ts'
import type { TimelineCause } from '../timeline.ts'
import { causeOfClaim, claimOf, decisionOf, reconsider, setDecision, wantedKind } from './claim.ts'
import { settleLeftover } from './leftover.ts'
import {
  callIsOn,
  type OwnSession,
  renewAfterMs,
  type State,
  sessionLifetimeMs,
  undecided,
} from './state.ts'
import type { Turn } from './turn.ts'
import { reconcileReading } from './urgent-read.ts'

const guardMs = 60_000
const retryAtMostMs = 30_000

/** Trying again makes sense; the request may or may not have been carried out. */
const transient: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'graph.network',
  'graph.timedOut',
  'graph.notGraph',
  'graph.malformed',
  'graph.throttled',
  'graph.unavailable',
  'graph.staleDecision',
  'signIn.network',
  'signIn.busy',
  'net.proxyUnreachable',
  'net.proxyRefused',
  'net.proxyCredentials',
  'net.certificate',
])
/** The request certainly had no effect. */
const without: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'graph.staleDecision',
  'graph.throttled',
  'graph.rejected',
  'graph.forbidden',
  'signIn.writeConsentRequired',
  'signIn.stepUpRequired',
])

/** What Graph ended by itself is gone; what is still asked for is decided anew. */
export function expireSession(turn: Turn): void {
  const { own, inFlight } = turn.state.session
  if (own === null || inFlight !== null || turn.at < own.expiresAt) return
  forgetSession(turn)
  reconsider(turn)
}

export function forgetSession(turn: Turn): void {
  turn.session({ own: null, attempts: 0, waiting: null })
  turn.emit({ type: 'disarm', timer: 'renew' })
  turn.emit({ type: 'disarm', timer: 'clearRetry' })
  turn.journal()
}

/** After every event: reads, clears and calls back what the state asks for. */
export function reconcileSession(turn: Turn): void {
  settleLeftover(turn)
  decideOnMissing(turn)
  reconcileReading(turn)
  const { own, inFlight, waiting } = turn.state.session
  const { gates } = turn.state
  if (own === null || own.leftover || wantedKind(turn.state) === own.kind) return
  if (inFlight === 'set' || inFlight === 'renewal') {
    turn.session({ inFlight: 'aborted' })
    turn.emit({ type: 'abortWrite' })
    return
  }
  if (inFlight !== null || waiting === 'clear' || !gates.signedIn) return
  if (awaitsDecision(turn.state, own)) return
  if (leavesToOther(turn.state)) {
    forgetSession(turn)
    return
  }
  turn.emit({ type: 'disarm', timer: 'renew' })
  turn.session({ inFlight: 'clear' })
  turn.emit({ type: 'clearSession' })
}

/**
 * Decided on again, not cleared: after a failed set, or where another kind follows. A call's session
 * does not wait long for the status on the phone.
 */
function awaitsDecision(state: State, own: OwnSession): boolean {
  const claim = claimOf(state)
  if (claim === null || decisionOf(state, claim).kind !== 'undecided') return false
  return claim === 'call' || own.claim === 'phoneStatus' || state.phoneStatus.handover
}

/** A live call is another computer's as well: what shows it is left to that (invariant I7). */
function leavesToOther(state: State): boolean {
  const { paused, quitting } = state.gates
  return state.session.otherInstance && callIsOn(state) && (paused || quitting)
}

/** What was allowed and has no session, or has one that shows something else, is decided on anew. */
function decideOnMissing(turn: Turn): void {
  const { own, inFlight } = turn.state.session
  const wanted = wantedKind(turn.state)
  if (wanted !== null && inFlight === null && own?.kind !== wanted) reconsider(turn)
}

export function onRenewTimer(turn: Turn): void {
  const { own, inFlight } = turn.state.session
  if (own === null || inFlight !== null || wantedKind(turn.state) !== own.kind) return
  turn.session({ inFlight: 'renewal' })
  turn.emit({ type: 'setSession', kind: own.kind, renewal: true })
}

export function onSetDone(turn: Turn, ms: number): void {
  const { own, inFlight, steps, reading } = turn.state.session
  if (own === null) {
    turn.session({ inFlight: null })
    return
  }
  const expiresAt = turn.at + sessionLifetimeMs
  const setAt = inFlight === 'renewal' ? own.setAt : turn.at
  turn.session({
    inFlight: null,
    attempts: 0,
    own: { ...own, confirmed: true, mayExist: true, setAt, expiresAt },
  })
  turn.emit({ type: 'arm', timer: 'renew', delayMs: renewAfterMs })
  if (inFlight !== 'set') return
  const { claim } = own
  const decision = decisionOf(turn.state, claim)
  turn.record(claim === 'call' ? 'teams.asserted' : 'teams.reflected', causeOfClaim(claim), {
    rule: decision.kind === 'assert' ? decision.rule : 'assert.call',
    teams: describePair(sessionPairs[own.kind]),
    ...(reading === null ? {} : { reading }),
    steps: [...steps, { step: 'teamsWrite', ms }],
  })
  turn.emit({ type: 'hint' })
}

export function onSetFailed(turn: Turn, code: ErrorCode, retryAfterMs = 0): void {
  const { own, inFlight, attempts } = turn.state.session
  if (own !== null && !own.mayExist && without.has(code)) forgetSession(turn)
  turn.session({ inFlight: null })
  if (inFlight === 'aborted') return
  const jitterMs = backoff(attempts)
  turn.session({ attempts: attempts + 1 })
  if (inFlight === 'renewal' && transient.has(code)) {
    turn.emit({ type: 'arm', timer: 'renew', delayMs: retryAfterMs, jitterMs })
    return
  }
  const claim = own?.claim ?? 'call'
  if (!transient.has(code)) {
    setDecision(turn, claim, { kind: 'refused', code })
    const { reading } = turn.state.session
    turn.record('teams.failed', causeOfClaim(claim), {
      code,
      ...(reading === null ? {} : { reading }),
    })
    return
  }
  setDecision(turn, claim, undecided)
  turn.session({ waiting: 'set' })
  turn.emit({ type: 'arm', timer: 'assertRetry', delayMs: retryAfterMs, jitterMs })
}

export function onClearDone(turn: Turn, ms: number): void {
  const { own } = turn.state.session
  if (own !== null) guardAgainst(turn, own)
  turn.session({ inFlight: null })
  const lost = own?.claim === 'phoneStatus' && !turn.state.phoneStatus.known
  turn.record('teams.cleared', clearCause(turn.state), {
    ...(lost ? { rule: 'reflect.phoneGone' } : {}),
    steps: [{ step: 'teamsWrite', ms }],
  })
  forgetSession(turn)
  turn.emit({ type: 'hint' })
}

export function onClearFailed(turn: Turn, code: ErrorCode, retryAfterMs = 0): void {
  const { attempts } = turn.state.session
  // Told once; what follows is the same, tried again.
  if (attempts === 0) turn.record('teams.failed', clearCause(turn.state), { code })
  turn.session({ inFlight: null, attempts: attempts + 1, waiting: 'clear' })
  const jitterMs = backoff(attempts)
  turn.emit({ type: 'arm', timer: 'clearRetry', delayMs: retryAfterMs, jitterMs })
}

/** What our session showed is not taken for news while readings may lag (invariant I3). */
export function guardAgainst(turn: Turn, { kind, echoSeen }: OwnSession): void {
  const { guardUntil, guardKinds } = turn.state.session
  const guarded = guardUntil !== null && turn.at < guardUntil ? guardKinds : []
  turn.session({
    guardUntil: turn.at + guardMs,
    guardKinds: [...new Set([...guarded, kind])],
    guardNeedsEcho: !echoSeen,
  })
}

/** Microsoft allows the write now: what it refused is decided anew. */
export function onWriteAllowed(turn: Turn): void {
  for (const claim of ['call', 'phoneStatus'] as const)
    if (decisionOf(turn.state, claim).kind === 'refused') setDecision(turn, claim, undecided)
}

/** What waits for a retry is tried at once; what is under way and fails is tried soon. */
export function retryNow(turn: Turn): void {
  const { waiting } = turn.state.session
  turn.session({ attempts: 0 })
  if (waiting === null) return
  turn.session({ waiting: null })
  turn.emit({ type: 'disarm', timer: waiting === 'set' ? 'assertRetry' : 'clearRetry' })
}

const backoff = (attempts: number) => Math.min(retryAtMostMs, 1_000 * 2 ** Math.min(attempts, 10))

/** Why everything of ours is taken back; `callEnded` where nothing but the call is over. */
export function clearCause(state: State): TimelineCause {
  const { gates, enabled, calls, phoneStatus } = state
  const ofCall = state.session.own?.claim !== 'phoneStatus'

  if (gates.quitting) return 'quit'
  if (gates.suspended) return 'power'
  if (gates.paused || gates.signingOut || !gates.signedIn) return 'person'
  if (!enabled.sync || !(ofCall ? enabled.assert : enabled.reflect)) return 'settings'
  const { kind } = ofCall ? calls.decision : phoneStatus.decision
  if (kind === 'overridden') return 'override'
  return ofCall ? 'callEnded' : 'phone'
}
