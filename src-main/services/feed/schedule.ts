/** When the next read is due: pure rules, no clock. */
import { type Pace, wideMs } from './pace.ts'

export interface Situation {
  /** Setting: the shortest interval between two reads while the person is active, seconds. */
  readonly activeSeconds: number
  readonly callLive: boolean
  /** A call of ours is to be shown, and the last reading showed something else. */
  readonly callMissing?: boolean
  readonly idleSeconds: number
  readonly locked: boolean
  /**
   * Pushes tell of changes: what the relay advises between two reads that only look for a push that
   * was lost, milliseconds. Absent: every change has to be found by reading.
   */
  readonly safetyMs?: number | undefined
}

const callLiveMs = 30_000
const awayMs = 60_000
const idleAfterSeconds = 300
/** Who is away leaves the limit to those who are there. */
const awayTimes = 4
const awayAtMostMs = 1_800_000
/** Pushes leave the limit to calls and to those who have none. */
const safetyTimes = 4
const safetyAtMostMs = 3_600_000

/**
 * The base interval, milliseconds.
 *
 * @param paceMs what the tenant allows an active person, see pace.ts
 */
export function intervalMs(situation: Situation, paceMs: number): number {
  const activeMs = Math.max(situation.activeSeconds * 1_000, paceMs)
  // Whether the person chose something else meanwhile takes a second look, which nothing tells of.
  if (situation.safetyMs !== undefined && situation.callMissing !== true) {
    const full = paceMs > wideMs ? paceMs * safetyTimes : 0
    return Math.min(safetyAtMostMs, Math.max(situation.safetyMs, activeMs, full))
  }
  if (situation.callLive) return Math.max(callLiveMs, paceMs)
  const away = situation.locked || situation.idleSeconds > idleAfterSeconds
  if (!away) return activeMs
  return Math.max(awayMs, activeMs, Math.min(awayAtMostMs, paceMs * awayTimes))
}

/** Spread by 20 % to either side, so that many computers do not fall into step. */
export function jitteredMs(ms: number, random: number): number {
  return ms * (0.8 + 0.4 * random)
}

/** Reads that follow a hint: something changed here that Graph will show within seconds. */
export interface Bursts {
  /** Monotonic times at which reads are due, soonest first. */
  readonly due: readonly number[]
  /** Monotonic time of the last burst. */
  readonly lastAt: number | undefined
}

/** The slower the pace, the fewer extra reads there are. */
const burstAfterMs = [0, 3_000, 10_000]
const burstReads = [
  { paceMs: 10_000, reads: 3 },
  { paceMs: 20_000, reads: 2 },
  { paceMs: 60_000, reads: 1 },
]
const burstEveryMs = 20_000

export const noBursts: Bursts = { due: [], lastAt: undefined }

/** A hint within 20 s of the last burst adds nothing to it. */
export function hinted(bursts: Bursts, now: number, paceMs: number): Bursts {
  if (bursts.lastAt !== undefined && now - bursts.lastAt < burstEveryMs) return bursts
  const reads = burstReads.find((row) => paceMs <= row.paceMs)?.reads ?? 0
  const after = burstAfterMs.slice(burstAfterMs.length - reads)
  return { due: after.map((ms) => now + ms), lastAt: now }
}

/**
 * The same for what many computers see in one moment, such as the network's return: spread over the
 * present interval, so that all of them together read as often as ever.
 */
export function hintedTogether(
  bursts: Bursts,
  now: number,
  paceMs: number,
  random: number,
): Bursts {
  const next = hinted(bursts, now, paceMs)
  if (next === bursts) return bursts
  const after = next.due.length === 0 ? [now] : next.due
  return { ...next, due: after.map((at) => at + paceMs * random) }
}

const pingAtMostMs = 30_000
const pingUsuallyMs = 1_000

/**
 * How far the reads after one push are spread. A desktop cannot know how many others were told in the
 * same moment, as on the hour, when meetings begin. The interval at which the tenant was full is the
 * time in which all of its people can be read once: over that, a push to everybody fits. Where
 * nothing was ever refused, a second is enough.
 */
export function pingSpreadMs({ ms, fullMs }: Pick<Pace, 'ms' | 'fullMs'>): number {
  return ms === 0 ? 0 : Math.min(pingAtMostMs, Math.max(pingUsuallyMs, fullMs))
}

/** Something of our own that a push will tell of. Monotonic milliseconds. */
export interface Expected {
  /** A reading that began before does not show it. */
  readonly since: number
  /** When a push that did not come is made up for. */
  readonly missedAt: number
}

/** Graph takes a minute at most to tell of a change of presence, as it documents. */
const missedAfterMs = 60_000
const missedSpreadMs = 10_000

export function expectedFrom(now: number, random: number): Expected {
  return { since: now, missedAt: now + missedAfterMs + missedSpreadMs * random }
}

/** A read began: whatever was due by now is done with it. */
export function readBegan(bursts: Bursts, now: number): Bursts {
  return { ...bursts, due: bursts.due.filter((at) => at > now) }
}
