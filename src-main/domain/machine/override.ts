/**
 * The own-session probe: Busy outranks Available and Away among sessions, so while our Busy/InACall
 * session lives, a reading that shows one of them can only be a user-preferred presence
 * (https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
 */
import { describePair, type PresencePair } from '../presence.ts'
import type { RuleId } from '../rules.ts'
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

/** Ambiguous on their own: two readings, after the lag, at a distance. */
const outranked: ReadonlySet<RuleId> = new Set([
  'class.available',
  'class.awayIdle',
  'class.awayChosen',
  'class.awayUncertain',
])

export function watchForOverride(turn: Turn, pair: PresencePair, rule: RuleId): void {
  const { own } = turn.state.session
  if (own === null || !own.confirmed || turn.state.calls.decision.kind !== 'assert') return
  if (!chosen.has(rule)) {
    const probing = outranked.has(rule) && turn.at - own.setAt >= probeAfterMs
    const since = probing ? (own.overrideSince ?? turn.at) : null
    turn.session({ own: { ...own, overrideSince: since } })
    if (since === null || turn.at - since < probeGapMs) return
  }
  turn.calls({ decision: { kind: 'overridden' } })
  turn.record('teams.overridden', 'override', {
    rule: 'assert.override',
    teams: describePair(pair),
  })
}
