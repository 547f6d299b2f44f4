import type { Clock } from '../../../src-main/ports.ts'

interface Timer {
  readonly at: number
  readonly run: () => void
  handle?: NodeJS.Timeout
}

/** This computer's time, which a test can move on: what waits for minutes comes at once. */
export interface JumpClock extends Clock {
  /** Moves both times on by `ms`; every timer that is due by then runs soon, in order. */
  jump(ms: number): void
}

/** Its `random()` is 0, so that waits are the shortest that the rules allow. */
export function createJumpClock(): JumpClock {
  const timers = new Set<Timer>()
  let offset = 0
  const monotonic = () => performance.now() + offset
  const arm = (timer: Timer) => {
    clearTimeout(timer.handle)
    const run = () => {
      timers.delete(timer)
      timer.run()
    }
    timer.handle = setTimeout(run, Math.max(0, timer.at - monotonic()))
  }
  return {
    monotonic,
    wall: () => Date.now() + offset,
    random: () => 0,
    timer(delayMs, run) {
      const timer: Timer = { at: monotonic() + Math.max(0, delayMs), run }
      timers.add(timer)
      arm(timer)
      return () => {
        timers.delete(timer)
        clearTimeout(timer.handle)
      }
    },
    jump(ms) {
      offset += ms
      for (const timer of [...timers].sort((one, other) => one.at - other.at)) arm(timer)
    },
  }
}
