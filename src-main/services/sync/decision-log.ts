/** What the engine decided and what it tries again, in the log: the reasons beside the timeline. */
import type { EventBody, TimerName } from '../../domain/machine/events.ts'
import type { TimelineEntry } from '../../domain/timeline.ts'
import type { Log } from '../../ports.ts'

/** Timers that try something again; `renew` does so only after a failure. */
const retries: ReadonlySet<TimerName> = new Set(['assertRetry', 'clearRetry', 'unknownRetry'])

/** The note is left out: people write their own. */
export function logDecision(log: Log, entry: Omit<TimelineEntry, 'id' | 'at'>): void {
  const { extension: _note, steps, ...decision } = entry
  const ms = Object.fromEntries(steps.map(({ step, ms }) => [step, Math.round(ms)]))
  log.info('decided', { ...decision, ms })
}

export interface Retry {
  readonly timer: TimerName
  readonly waitMs: number
  /** What happened that asks for it. */
  readonly after: EventBody
}

export function logRetry(log: Log, { timer, waitMs, after }: Retry): void {
  const failed = 'code' in after
  if (!failed && !retries.has(timer)) return
  log.info('tried again later', {
    what: timer,
    waitMs: Math.round(waitMs),
    reason: failed ? after.code : after.type,
  })
}
