import type { Clock } from '../ports.ts'

/** One time limit on top of the caller's own signal. */
export interface Deadline extends Disposable {
  /** Aborts when the time is over or when the caller gives up. */
  readonly signal: AbortSignal
  /** The time was over before the caller gave up. */
  expired(): boolean
}

/** MUST be disposed: `using limit = deadline(clock, 10_000, signal)`. */
export function deadline(clock: Clock, ms: number, outer: AbortSignal): Deadline {
  const controller = new AbortController()
  let expired = false
  const giveUp = () => controller.abort(outer.reason)
  const cancel = clock.timer(ms, () => {
    expired = !outer.aborted
    controller.abort(new DOMException('The deadline is over', 'TimeoutError'))
  })
  if (outer.aborted) giveUp()
  else outer.addEventListener('abort', giveUp, { once: true })
  return {
    signal: controller.signal,
    expired: () => expired,
    [Symbol.dispose]: () => {
      cancel()
      outer.removeEventListener('abort', giveUp)
    },
  }
}
