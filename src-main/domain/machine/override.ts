/**
 * The own-session probe: DoNotDisturb outranks Busy among sessions, and Busy outranks Available and
 * Away. While a session of ours lives, a reading that it outranks can only be a user-preferred presence
 * (https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
 */
import { describePair, type PresencePair } from '../presence.ts'
import type { RuleId } from '../rules.ts'
import type { SessionKind } from '../session-kind.ts'
import { decisionOf, setDecision, wantedKind } from './claim.ts'
import type { Turn } from './turn.ts'

/** Readings may lag this long behind our own write. */
const probeAfterMs = 90_000
const probeGapMs = 20_000

/** Only the person can set these: one reading is enough. */
const chosen: ReadonlySet<RuleId> = new Set([
  'class.beRightBack',
  'class.doNotDisturb',
  'class.appearOffline',
])

const belowBusy: readonly RuleId[] = [
  'class.available',
  'class.awayIdle',
  'class.awayChosen',
  'class.awayUncertain',
]
/** Ambiguous on their own: two readings, after the lag, at a distance. */
const outranked: Readonly<Record<SessionKind, ReadonlySet<RuleId>>> = {
  inACall: new Set(belowBusy),
  doNotDisturb: new Set([...belowBusy, 'class.busyAutomatic', 'class.busyChosen']),
  // Any other session of the person outranks Away.
  away: new Set(),
}

export function watchForOverride(turn: Turn, pair: PresencePair, rule: RuleId): void {
  const { own } = turn.state.session
  if (own === null || !own.confirmed || wantedKind(turn.state) !== own.kind) return
  if (!chosen.has(rule)) {
    const probing = outranked[own.kind].has(rule) && turn.at - own.setAt >= probeAfterMs
    const since = probing ? (own.overrideSince ?? turn.at) : null
    turn.session({ own: { ...own, overrideSince: since } })
    if (since === null || turn.at - since < probeGapMs) return
  }
  for (const claim of ['call', 'phoneStatus'] as const)
    if (decisionOf(turn.state, claim).kind === 'assert')
      setDecision(turn, claim, { kind: 'overridden' })
  turn.record('teams.overridden', 'override', {
    rule: own.claim === 'call' ? 'assert.override' : 'reflect.override',
    teams: describePair(pair),
  })
}
