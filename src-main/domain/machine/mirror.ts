/** The extension follows Teams: what it should show, and when it is told. */
import type { ErrorCode } from '../codes.ts'
import { type ExtensionStatus, sameStatus } from '../extension.ts'
import { type Mapped, mapToExtension } from '../mapping.ts'
import { noteFrom } from '../messages.ts'
import { describePair, type PresencePair } from '../presence.ts'
import type { TimelineCause } from '../timeline.ts'
import { holdsExtension } from './calls.ts'
import { phoneChangedLast } from './claim.ts'
import { clearCause } from './session.ts'
import { mirrors } from './state.ts'
import type { Turn } from './turn.ts'

/** Offline/Offline that lasts this long takes back what Lockstep published (invariant I4). */
const offlineMs = 2 * 60_000
/** Two changes are at least this far apart, so that a flapping input writes no storm. */
const changeGapMs = 1_000

export interface Observed {
  readonly pair: PresencePair
  readonly readMs: number
  readonly changed: boolean
}

export function onObserved(turn: Turn, { pair, readMs, changed }: Observed): void {
  const rule = turn.state.presence.observed?.classification.rule ?? 'class.unknown'
  if (changed)
    turn.record('teams.changed', 'teams', {
      rule,
      teams: describePair(pair),
      steps: [{ step: 'teamsRead', ms: readMs }],
    })
  const mapped = shownFor(turn, pair)
  const { absent } = turn.state.extension
  if (mapped.kind === 'absent') {
    if (absent) return
    turn.extension({ absent: true, reading: turn.reading })
    turn.emit({ type: 'arm', timer: 'offline', delayMs: offlineMs })
    return
  }
  if (mapped.kind === 'unchanged') return
  if (absent) turn.emit({ type: 'disarm', timer: 'offline' })
  const { status: desired, rule: mappedBy } = mapped
  const { reading } = turn
  turn.extension({ absent: false, desired, rule: mappedBy, cause: 'teams', readMs, reading })
}

/** What the extension shows for a pair, with the person's own words where they ask for it. */
function shownFor({ state, wall }: Turn, pair: PresencePair): Mapped {
  const { mapping, connector, messages } = state.options
  const note = noteFrom(state.presence.observed?.messages ?? {}, messages, wall)
  return mapToExtension(pair, mapping, connector, note)
}

/** Another mapping: what was last read is shown in its new words. */
export function onMappingChanged(turn: Turn): void {
  const { observed } = turn.state.presence
  const { desired } = turn.state.extension
  if (observed === null || desired === undefined || desired === null) return
  const mapped = shownFor(turn, observed.pair)
  if (mapped.kind !== 'status' || sameStatus(mapped.status, desired)) return
  turn.extension({ desired: mapped.status, rule: mapped.rule, cause: 'settings' })
}

export function onOfflineTimer(turn: Turn): void {
  if (!turn.state.extension.absent) return
  turn.extension({ desired: null, rule: 'map.offline', cause: 'teams' })
}

export function onPhoneUp(turn: Turn): void {
  turn.extension({ up: true })
  if (!mirrors(turn.state) || phoneChangedLast(turn.state)) return
  const { desired, sent } = turn.state.extension
  // Changed content waits for the end of the call; the same content may be asserted again.
  const content = holdsExtension(turn.state) && desired !== null ? sent : desired
  if (content === null || content === undefined) return
  turn.extension({ cause: 'reconnected' })
  tell(turn, content, 'reconnected')
}

export function onPublished(turn: Turn, status: ExtensionStatus | null, ms: number): void {
  const { pending, readMs } = turn.state.extension
  turn.extension({ published: status, pending: null })
  if (pending === null) return
  const { cause, rule, reading } = pending
  const read = cause === 'teams' ? [{ step: 'teamsRead' as const, ms: readMs }] : []
  turn.record(status === null ? 'extension.unpublished' : 'extension.published', cause, {
    rule,
    ...(status === null ? {} : { extension: status.note }),
    ...(reading === null ? {} : { reading }),
    steps: [...read, { step: 'publish', ms }],
  })
}

export function onPublishFailed(turn: Turn, code: ErrorCode): void {
  const { pending, cause: lastCause, rule: lastRule } = turn.state.extension
  if (pending === null) {
    // Nobody asked for a change here: what stood is taken back, and the timeline says why.
    if (code === 'extension.taken')
      turn.record('extension.failed', lastCause, { rule: lastRule, code })
    return
  }
  if (pending.failed) return
  turn.extension({ pending: { ...pending, failed: true } })
  const { cause, rule, reading } = pending
  turn.record('extension.failed', cause, { rule, code, ...(reading === null ? {} : { reading }) })
}

/** What was read before is old when work starts again: the next reading says what holds. */
export function forgetDesired(turn: Turn): void {
  turn.extension({ desired: undefined, absent: false })
  turn.emit({ type: 'disarm', timer: 'offline' })
}

/** After every event: the extension is told what it should show, if it may be told now. */
export function reconcileExtension(turn: Turn): void {
  const { desired, sent, overwritten, up, lastChangeAt, cause } = turn.state.extension
  if (!mirrors(turn.state)) {
    if (sent !== null) tell(turn, null, takeBackCause(turn))
    return
  }
  if (desired === undefined || !up) return
  if (sameStatus(desired, sent) && !(overwritten && desired !== null)) return
  // What the person set on the phone after that stands.
  if (phoneChangedLast(turn.state)) return
  if (desired !== null && holdsExtension(turn.state)) return
  const waitMs = lastChangeAt + changeGapMs - turn.at
  if (waitMs > 0) {
    turn.emit({ type: 'arm', timer: 'mirror', delayMs: waitMs })
    return
  }
  tell(turn, desired, cause)
}

function takeBackCause(turn: Turn): TimelineCause {
  const cause = clearCause(turn.state)
  return cause === 'callEnded' || cause === 'override' ? 'settings' : cause
}

function tell(turn: Turn, status: ExtensionStatus | null, cause: TimelineCause): void {
  const { rule } = turn.state.extension
  // What is taken back for a reason of ours rests on no reading.
  const reading = status === null && cause !== 'teams' ? null : turn.state.extension.reading
  turn.extension({
    sent: status,
    overwritten: false,
    lastChangeAt: turn.at,
    pending: { cause, rule, failed: false, reading },
  })
  turn.emit({ type: 'publish', status })
}
