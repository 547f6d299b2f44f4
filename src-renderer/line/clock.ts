/** Time as the line page needs it; tests hand in a clock of their own. */
export interface LineClock {
  /** Milliseconds since an arbitrary start; MUST never go back. */
  monotonic(): number
  /** Calls `run` once after `delayMs`; the returned function cancels and is idempotent. */
  timer(delayMs: number, run: () => void): () => void
}

/** The clock of the browser (and of Node). */
export const systemClock: LineClock = {
  monotonic: () => performance.now(),
  timer(delayMs, run) {
    const id = setTimeout(run, delayMs)
    return () => clearTimeout(id)
  },
}

/** One timer at a time: arming it again forgets the one before. */
export interface SingleTimer {
  arm(delayMs: number, run: () => void): void
  disarm(): void
}

export function singleTimer(clock: LineClock): SingleTimer {
  let cancel: (() => void) | undefined
  const disarm = () => {
    cancel?.()
    cancel = undefined
  }
  return {
    arm(delayMs, run) {
      disarm()
      cancel = clock.timer(delayMs, () => {
        cancel = undefined
        run()
      })
    },
    disarm,
  }
}

/** Resolves after `ms`. */
export function pause(clock: LineClock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.timer(ms, resolve)
  })
}
