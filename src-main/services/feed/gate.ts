import type { Clock } from '../../ports.ts'

/** Graph asked to be left alone for a while: binds reads and writes alike. */
export interface Gate {
  /** Milliseconds until a request may leave; 0 when it may leave now. */
  waitMs(): number
  /** Keeps the gate closed until this monotonic time at least; never opens it earlier. */
  close(untilMonotonic: number): void
  /** What one account was asked does not bind another. */
  reset(): void
}

export function createGate(clock: Pick<Clock, 'monotonic'>): Gate {
  let closedUntil = Number.NEGATIVE_INFINITY
  return {
    waitMs: () => Math.max(0, closedUntil - clock.monotonic()),
    close: (untilMonotonic) => {
      closedUntil = Math.max(closedUntil, untilMonotonic)
    },
    reset: () => {
      closedUntil = Number.NEGATIVE_INFINITY
    },
  }
}
