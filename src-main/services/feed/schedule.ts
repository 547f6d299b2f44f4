/**
 * When the next read is due: pure rules, no clock. The intervals suit Graph's limit on presence
 * requests, which all people of a tenant share (https://learn.microsoft.com/graph/throttling-limits).
 */

export interface Situation {
  /** Setting: seconds between two reads while the person is active. */
  readonly activeSeconds: number
  readonly callLive: boolean
  readonly idleSeconds: number
  readonly locked: boolean
}

const callLiveMs = 20_000
const awayMs = 60_000
const idleAfterSeconds = 300

/** The base interval, milliseconds. */
export function intervalMs(situation: Situation): number {
  const activeMs = situation.activeSeconds * 1_000
  if (situation.callLive) return callLiveMs
  const away = situation.locked || situation.idleSeconds > idleAfterSeconds
  return away ? Math.max(awayMs, activeMs) : activeMs
}

/** Spread by 20 % to either side, so that many computers do not fall into step. */
export function jitteredMs(ms: number, random: number): number {
  return ms * (0.8 + 0.4 * random)
}

/** After being throttled: how much slower than usual, and since when nothing was refused. */
export interface Pace {
  /** 1 is the usual pace. */
  readonly stretch: number
  /** Monotonic milliseconds. */
  readonly cleanSince: number
}

const slowestMs = 300_000
const recoverEveryMs = 10 * 60_000

export const usualPace: Pace = { stretch: 1, cleanSince: 0 }

/** Twice as slow as before, down to one read in 300 s. */
export function slowed(pace: Pace, now: number, activeSeconds: number): Pace {
  const most = Math.max(1, slowestMs / (activeSeconds * 1_000))
  return { stretch: Math.min(most, pace.stretch * 2), cleanSince: now }
}

/** A tenth faster for every ten minutes without a refusal. */
export function recovered(pace: Pace, now: number): Pace {
  if (pace.stretch === 1) return pace
  const steps = Math.floor((now - pace.cleanSince) / recoverEveryMs)
  if (steps <= 0) return pace
  const stretch = Math.max(1, pace.stretch * 0.9 ** steps)
  return { stretch, cleanSince: pace.cleanSince + steps * recoverEveryMs }
}

export function pacedMs(ms: number, pace: Pace): number {
  return Math.max(ms, Math.min(slowestMs, ms * pace.stretch))
}

/** Reads that follow a hint: something changed here that Graph will show within seconds. */
export interface Bursts {
  /** Monotonic times at which reads are due, soonest first. */
  readonly due: readonly number[]
  /** Monotonic time of the last burst. */
  readonly lastAt: number | undefined
}

const burstAfterMs = [0, 3_000, 10_000]
const burstEveryMs = 20_000

export const noBursts: Bursts = { due: [], lastAt: undefined }

/** A hint within 20 s of the last burst adds nothing to it. */
export function hinted(bursts: Bursts, now: number): Bursts {
  if (bursts.lastAt !== undefined && now - bursts.lastAt < burstEveryMs) return bursts
  return { due: burstAfterMs.map((ms) => now + ms), lastAt: now }
}

/** A read began: whatever was due by now is done with it. */
export function readBegan(bursts: Bursts, now: number): Bursts {
  return { ...bursts, due: bursts.due.filter((at) => at > now) }
}
