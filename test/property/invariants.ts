/** The invariants of product.md, each checked on the trace of one world. */
import { sameStatus } from '../../src-main/domain/extension.ts'
import type { Effect, EventBody } from '../../src-main/domain/machine/events.ts'
import { isActive, type State } from '../../src-main/domain/machine/state.ts'
import { isEchoOf, type SessionKind } from '../../src-main/domain/session-kind.ts'
import type { Trace, World } from './world.ts'

type EffectTrace = Extract<Trace, { kind: 'effect' }>
type EventTrace = Extract<Trace, { kind: 'event' }>

const effectsOf = <T extends Effect['type']>(world: World, type: T) =>
  world.trace.flatMap((t, index) =>
    t.kind === 'effect' && t.effect.type === type
      ? [{ ...t, effect: t.effect as Extract<Effect, { type: T }>, index }]
      : [],
  )

function fail(invariant: string, what: string, at: number): never {
  throw new Error(`${invariant}: ${what} (at ${at} ms)`)
}

/** The event whose step made the effect at `index`. */
function causeOf(world: World, index: number): EventTrace {
  for (let i = index; i >= 0; i -= 1) {
    const entry = world.trace[i]
    if (entry?.kind === 'event') return entry
  }
  throw new Error('an effect without an event')
}

const chosen = new Set(['berightback', 'donotdisturb/donotdisturb', 'offline/offwork'])

/** I1: the first write of a call follows at once a fresh reading that the person did not choose. */
export function checkFreshRead(world: World): void {
  for (const { effect, index, at } of effectsOf(world, 'setSession')) {
    if (effect.renewal) continue
    const cause = causeOf(world, index).event
    if (cause.type !== 'reading') fail('I1', `set after ${cause.type}`, at)
    if (effect.leaveBefore === undefined || effect.leaveBefore > cause.answeredAt + 2_000)
      fail('I1', 'no deadline of 2 s', at)
    const { availability, activity } = cause.pair
    const text = `${availability}/${activity}`.toLowerCase()
    if (chosen.has(text) || text.includes('berightback')) fail('I1', `set over ${text}`, at)
  }
}

/** I3: while our session lives, and in the guard after it, what it shows changes nothing. */
export function checkEcho(world: World): void {
  let own = false
  let kinds: readonly SessionKind[] = []
  let guardUntil = Number.NEGATIVE_INFINITY
  let desired: State['extension']['desired']
  for (const entry of world.trace) {
    if (entry.kind === 'effect' && entry.effect.type === 'setSession') {
      const { kind } = entry.effect
      const before = entry.at < guardUntil ? kinds : own ? kinds.slice(-1) : []
      // What another took the place of is read for a while yet.
      if (own && kinds.at(-1) !== kind) guardUntil = entry.at + 60_000
      kinds = [...before, kind]
    }
    if (entry.kind !== 'event') continue
    const { event, at, state } = entry
    if (event.type === 'setDone') own = true
    if (event.type === 'clearDone') {
      own = false
      if (at >= guardUntil) kinds = kinds.slice(-1)
      guardUntil = at + 60_000
    }
    if (event.type === 'meetingHint') guardUntil = Number.NEGATIVE_INFINITY
    if (event.type === 'reading') {
      const last = kinds.at(-1)
      const echoOfOwn = last !== undefined && isEchoOf(last, event.pair)
      const echo = echoOfOwn || kinds.some((kind) => isEchoOf(kind, event.pair))
      // Only what the machine itself still holds for its own: ten minutes after a kill it is gone.
      if ((echoOfOwn && own && state.session.own !== null) || (echo && at < guardUntil)) {
        if (!sameOrUnset(desired, state.extension.desired)) fail('I3', 'the echo was mirrored', at)
      } else if (!echo) guardUntil = Number.NEGATIVE_INFINITY
    }
    desired = state.extension.desired
  }
}

function sameOrUnset(a: State['extension']['desired'], b: State['extension']['desired']): boolean {
  if (a === undefined || b === undefined) return b === undefined
  return sameStatus(a, b)
}

/** I5: while the extension rings or talks, only clears and the same content are published. */
export function checkHeld(world: World): void {
  let sent: EffectTrace['before']['extension']['sent'] = null
  for (const { effect, before, at } of effectsOf(world, 'publish')) {
    const live = before.calls.list.length > 0
    if (live && effect.status !== null && !sameStatus(effect.status, sent))
      fail('I5', `published ${effect.status.note} during a call`, at)
    sent = effect.status
  }
}

/** I6: no storms. */
export function checkStorms(world: World): void {
  let last = Number.NEGATIVE_INFINITY
  let sent: EffectTrace['before']['extension']['sent'] = null
  for (const { effect, at } of effectsOf(world, 'publish')) {
    const changed = effect.status !== null && !sameStatus(effect.status, sent)
    const again = sent !== null
    if (changed && again && at - last < 1_000) fail('I6', 'two changes within a second', at)
    last = at
    sent = effect.status
  }
  let talkingSince: number | null = null
  for (const entry of world.trace) {
    if (entry.kind === 'event' && entry.event.type === 'calls' && entry.event.known) {
      const talks = entry.event.calls.some((call) => call.state === 'confirmed')
      talkingSince = talks ? (talkingSince ?? entry.at) : null
    }
    if (entry.kind !== 'effect' || entry.effect.type !== 'setSession' || entry.effect.renewal)
      continue
    if (entry.effect.kind !== 'inACall') continue
    if (talkingSince !== null && entry.at - talkingSince < 1_500)
      if (!hadCallBefore(world, talkingSince)) fail('I6', 'a short call was written', entry.at)
  }
}

/** A call that follows within the end settle time, or while the watch was lost, is the same call. */
function hadCallBefore(world: World, talkingSince: number): boolean {
  return world.trace.some(
    (t) =>
      t.kind === 'event' &&
      t.at <= talkingSince &&
      talkingSince - t.at < 65_000 &&
      (t.state.calls.phase === 'on' || t.state.calls.phase === 'ending'),
  )
}

/** I7: off, paused, asleep or signed out means that nothing is set and nothing published. */
export function checkSilence(world: World): void {
  for (const entry of world.trace) {
    if (entry.kind !== 'effect' || isActive(entry.before)) continue
    if (entry.effect.type === 'setSession') fail('I7', 'set while silent', entry.at)
    if (entry.effect.type === 'publish' && entry.effect.status !== null)
      fail('I7', 'published while silent', entry.at)
  }
}

/** I7: a live call that another own computer shows too is not cleared by a pause or a quit. */
export function checkLeftToOther(world: World): void {
  for (const { before, at } of effectsOf(world, 'clearSession')) {
    const { gates, session, calls } = before
    const live = calls.phase === 'on' || calls.phase === 'ending'
    if (session.otherInstance && live && (gates.paused || gates.quitting))
      fail('I7', "the other computer's call was cleared", at)
  }
}

/** I8: what was done is told, once, with how long it took. */
export function checkTimeline(world: World): void {
  const events = (type: EventBody['type']) =>
    world.trace.filter((t) => t.kind === 'event' && t.event.type === type).length
  const told = effectsOf(world, 'record').map((t) => t.effect.entry)
  const count = (event: string) => told.filter((entry) => entry.event === event).length
  const failedWrites = told.filter((entry) => entry.event === 'teams.failed').length
  if (count('teams.cleared') !== events('clearDone')) fail('I8', 'a clear was not told', 0)
  if (count('teams.asserted') + count('teams.reflected') > events('setDone'))
    fail('I8', 'an assertion was told twice', 0)
  if (failedWrites > events('setFailed') + events('clearFailed'))
    fail('I8', 'a failure was told twice', 0)
  for (const entry of told)
    if (entry.event === 'teams.asserted' && entry.steps.length !== 3)
      fail('I8', 'an assertion without its steps', 0)
}

/** One write at a time, and the journal knows of a session before its first write leaves. */
export function checkWrites(world: World): void {
  let inFlight = false
  let journalled = world.startedWithLeftover
  for (const entry of world.trace) {
    if (entry.kind === 'event') {
      if (['setDone', 'setFailed', 'clearDone', 'clearFailed'].includes(entry.event.type))
        inFlight = false
      continue
    }
    if (entry.kind !== 'effect') continue
    if (entry.effect.type === 'journal') journalled = entry.effect.entry.session
    if (entry.effect.type !== 'setSession' && entry.effect.type !== 'clearSession') continue
    if (inFlight) fail('I2', 'two writes at once', entry.at)
    inFlight = true
    if (entry.effect.type === 'setSession' && !journalled)
      fail('I2', 'set without a journal', entry.at)
  }
}

export const checks = [
  checkFreshRead,
  checkEcho,
  checkHeld,
  checkStorms,
  checkSilence,
  checkLeftToOther,
  checkTimeline,
  checkWrites,
] as const
