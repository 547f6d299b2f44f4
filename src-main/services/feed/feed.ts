/**
 * Follows the person's own presence: one read in flight, often when it matters, seldom when not,
 * and never while Graph has asked to be left alone.
 */
import { codeOf, Fault } from '../../domain/codes.ts'
import type { PresenceReading } from '../../domain/presence.ts'
import type { Clock, Log, Power, PowerEvent, PresenceFeed, Unsubscribe } from '../../ports.ts'
import { createAgenda } from './agenda.ts'
import type { FeedEvent } from './events.ts'
import type { Gate } from './gate.ts'
import { inOrder, noOrder } from './order.ts'
import { outcomeOf } from './outcome.ts'
import { createPersonWatch } from './person-watch.ts'
import { intervalMs } from './schedule.ts'

export type { FeedEvent } from './events.ts'

export interface PresencePoller {
  /** Begins, forgetting everything of an earlier account; does nothing while it runs well. */
  start(): void
  stop(): void
  /** Something changed here that readings should show soon. */
  hint(): void
  setCallLive(live: boolean): void
  /** Seconds between two reads while the person is active. */
  setActiveSeconds(seconds: number): void
  suspend(): void
  resume(): void
  /** A read ahead of every waiting one, repeated until an answer comes or `cancelUrgent()`. */
  urgentRead(): void
  cancelUrgent(): void
  onEvent(listener: (event: FeedEvent) => void): Unsubscribe
}

export interface PresencePollerParts {
  readonly source: PresenceFeed
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  /** Shared with the writes. */
  readonly gate: Gate
  readonly activeSeconds: number
}

interface Flight {
  readonly controller: AbortController
  readonly startedAt: number
  /** Its answer is no longer wanted. */
  abandoned: boolean
}

const joinMs = 2_000
/** The source has its own deadlines; this one only keeps the feed from waiting for ever. */
const flightMs = 60_000

export function createPresencePoller(parts: PresencePollerParts): PresencePoller {
  const { source, clock, power, log, gate } = parts
  const listeners = new Set<(event: FeedEvent) => void>()
  const person = createPersonWatch(power, clock, onPower)
  const agenda = createAgenda()
  let state: 'stopped' | 'running' | 'halted' = 'stopped'
  let suspended = false
  let asleep = false
  let callLive = false
  let activeSeconds = parts.activeSeconds
  let flight: Flight | undefined
  let order = noOrder
  let disarm: Unsubscribe = () => undefined

  const interval = () => intervalMs({ activeSeconds, callLive, ...person.now() })

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
    agenda.answered(answeredAt, interval(), clock.random())
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
    const reaction = agenda.failed(now, { code, retryAfterMs, random, activeSeconds })
    log.warn('The presence could not be read', { code, reaction })
    if (reaction.kind === 'halt') {
      state = 'halted'
      emit({ type: 'failed', code })
      return
    }
    if (reaction.kind === 'closeGate') gate.close(now + reaction.waitMs)
    emit({ type: 'failed', code, retryInMs: waitMs() })
  }

  function abandon(): void {
    if (flight === undefined) return
    flight.abandoned = true
    flight.controller.abort()
  }

  function sooner(): void {
    agenda.sooner(clock.monotonic(), interval(), clock.random())
    plan()
  }

  function hint(): void {
    agenda.hint(clock.monotonic())
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
    asleep = false
    agenda.awake(clock.monotonic())
    hint()
  }

  function onPower(event: PowerEvent): void {
    switch (event) {
      case 'suspend':
        asleep = true
        rest()
        return
      case 'lock':
      case 'offline':
        return
      case 'resume':
      case 'unlock':
      case 'active':
        // Someone who types is awake, even where the computer did not say so.
        if (asleep) {
          asleep = false
          agenda.awake(clock.monotonic())
        }
        hint()
        return
      case 'online':
        hint()
        return
    }
  }

  return {
    start() {
      if (state === 'running') return
      state = 'running'
      order = noOrder
      agenda.begin(clock.monotonic())
      person.start()
      plan()
    },
    stop() {
      state = 'stopped'
      asleep = false
      agenda.calm()
      disarm()
      person.stop()
      abandon()
    },
    hint,
    setCallLive(live) {
      callLive = live
      sooner()
    },
    setActiveSeconds(seconds) {
      activeSeconds = seconds
      sooner()
    },
    suspend,
    resume,
    urgentRead() {
      const now = clock.monotonic()
      agenda.urge(now)
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
