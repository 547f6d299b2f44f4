import { performance } from 'node:perf_hooks'
import type { Clock } from '../ports.ts'

/** The longest delay `setTimeout` takes; anything above would fire at once. */
const longestDelayMs = 2_147_483_647

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  timer(delayMs, run) {
    const timeout = setTimeout(run, Math.min(Math.max(0, delayMs), longestDelayMs))
    return () => clearTimeout(timeout)
  },
  random: () => Math.random(),
}
