import type { Clock, Unsubscribe } from '../../src-main/ports.ts'

interface Timer {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

export interface FakeClockOptions {
  /** First monotonic time, milliseconds. */
  readonly monotonic?: number
  /** First wall time, milliseconds since the epoch. */
  readonly wall?: number
  /** The source of `random()`; one half without it, which makes a ±x % jitter disappear. */
  readonly random?: () => number
}

/** Lets every promise that can settle without time passing settle. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #monotonic: number
  #wall: number
  #order = 0
  readonly #timers = new Set<Timer>()
  readonly #random: () => number

  constructor(options: FakeClockOptions = {}) {
    this.#monotonic = options.monotonic ?? 1_000
    this.#wall = options.wall ?? Date.UTC(2026, 0, 5, 9)
    this.#random = options.random ?? (() => 0.5)
  }

  monotonic(): number {
    return this.#monotonic
  }

  wall(): number {
    return this.#wall
  }

  random(): number {
    return this.#random()
  }

  timer(delayMs: number, run: () => void): Unsubscribe {
    const at = this.#monotonic + Math.max(0, delayMs)
    const timer: Timer = { at, order: this.#order++, run }
    this.#timers.add(timer)
    return () => {
      this.#timers.delete(timer)
    }
  }

  /**
   * Moves both times on by `ms`. Timers run at their own time, in order, also those that earlier
   * ones armed; promises settle before the first, after each, and at the end.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms
    await settled()
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#timers.delete(next)
      this.#moveTo(next.at)
      next.run()
      await settled()
    }
    this.#moveTo(end)
    await settled()
  }

  /** The person or a time server changes the wall clock; monotonic time and timers stay. */
  jumpWall(ms: number): void {
    this.#wall += ms
  }

  /** Milliseconds until each waiting timer, soonest first. */
  waiting(): readonly number[] {
    return [...this.#timers].map((timer) => timer.at - this.#monotonic).sort((a, b) => a - b)
  }

  #next(until: number): Timer | undefined {
    return [...this.#timers]
      .filter((timer) => timer.at <= until)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }

  #moveTo(monotonic: number): void {
    const ms = Math.max(0, monotonic - this.#monotonic)
    this.#monotonic += ms
    this.#wall += ms
  }
}
