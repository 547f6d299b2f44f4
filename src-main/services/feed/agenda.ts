import { type Failure, type Reaction, reactionTo } from './failure.ts'
import * as schedule from './schedule.ts'

/** What is due next. Times are monotonic milliseconds, `random` is uniform in [0, 1). */
export interface Agenda {
  /** When the next read is due, the gate apart. */
  nextAt(): number
  /** Forgets everything but a waiting call; the first read is due now. */
  begin(now: number): void
  began(now: number): void
  answered(now: number, intervalMs: number, random: number): void
  /** The answer was older than the one before. */
  outOfOrder(now: number): void
  failed(now: number, failure: FailedRead): Reaction
  hint(now: number): void
  dropHints(): void
  /** The interval may have become shorter: do not wait for the end of the longer one. */
  sooner(now: number, intervalMs: number, random: number): void
  /** The computer woke up. */
  awake(now: number): void
  /** A call waits for a read. */
  urge(now: number): void
  calm(): void
}

export type FailedRead = Omit<Failure, 'failures' | 'urgent'> & { readonly activeSeconds: number }

const rereadMs = 1_000

export function createAgenda(): Agenda {
  let dueAt = 0
  let urgentAt: number | undefined
  let holdUntil = Number.NEGATIVE_INFINITY
  let answers = 0
  let failures = 0
  let pace = schedule.usualPace
  let bursts = schedule.noBursts

  return {
    nextAt: () => Math.max(holdUntil, Math.min(dueAt, bursts.due[0] ?? dueAt, urgentAt ?? dueAt)),
    begin(now) {
      dueAt = now
      if (urgentAt !== undefined) urgentAt = now
      holdUntil = Number.NEGATIVE_INFINITY
      answers = 0
      failures = 0
      pace = schedule.usualPace
      bursts = schedule.noBursts
    },
    began(now) {
      bursts = schedule.readBegan(bursts, now)
    },
    answered(now, intervalMs, random) {
      pace = schedule.recovered(pace, now)
      const ms = schedule.pacedMs(intervalMs, pace)
      // The first answer is wanted at once; the second comes at a random phase of the interval.
      dueAt =
        now + (answers === 0 ? Math.max(rereadMs, ms * random) : schedule.jitteredMs(ms, random))
      urgentAt = undefined
      answers += 1
      failures = 0
    },
    outOfOrder(now) {
      failures = 0
      dueAt = now + rereadMs
    },
    failed(now, { activeSeconds, ...failed }) {
      const reaction = reactionTo({ ...failed, failures, urgent: urgentAt !== undefined })
      failures += 1
      bursts = { ...bursts, due: [] }
      if (failed.code === 'graph.throttled') pace = schedule.slowed(pace, now, activeSeconds)
      if (reaction.kind === 'halt') return reaction
      dueAt = now + reaction.waitMs
      if (urgentAt !== undefined) urgentAt = dueAt
      if (reaction.kind === 'hold') holdUntil = dueAt
      return reaction
    },
    hint(now) {
      bursts = schedule.hinted(bursts, now)
    },
    dropHints() {
      bursts = { ...bursts, due: [] }
    },
    sooner(now, intervalMs, random) {
      if (failures > 0) return
      const ms = schedule.jitteredMs(schedule.pacedMs(intervalMs, pace), random)
      dueAt = Math.min(dueAt, now + ms)
    },
    awake(now) {
      failures = 0
      dueAt = now
    },
    urge(now) {
      urgentAt = now
    },
    calm() {
      urgentAt = undefined
    },
  }
}
