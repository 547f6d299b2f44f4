import type { LineClock } from './clock.ts'
import type { LineCode } from './types.ts'

/** What came of one step of a test. */
export type Result =
  | { readonly outcome: 'passed' | 'unsupported'; readonly ms?: number }
  | { readonly outcome: 'failed'; readonly code: LineCode; readonly ms?: number }

export const passed: Result = { outcome: 'passed' }
export const unsupported: Result = { outcome: 'unsupported' }

export function failure(code: LineCode): Result {
  return { outcome: 'failed', code }
}

/** What `work` comes to; `undefined` when that takes longer than `deadlineMs`. */
export function withinDeadline<T>(
  clock: LineClock,
  deadlineMs: number,
  work: Promise<T>,
): Promise<T | undefined> {
  let cancel: () => void = () => {}
  const deadline = new Promise<undefined>((resolve) => {
    cancel = clock.timer(deadlineMs, () => resolve(undefined))
  })
  return Promise.race([work, deadline]).finally(cancel)
}
