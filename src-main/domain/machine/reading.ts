/** What one presence reading means: our echo, or news about the person. */
import { classify, mayAssert } from '../classify.ts'
import { type PresencePair, samePair } from '../presence.ts'
import { isEchoOf } from '../session-kind.ts'
import { decide } from './decision.ts'
import type { Event } from './events.ts'
import { onObserved } from './mirror.ts'
import { isEchoOfOther } from './other-instance.ts'
import { watchForOverride } from './override.ts'
import { onTeamsChanged } from './phone-status.ts'
import type { Turn } from './turn.ts'

export type Reading = Extract<Event, { type: 'reading' }>

export function onReading(turn: Turn, event: Reading): void {
  turn.calls({ reading: false })
  if (isEcho(turn, event.pair)) onEcho(turn, event)
  else onNews(turn, event)
}

/**
 * While a session of ours may live, and in the guard after it, what it shows is our echo; so is what
 * another computer of ours sets for the same call.
 */
function isEcho({ state, at }: Turn, pair: PresencePair): boolean {
  const { own, guardUntil, guardKinds } = state.session
  if (isEchoOfOther(state, pair)) return true
  if (own !== null && isEchoOf(own.kind, pair)) return true
  if (guardUntil === null || at >= guardUntil) return false
  return guardKinds.some((kind) => isEchoOf(kind, pair))
}

function onEcho(turn: Turn, event: Reading): void {
  const { own } = turn.state.session
  if (own !== null) turn.session({ own: { ...own, echoSeen: true, overrideSince: null } })
  else turn.session({ guardNeedsEcho: false })
  turn.presence({ contiguous: false })
  decide(turn, event, { mayWrite: true, rule: 'class.echo' })
}

function onNews(turn: Turn, event: Reading): void {
  const { pair } = event
  endGuard(turn)
  const { known, contiguous, observed } = turn.state.presence
  const classification = classify(pair, {
    evidence: event.evidence,
    wall: event.wall,
    previous: known ?? undefined,
    contiguous,
  })
  const classified = { pair, classification, wall: event.wall }
  const same = observed !== null && samePair(observed.pair, pair)
  const { messages = {} } = event
  turn.presence({
    observed: { ...classified, messages, since: same ? observed.since : event.wall },
  })
  if (classification.userConfigured === 'unknown') {
    turn.presence({ contiguous: false })
  } else {
    turn.presence({ known: { ...classified, at: turn.at }, contiguous: true })
    if (known === null || !samePair(known.pair, pair)) turn.journal()
  }
  if (observed !== null && !same) onTeamsChanged(turn, classification.userConfigured)
  onObserved(turn, { pair, readMs: event.answeredAt - event.requestedAt, changed: !same })
  watchForOverride(turn, pair, classification.rule)
  decide(turn, event, {
    mayWrite: mayAssert(classification, turn.state.options),
    rule: classification.rule,
  })
}

/**
 * The guard ends with the first reading that is not the echo, once readings have caught up with the
 * session: before that, such a reading may still show the time before the call.
 */
function endGuard(turn: Turn): void {
  const { guardUntil, guardNeedsEcho } = turn.state.session
  if (guardUntil === null) return
  if (!guardNeedsEcho || turn.at >= guardUntil)
    turn.session({ guardUntil: null, guardNeedsEcho: false })
}
