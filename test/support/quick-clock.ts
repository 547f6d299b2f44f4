import type { Clock } from '../../src-main/ports.ts'

/** Real time, `factor` times as fast: what takes minutes is over in seconds. */
export function quickClock(factor: number): Clock {
  const startedAt = performance.now()
  const startedWall = Date.now()
  const passed = () => (performance.now() - startedAt) * factor
  return {
    monotonic: passed,
    wall: () => startedWall + passed(),
    timer(delayMs, run) {
      const timeout = setTimeout(run, Math.max(0, delayMs / factor))
      return () => clearTimeout(timeout)
    },
    random: () => Math.random(),
  }
}
