import { type Failure, type Reaction, reactionTo } from './failure.ts'
import * as paces from './pace.ts'
import * as schedule from './schedule.ts'

/** What is due next. Times are monotonic milliseconds, `random` is uniform in [0, 1). */
export interface Agenda {
  /** When the next read is due, the gate apart. */
  nextAt(): number
  /**
   * Forgets everything but a waiting call and the pace. The first read comes at a random phase, or at
   * once where a person waits for it.
   */
  begin(now: number, random: number, atOnce: boolean): void
  began(now: number): void
  answered(now: number, answer: Answer, random: number): void
  /** The answer was older than the one before. */
  outOfOrder(now: number): void
  failed(now: number, failure: FailedRead): Reaction
  /** A request was refused, a read or a write. */
  refused(now: number, refusal: Refusal, random: number): void
  /** Something of our own changed: nobody else has the same reason at the same moment. */
  hint(now: number): void
  /** Something happened that many computers may see at once: their reads are spread. */
  sharedHint(now: number, random: number): void
  /** A push told of a change: one read, soon, for all pushes of that time. */
  pushed(now: number, random: number): void
  /** A push will tell of something of our own: one read later on, unless a reading shows it. */
  expect(now: number, random: number): void
  /** Pushes ended, or advise otherwise, for many at once: reads are spread over the interval. */
  safetyChanged(now: number, situation: schedule.Situation, random: number): void
  dropHints(): void
  /** The interval may have become shorter: do not wait for the end of the longer one. */
  sooner(now: number, situation: schedule.Situation, random: number): void
  /** The computer woke up. */
  awake(now: number, random: number): void
  /** A call waits for a read. */
  urge(now: number, random: number): void
  calm(): void
  /** What is worth keeping for the next sign-in or run. */
  learnt(): paces.Learnt
}

export interface Answer extends schedule.Situation {
  /** The reading shows something else than the one before. */
  readonly news: boolean
}

export type FailedRead = Omit<Failure, 'failures' | 'urgent'>

export interface Refusal {
  /** No request may leave for so long. */
  readonly waitMs: number
  /** What Graph asked for, if it did. */
  readonly retryAfterMs: number | undefined
  readonly activeSeconds: number
}

const rereadMs = 1_000
/** However many pushes there are. */
const pushesApartMs = 1_000

export function createAgenda(startingPace: paces.Pace): Agenda {
  let dueAt = 0
  let urgentAt: number | undefined
  let holdUntil = Number.NEGATIVE_INFINITY
  /** The first read came at once: the second one gets the random phase. */
  let unphased = false
  let failures = 0
  let pace = startingPace
  let bursts = schedule.noBursts
  let pushedAt: number | undefined
  let expected: schedule.Expected | undefined
  let beganAt = Number.NEGATIVE_INFINITY

  return {
    nextAt() {
      const all = [dueAt, bursts.due[0], urgentAt, pushedAt, expected?.missedAt]
      const soonest = all.filter((at) => at !== undefined)
      return Math.max(holdUntil, Math.min(...soonest))
    },
    begin(now, random, atOnce) {
      dueAt = atOnce ? now : now + pace.ms * random
      if (urgentAt !== undefined) urgentAt = now
      holdUntil = Number.NEGATIVE_INFINITY
      unphased = dueAt === now || urgentAt !== undefined
      failures = 0
      bursts = schedule.noBursts
      pushedAt = undefined
      expected = undefined
    },
    began(now) {
      bursts = schedule.readBegan(bursts, now)
      // What a push told of before is in the answer.
      pushedAt = undefined
      if (expected !== undefined && expected.missedAt <= now) expected = undefined
      beganAt = now
    },
    answered(now, { news, ...situation }, random) {
      if (news && expected !== undefined && beganAt >= expected.since) expected = undefined
      // Few reads say nothing about many: without pushes all would come back at the wider pace.
      const leastMs = situation.safetyMs === undefined ? 0 : paces.wideMs
      pace = paces.answered(pace, now, Math.max(leastMs, situation.activeSeconds * 1_000))
      const ms = schedule.intervalMs(situation, pace.ms)
      dueAt = now + (unphased ? Math.max(rereadMs, ms * random) : schedule.jitteredMs(ms, random))
      urgentAt = undefined
      unphased = false
      failures = 0
    },
    outOfOrder(now) {
      failures = 0
      dueAt = now + rereadMs
    },
    failed(now, failed) {
      const reaction = reactionTo({ ...failed, failures, urgent: urgentAt !== undefined })
      failures += 1
      bursts = { ...bursts, due: [] }
      pushedAt = undefined
      if (reaction.kind === 'halt') return reaction
      dueAt = now + reaction.waitMs
      if (urgentAt !== undefined) urgentAt = dueAt
      if (reaction.kind === 'hold') holdUntil = dueAt
      return reaction
    },
    refused(now, { waitMs, retryAfterMs, activeSeconds }, random) {
      pace = paces.refused(pace, now, activeSeconds * 1_000, retryAfterMs)
      unphased = false
      // Full jitter: those who were refused together come back anywhere in the longer interval.
      dueAt = Math.max(dueAt, now + waitMs + pace.ms * random)
    },
    hint(now) {
      bursts = schedule.hinted(bursts, now, pace.ms)
    },
    sharedHint(now, random) {
      bursts = schedule.hintedTogether(bursts, now, pace.ms, random)
    },
    pushed(now, random) {
      const at = now + schedule.pingSpreadMs(pace) * random
      pushedAt ??= Math.max(beganAt + pushesApartMs, at)
    },
    expect(now, random) {
      expected = schedule.expectedFrom(now, random)
    },
    safetyChanged(now, situation, random) {
      if (failures > 0) return
      dueAt = Math.min(dueAt, now + schedule.intervalMs(situation, pace.ms) * random)
    },
    dropHints() {
      bursts = { ...bursts, due: [] }
      pushedAt = undefined
      expected = undefined
    },
    sooner(now, situation, random) {
      if (failures > 0) return
      const ms = schedule.jitteredMs(schedule.intervalMs(situation, pace.ms), random)
      dueAt = Math.min(dueAt, now + ms)
    },
    awake(now, random) {
      failures = 0
      dueAt = now + pace.ms * random
      bursts = schedule.hintedTogether(bursts, now, pace.ms, random)
    },
    urge(now, random) {
      urgentAt = now + paces.callWaitMs(pace, now) * random
    },
    calm() {
      urgentAt = undefined
    },
    learnt: () => paces.learntOf(pace),
  }
}
