import type { Clock } from '../../../src-main/ports.ts'
import { createEventQueue } from './event-queue.ts'
import type { Chance } from './random.ts'

/** Time that jumps from one event to the next, shared by everybody in the simulation. */
export interface VirtualClock extends Clock {
  /** A promise was settled: what waits for it runs before time goes on. */
  settling(): void
  /** Runs everything that is due until then. */
  runUntil(monotonic: number): Promise<void>
  /** Events so far. */
  events(): number
}

interface Timer {
  run: (() => void) | undefined
}

/** More than any chain of promises between an answer and what the client makes of it. */
const hopsAtMost = 6
const nothing = Promise.resolve()

/** @param wall wall-clock milliseconds at monotonic 0 */
export function createVirtualClock(chance: Chance, wall: number): VirtualClock {
  const queue = createEventQueue<Timer>()
  let now = 0
  let hops = 0
  let events = 0
  return {
    monotonic: () => now,
    wall: () => wall + now,
    random: chance.random,
    timer(delayMs, run) {
      const timer: Timer = { run }
      queue.push(now + Math.max(0, delayMs), timer)
      return () => {
        timer.run = undefined
      }
    },
    settling() {
      hops = hopsAtMost
    },
    async runUntil(monotonic) {
      while (queue.nextAt() <= monotonic) {
        const at = queue.nextAt()
        const timer = queue.pop()
        if (timer?.run === undefined) continue
        now = at
        events += 1
        timer.run()
        for (; hops > 0; hops -= 1) await nothing
      }
      now = monotonic
    },
    events: () => events,
  }
}
