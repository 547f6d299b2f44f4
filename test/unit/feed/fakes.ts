import type { PresenceReading } from '../../../src-main/domain/presence.ts'
import type { Log, Power, PowerEvent, PresenceFeed } from '../../../src-main/ports.ts'
import { createPresencePoller, type FeedEvent } from '../../../src-main/services/feed/feed.ts'
import { createGate } from '../../../src-main/services/feed/gate.ts'
import type { Learnt } from '../../../src-main/services/feed/pace.ts'
import { alonePace, startingPace } from '../../../src-main/services/feed/pace.ts'
import { FakeClock } from '../../support/fake-clock.ts'

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }

export class FakePower implements Power {
  idle = 0
  locked = false
  readonly #listeners = new Set<(event: PowerEvent) => void>()

  idleSeconds(): number {
    return this.idle
  }

  isLocked(): boolean {
    return this.locked
  }

  onEvent(listener: (event: PowerEvent) => void) {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  happen(event: PowerEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  listening(): number {
    return this.#listeners.size
  }
}

export const available: PresenceReading = {
  userId: 'alice',
  availability: 'Available',
  activity: 'Available',
}

interface Pending {
  readonly signal: AbortSignal
  readonly answer: (reading?: PresenceReading) => void
  readonly fail: (error: unknown) => void
}

/** A presence that is answered by the test, or at once with `always`. */
export class FakeSource implements PresenceFeed {
  /** What every read gets at once: a reading, or a thrown error. */
  always: PresenceReading | Error | undefined
  readonly pending: Pending[] = []
  readonly startedAt: number[] = []
  inFlight = 0
  mostInFlight = 0
  readonly #clock: FakeClock

  constructor(clock: FakeClock) {
    this.#clock = clock
  }

  read(signal: AbortSignal): Promise<PresenceReading> {
    this.startedAt.push(this.#clock.monotonic())
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    return this.#outcome(signal).finally(() => {
      this.inFlight -= 1
    })
  }

  #outcome(signal: AbortSignal): Promise<PresenceReading> {
    const { always } = this
    if (always instanceof Error) return Promise.reject(always)
    if (always !== undefined) return Promise.resolve(always)
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
      this.pending.push({ signal, answer: (one = available) => resolve(one), fail: reject })
    })
  }

  /** The read that waits for its answer. */
  get waiting(): Pending {
    const last = this.pending.at(-1)
    if (last === undefined) throw new Error('nothing was read')
    return last
  }
}

export interface BenchOptions {
  readonly random?: () => number
  readonly activeSeconds?: number
  /** As in a tenant of unknown size; without it nobody is there to be fair to. */
  readonly tenant?: { readonly learnt?: Learnt }
}

/** A poller with everything around it, and what it told so far. */
export function createBench(options: BenchOptions = {}) {
  const clock = new FakeClock(options.random === undefined ? {} : { random: options.random })
  const power = new FakePower()
  const source = new FakeSource(clock)
  const gate = createGate(clock)
  const activeSeconds = options.activeSeconds ?? 15
  const kept: Learnt[] = []
  const { tenant } = options
  const paceMemory = {
    start: (now: number) =>
      tenant === undefined ? alonePace : startingPace(kept.at(-1) ?? tenant.learnt, now),
    keep: (learnt: Learnt) => void kept.push(learnt),
  }
  const parts = { source, clock, power, log: quiet, gate, activeSeconds, paceMemory }
  const feed = createPresencePoller(parts)
  const events: FeedEvent[] = []
  feed.onEvent((event) => events.push(event))
  const ofType = <T extends FeedEvent['type']>(type: T) =>
    events.filter((event): event is Extract<FeedEvent, { type: T }> => event.type === type)
  return { clock, power, source, gate, feed, events, ofType, kept, parts }
}

/** Times between the reads, milliseconds. */
export function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((at, index) => at - (times[index] ?? 0))
}
