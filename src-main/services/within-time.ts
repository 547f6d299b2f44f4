import { codeOf } from '../domain/codes.ts'
import type { Clock, Log } from '../ports.ts'

/** Waits for `work`, but not for ever, and not for its success. */
export function withinTime(clock: Clock, ms: number, work: Promise<void>, log: Log): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.timer(ms, resolve)
    work
      .catch((error) => log.warn('Not everything could be cleared', { code: codeOf(error) }))
      .finally(() => {
        cancel()
        resolve()
      })
  })
}
