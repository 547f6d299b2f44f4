/**
 * One person's Lockstep: our own poller, gate, pace, machine, engine and writer, as in
 * src-main/services/app.ts, with a computer, a phone and Microsoft 365 that are simulated.
 */

import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import type { PresencePair } from '../../../src-main/domain/presence.ts'
import type { Power, PowerEvent } from '../../../src-main/ports.ts'
import { createPresencePoller } from '../../../src-main/services/feed/feed.ts'
import { createGate } from '../../../src-main/services/feed/gate.ts'
import type { Learnt } from '../../../src-main/services/feed/pace.ts'
import { startingPace } from '../../../src-main/services/feed/pace.ts'
import type { Settings } from '../../../src-main/services/settings/schema.ts'
import { createEngine } from '../../../src-main/services/sync/engine.ts'
import { enabledOf, optionsOf } from '../../../src-main/services/sync/options.ts'
import { createWriter } from '../../../src-main/services/sync/writer.ts'
import { quietLog } from '../../support/quiet-log.ts'
import type { Break, Span, WorkingDay } from './day.ts'
import type { RequestKind, TenantGraph } from './graph.ts'
import { followByPush, type PushParts } from './push.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** What a tenant knows of one person. */
export interface Person {
  /** When the request of the last reading left; the start of Lockstep before the first. */
  readonly seenAt: number
  readonly startedAt: number
  readonly here: boolean
  readonly learnt: Learnt | undefined
}

export interface PersonParts {
  readonly clock: VirtualClock
  readonly graph: TenantGraph
  readonly day: WorkingDay
  readonly settings: Settings
  readonly learnt: Learnt | undefined
  readonly onRequest: (kind: RequestKind, refused: boolean) => void
  /** From the end of the settle time to the accepted write, or to the end of the call. */
  readonly onCall: (waitedMs: number, shown: boolean) => void
  readonly push: PushParts | undefined
}

const away: PresencePair = { availability: 'Away', activity: 'Away' }
const available: PresencePair = { availability: 'Available', activity: 'Available' }
const onACall: PresencePair = { availability: 'Busy', activity: 'InACall' }
const teamsAwayMs = 5 * 60_000
const nothingKept = { read: () => undefined, write: () => undefined }
const noTimeline = { entries: () => [], add: () => undefined }

export function createPerson(parts: PersonParts): Person {
  const { clock, day } = parts
  const person = {
    seenAt: 0,
    startedAt: Number.POSITIVE_INFINITY,
    here: false,
    learnt: parts.learnt,
  }
  clock.timer(day.from, () => work(parts, person))
  return person
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

function work(parts: PersonParts, person: Mutable<Person>): void {
  const { clock, graph, day, settings } = parts
  let idleSince: number | undefined
  let locked = false
  let sessionLives = false
  let askedAt: number | undefined
  let live: readonly Span[] = []
  let onPower: (event: PowerEvent) => void = () => undefined

  const idleMs = () => (idleSince === undefined ? 0 : clock.monotonic() - idleSince)
  const power: Power = {
    idleSeconds: () => idleMs() / 1_000,
    isLocked: () => locked,
    onEvent(listener) {
      onPower = listener
      return () => {
        onPower = () => undefined
      }
    },
  }
  const visible = () =>
    sessionLives ? onACall : locked || idleMs() >= teamsAwayMs ? away : available
  let told = available
  /** Graph tells of what is another pair than before. */
  function tell(): void {
    if (visible() === told) return
    told = visible()
    pushed?.changed()
  }

  const { feed, session, subscribe } = graph.connect({
    pair: visible,
    left(kind, refused) {
      parts.onRequest(kind, refused)
      if (kind === 'read' || refused) return
      if (kind === 'subscribe') return
      sessionLives = kind === 'set'
      tell()
      if (kind === 'set') settle(true)
    },
  })
  const gate = createGate(clock)
  const poller = createPresencePoller({
    source: feed,
    clock,
    power,
    log: quietLog,
    gate,
    activeSeconds: settings.polling.activeSeconds,
    paceMemory: {
      start: (now) => startingPace(person.learnt, now),
      keep: (learnt) => {
        person.learnt = learnt
      },
    },
  })
  const engine = createEngine({
    initial: initialState({
      enabled: enabledOf(settings),
      options: optionsOf(settings),
      at: clock.monotonic(),
    }),
    clock,
    log: quietLog,
    journal: nothingKept,
    timeline: noTimeline,
    hands: (dispatch) => ({
      writer: createWriter({ session: () => session, gate, clock, log: quietLog, dispatch }),
      reader: {
        urgentRead() {
          askedAt ??= clock.monotonic()
          poller.urgentRead()
        },
        cancelUrgent: poller.cancelUrgent,
        hint: poller.ownChange,
      },
      publish: () => undefined,
    }),
  })

  /** A call is shown, or over without having been. */
  function settle(shown: boolean): void {
    if (askedAt === undefined) return
    parts.onCall(clock.monotonic() - askedAt, shown)
    askedAt = undefined
  }

  function tellCalls(calls: readonly Span[]): void {
    live = calls
    const list = calls.map(
      ({ from }) => ({ id: `${from}`, direction: 'recipient', state: 'confirmed' }) as const,
    )
    engine.dispatch({ type: 'calls', known: true, calls: list })
    if (calls.length === 0) settle(false)
  }

  function call(span: Span): void {
    tellCalls([...live, span])
    clock.timer(span.to - clock.monotonic(), () => tellCalls(live.filter((one) => one !== span)))
  }

  function rest(span: Break): void {
    idleSince = clock.monotonic()
    locked = span.locked
    if (locked) onPower('lock')
    // Teams says Away after five minutes, or at once for a locked computer.
    clock.timer(locked ? 0 : teamsAwayMs, tell)
    clock.timer(span.to - clock.monotonic(), () => {
      idleSince = undefined
      const wasLocked = locked
      locked = false
      tell()
      onPower(wasLocked ? 'unlock' : 'active')
    })
  }

  function leave(): void {
    person.here = false
    poller.stop()
    pushed?.stop()
    engine.dispatch({ type: 'gate', gate: 'quitting', value: true })
  }

  poller.onEvent((event) => {
    if (event.type !== 'reading') return
    person.seenAt = event.requestedAt
    pushed?.read(event.requestedAt)
    const { availability, activity } = event.reading
    const { evidence, requestedAt, answeredAt } = event
    const pair = { availability, activity }
    engine.dispatch({ type: 'reading', pair, evidence, requestedAt, answeredAt })
  })
  const pushed = parts.push && followByPush({ ...parts.push, clock, poller, subscribe })
  let callLive = false
  engine.onChange((state) => {
    // Not to be shown at all: nothing waits any more.
    if (state.calls.decision.kind === 'leftAlone') askedAt = undefined
    if ((state.session.own !== null) === callLive) return
    callLive = !callLive
    poller.setCallLive(callLive)
  })

  const at = (time: number, run: () => void) => clock.timer(time - clock.monotonic(), run)
  for (const span of day.breaks) at(span.from, () => rest(span))
  for (const span of day.calls) at(span.from, () => call(span))
  at(day.to, leave)

  person.here = true
  person.startedAt = clock.monotonic()
  person.seenAt = clock.monotonic()
  engine.dispatch({ type: 'started' })
  engine.dispatch({ type: 'gate', gate: 'signedIn', value: true })
  engine.dispatch({ type: 'calls', known: true, calls: [] })
  poller.start()
}
