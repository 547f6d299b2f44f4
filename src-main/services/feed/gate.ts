import type { Clock, Unsubscribe } from '../../ports.ts'

/** Graph asked to be left alone for a while: binds reads and writes alike. */
export interface Gate {
  /** Milliseconds until a request may leave; 0 when it may leave now. */
  waitMs(): number
  /** Keeps the gate closed until this monotonic time at least; never opens it earlier. */
  close(untilMonotonic: number): void
  /**
   * The same, because the tenant's limit is reached: what listens is told.
   *
   * @param retryAfterMs what Graph asked for, if it did
   */
  refuse(untilMonotonic: number, retryAfterMs: number | undefined): void
  /** What one account was asked does not bind another. */
  reset(): void
  onRefusal(listener: (retryAfterMs: number | undefined) => void): Unsubscribe
}

export function createGate(clock: Pick<Clock, 'monotonic'>): Gate {
  const listeners = new Set<(retryAfterMs: number | undefined) => void>()
  let closedUntil = Number.NEGATIVE_INFINITY

  function close(untilMonotonic: number): void {
    closedUntil = Math.max(closedUntil, untilMonotonic)
  }

  return {
    waitMs: () => Math.max(0, closedUntil - clock.monotonic()),
    close,
    refuse(untilMonotonic, retryAfterMs) {
      close(untilMonotonic)
      for (const listener of [...listeners]) listener(retryAfterMs)
    },
    reset: () => {
      closedUntil = Number.NEGATIVE_INFINITY
    },
    onRefusal(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
