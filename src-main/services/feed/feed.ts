/**
 * Follows the person's own presence: one read in flight, often when it matters, seldom when not,
 * and never while Graph has asked to be left alone.
 */
import { codeOf, Fault } from '../../domain/codes.ts'
import type { PresenceReading } from '../../domain/presence.ts'
import type { PowerEvent, Unsubscribe } from '../../ports.ts'
import { createAgenda } from './agenda.ts'
import type { FeedEvent } from './events.ts'
import { inOrder, noOrder } from './order.ts'
import { type Flight, outcomeOf } from './outcome.ts'
import { createPersonWatch } from './person-watch.ts'
import type { PresencePoller, PresencePollerParts } from './poller.ts'
import { meaningOf } from './power-event.ts'
import { createShown } from './shown.ts'

export type { FeedEvent } from './events.ts'
export type { PresencePoller, PresencePollerParts } from './poller.ts'

const joinMs = 2_000
/** The source has its own deadlines; this one only keeps the feed from waiting for ever. */
const flightMs = 60_000

export function createPresencePoller(parts: PresencePollerParts): PresencePoller {
  const { source, clock, power, log, gate, paceMemory } = parts
  const listeners = new Set<(event: FeedEvent) => void>()
  const person = createPersonWatch(power, clock, onPower)
  const agenda = createAgenda(paceMemory.start(clock.monotonic()))
  let state: 'stopped' | 'running' | 'halted' = 'stopped'
  let suspended = false
  let asleep = false
  let callLive = false
  let activeSeconds = parts.activeSeconds
  let safetyMs: number | undefined
  let flight: Flight | undefined
  let order = noOrder
  const shown = createShown()
  let disarm: Unsubscribe = () => undefined
  let stopWatching: Unsubscribe = () => undefined

  const situation = () => {
    const callMissing = callLive && shown.lacksCall()
    return { activeSeconds, callLive, callMissing, safetyMs, ...person.now() }
  }

  function emit(event: FeedEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  /** Milliseconds until the next read may leave. */
  function waitMs(): number {
    return Math.max(0, agenda.nextAt() - clock.monotonic(), gate.waitMs())
  }

  /** Arms the one timer for whatever is due first. */
  function plan(): void {
    disarm()
    if (state !== 'running' || suspended || asleep || flight !== undefined) return
    disarm = clock.timer(waitMs(), () => {
      // A write may have closed the gate in the meantime.
      if (gate.waitMs() > 0) plan()
      else read().catch((error) => log.error('A listener of the presence feed failed', { error }))
    })
  }

  async function read(): Promise<void> {
    const startedAt = clock.monotonic()
    const current: Flight = { controller: new AbortController(), startedAt, abandoned: false }
    flight = current
    agenda.began(startedAt)
    const tooLong = clock.timer(flightMs, () => current.controller.abort())
    try {
      emit({ type: 'reading-started' })
      const outcome = await outcomeOf(source, current.controller.signal)
      flight = undefined
      if (current.abandoned) return
      if (outcome.ok) onAnswer(outcome.reading, startedAt)
      else onFailure(outcome.error)
    } finally {
      tooLong()
      flight = undefined
      plan()
    }
  }

  function onAnswer(reading: PresenceReading, requestedAt: number): void {
    const answeredAt = clock.monotonic()
    const [accepted, next] = inOrder(order, reading.sequenceNumber)
    order = next
    if (!accepted) {
      agenda.outOfOrder(answeredAt)
      return
    }
    const news = shown.take(reading)
    agenda.answered(answeredAt, { ...situation(), news }, clock.random())
    const evidence = person.evidence()
    person.readingAnswered(answeredAt)
    const wall = clock.wall()
    emit({ type: 'reading', reading, evidence, requestedAt, answeredAt, wall })
  }

  function onFailure(error: unknown): void {
    const now = clock.monotonic()
    const code = codeOf(error)
    const retryAfterMs = error instanceof Fault ? error.retryAfterMs : undefined
    const random = clock.random()
    const reaction = agenda.failed(now, { code, retryAfterMs, random })
    log.warn('The presence could not be read', { code, reaction })
    if (reaction.kind === 'halt') {
      state = 'halted'
      emit({ type: 'failed', code })
      return
    }
    if (reaction.kind === 'refused') gate.refuse(now + reaction.waitMs, retryAfterMs)
    if (reaction.kind === 'closeGate') gate.close(now + reaction.waitMs)
    emit({ type: 'failed', code, retryInMs: waitMs() })
  }

  /** A read or a write was refused: the tenant has no room for this pace. */
  function onRefused(retryAfterMs: number | undefined): void {
    const refusal = { waitMs: gate.waitMs(), retryAfterMs, activeSeconds }
    agenda.refused(clock.monotonic(), refusal, clock.random())
    paceMemory.keep(agenda.learnt())
    plan()
  }

  function abandon(): void {
    if (flight === undefined) return
    flight.abandoned = true
    flight.controller.abort()
  }

  function sooner(): void {
    agenda.sooner(clock.monotonic(), situation(), clock.random())
    plan()
  }

  function hint(): void {
    agenda.hint(clock.monotonic())
    plan()
  }

  /** Pushes tell of it, as a rule. */
  function expect(): void {
    agenda.expect(clock.monotonic(), clock.random())
    plan()
  }

  function sharedHint(): void {
    agenda.sharedHint(clock.monotonic(), clock.random())
    plan()
  }

  function suspend(): void {
    suspended = true
    rest()
  }

  function rest(): void {
    agenda.dropHints()
    disarm()
    abandon()
  }

  function resume(): void {
    if (!suspended && !asleep) return
    suspended = false
    awake()
  }

  function awake(): void {
    asleep = false
    agenda.awake(clock.monotonic(), clock.random())
    plan()
  }

  function onPower(event: PowerEvent): void {
    const meaning = meaningOf(event, { asleep, told: safetyMs !== undefined })
    if (meaning === 'rest') asleep = true
    answers[meaning]()
  }
  const answers = { rest, awake, sharedHint, expect, nothing: () => undefined }

  return {
    start(first) {
      if (state === 'running') return
      state = 'running'
      order = noOrder
      shown.forget()
      stopWatching()
      stopWatching = gate.onRefusal(onRefused)
      agenda.begin(clock.monotonic(), clock.random(), first === 'now')
      person.start()
      plan()
    },
    stop() {
      state = 'stopped'
      asleep = false
      stopWatching()
      paceMemory.keep(agenda.learnt())
      agenda.calm()
      disarm()
      person.stop()
      abandon()
    },
    hint,
    ownChange: () => (safetyMs === undefined ? hint() : expect()),
    setCallLive(live) {
      callLive = live
      sooner()
    },
    setActiveSeconds(seconds) {
      if (seconds === activeSeconds) return
      activeSeconds = seconds
      sooner()
    },
    setPush(seconds) {
      const before = safetyMs
      safetyMs = seconds && seconds * 1_000
      // What was due when pushes began is still read: nothing told of changes until then.
      if (before === undefined || before === safetyMs) return
      agenda.safetyChanged(clock.monotonic(), situation(), clock.random())
      plan()
    },
    pushed() {
      agenda.pushed(clock.monotonic(), clock.random())
      plan()
    },
    suspend,
    resume,
    urgentRead() {
      const now = clock.monotonic()
      agenda.urge(now, clock.random())
      if (flight !== undefined && now - flight.startedAt >= joinMs) abandon()
      plan()
    },
    cancelUrgent() {
      agenda.calm()
      plan()
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
