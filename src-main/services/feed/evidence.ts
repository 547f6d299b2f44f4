/**
 * What was seen of the person between two readings, collected from samples and power events. It
 * tells an Away through inactivity from one that the person chose.
 */
import type { Evidence } from '../../domain/evidence.ts'

export interface ReadingEvidence extends Evidence {
  /** Monotonic time at which the previous reading was answered; absent for the first. */
  readonly previousAt?: number
}

export interface Sample {
  readonly idleSeconds: number
  readonly locked: boolean
}

export interface Seen {
  readonly longestIdleSeconds: number
  readonly lockedOrSuspended: boolean
  readonly previousAt: number | undefined
}

export const nothingSeen: Seen = {
  longestIdleSeconds: 0,
  lockedOrSuspended: false,
  previousAt: undefined,
}

export function sampled(seen: Seen, sample: Sample): Seen {
  return {
    ...seen,
    longestIdleSeconds: Math.max(seen.longestIdleSeconds, sample.idleSeconds),
    lockedOrSuspended: seen.lockedOrSuspended || sample.locked,
  }
}

export function interrupted(seen: Seen): Seen {
  return { ...seen, lockedOrSuspended: true }
}

export function evidenceOf(seen: Seen, now: Sample): ReadingEvidence {
  const { previousAt, ...rest } = sampled(seen, now)
  return { ...rest, ...now, ...(previousAt === undefined ? {} : { previousAt }) }
}

/** A reading was answered at `at`: the next evidence begins with how things stand then. */
export function begunAnew(now: Sample, at: number): Seen {
  return { ...sampled(nothingSeen, now), previousAt: at }
}
