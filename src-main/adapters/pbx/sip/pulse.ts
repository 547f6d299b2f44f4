/** Finds a line page that hangs: it is asked over the border, and does not answer. */
import type { Clock, Unsubscribe } from '../../../ports.ts'

export interface Pulse {
  answered(id: number): void
  stop(): void
}

const pauseMs = 20_000
const deadlineMs = 10_000

/** @param onDead called at most once */
export function startPulse(
  clock: Pick<Clock, 'monotonic' | 'timer'>,
  ask: (id: number) => void,
  onDead: () => void,
): Pulse {
  let id = 0
  let cancel: Unsubscribe = clock.timer(pauseMs, beat)

  function beat(): void {
    id += 1
    const askedAt = clock.monotonic()
    cancel = clock.timer(deadlineMs, () => {
      // Both slept: the page had no time to answer either.
      if (clock.monotonic() - askedAt > 2 * deadlineMs) beat()
      else onDead()
    })
    ask(id)
  }

  return {
    answered(answeredId) {
      if (answeredId !== id) return
      cancel()
      cancel = clock.timer(pauseMs, beat)
    },
    stop: () => cancel(),
  }
}
