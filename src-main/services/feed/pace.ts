/**
 * How fast this computer may read, as far as its tenant is concerned: pure, no clock. Everybody of a
 * tenant who uses the same client id shares one limit
 * (https://learn.microsoft.com/graph/throttling-limits), and nobody can know how many they are. So
 * the pace starts wide, narrows while nothing is refused, and learns from what is
 * (docs/adr/014-a-pace-learnt-from-refusals.md). Times are monotonic milliseconds.
 */

/** What is worth keeping from one sign-in, or one run, to the next. */
export interface Learnt {
  /** The interval at which the tenant was full, milliseconds; 0 when it never was. */
  readonly fullMs: number
}

export interface Pace {
  /** The interval between two reads of an active person, milliseconds. 0: nobody to be fair to. */
  readonly ms: number
  /** The interval at which the tenant was full; fades while nothing is refused. 0: never. */
  readonly fullMs: number
  /** `fullMs` before the last refusal. */
  readonly beforeMs: number
  /** The time of reading without a refusal after which half of `fullMs` is forgotten. */
  readonly halfLifeMs: number
  /** When a request was last refused. */
  readonly refusedAt: number
  /** Nothing was answered since. */
  readonly refusing: boolean
  /** When the pace was last brought up to date. */
  readonly at: number
}

/** The first interval, and the time over which the first reads of a tenant are spread. */
export const wideMs = 60_000
/** No refusal makes it slower than this. */
export const slowestMs = 1_800_000

/**
 * After a refusal, and for as long as it is remembered: this many times what was too fast. So much,
 * since many have to be told before a tenant fits, and each telling is a refused request.
 */
const backOff = 16
/** Requests of one window are refused together; that is one piece of news. */
const sameNewsMs = 45_000
const minute = 60_000
/** Nothing was ever refused: from 60 s to 12 s takes 9 minutes. */
const narrowPerMs = Math.log(5) / (9 * minute)
/** Something was: then nothing changes for a while, */
const holdMs = 20 * minute
/** and after that it gets three tenths faster every 5 minutes. */
const recoverPerMs = -Math.log(0.7) / (5 * minute)
/** What a refusal taught is believed for the day, */
const halfLifeMs = 12 * 60 * minute
/**
 * but only for a while where the limit was passed by far, as a long Retry-After tells: a limit of
 * Graph counts a window, and the refusals of a tenant that just fills it come at the window's end.
 */
const farPastMs = 5_000
const shortHalfLifeMs = 30 * minute
/** Refused again and again until a few minutes ago: even the calls are too many. */
const crowdedMs = 10 * minute
const crowdedWaitMs = 2 * minute
/** Time without reads, as in sleep, is no sign that all is well. */
const cleanAtMostMs = 10 * minute

export function startingPace(learnt: Learnt | undefined, now: number): Pace {
  const fullMs = learnt?.fullMs ?? 0
  return {
    ms: Math.min(slowestMs, Math.max(wideMs, fullMs * backOff)),
    fullMs,
    beforeMs: fullMs,
    halfLifeMs,
    refusedAt: Number.NEGATIVE_INFINITY,
    refusing: false,
    at: now,
  }
}

/** For a tenant of one person, the demo's: the shortest interval at once. */
export const alonePace: Pace = { ...startingPace(undefined, Number.NEGATIVE_INFINITY), ms: 0 }

/**
 * A request was refused. The first refusal says that the tenant is full at this pace, which is
 * remembered; not for long if the limit was far passed for the first time, since that may be over
 * soon. One more before anything was answered says that the limit is far away or in trouble: then
 * the interval only grows, and what the first one taught is not kept.
 */
export function refused(
  pace: Pace,
  now: number,
  shortestMs: number,
  retryAfterMs?: number | undefined,
): Pace {
  if (now - pace.refusedAt < sameNewsMs) return { ...pace, refusing: true }
  const present = Math.max(pace.ms, shortestMs)
  const beforeMs = pace.refusing ? pace.beforeMs : pace.fullMs
  const fullMs = pace.refusing ? beforeMs : Math.max(pace.fullMs, present)
  const ms = Math.min(slowestMs, present * backOff)
  const passing = (retryAfterMs ?? 0) > farPastMs && beforeMs === 0
  const fades = passing ? shortHalfLifeMs : halfLifeMs
  return { ms, fullMs, beforeMs, halfLifeMs: fades, refusedAt: now, refusing: true, at: now }
}

/** What may be over in an hour is not worth keeping. */
export function learntOf({ fullMs, halfLifeMs: fades }: Pace): Learnt {
  return { fullMs: fades === halfLifeMs ? fullMs : 0 }
}

/** A request was answered: time that passed without a refusal makes the pace faster. */
export function answered(pace: Pace, now: number, shortestMs: number): Pace {
  const cleanMs = Math.min(cleanAtMostMs, now - pace.at)
  const faded = pace.fullMs * 0.5 ** (cleanMs / pace.halfLifeMs)
  const fullMs = faded * backOff > shortestMs ? faded : 0
  const target = Math.max(shortestMs, fullMs * backOff)
  const told = pace.refusedAt !== Number.NEGATIVE_INFINITY || fullMs > 0
  if (now - pace.refusedAt < holdMs) return { ...pace, fullMs, refusing: false, at: now }
  const faster = pace.ms * Math.exp(-(told ? recoverPerMs : narrowPerMs) * cleanMs)
  const ms = pace.ms <= target ? pace.ms : Math.max(target, faster)
  return { ...pace, ms, fullMs, refusing: false, at: now }
}

/**
 * How long a call's read waits at most. Nothing, but where the limit cannot hold the calls: there
 * the short ones are left out, so that the long ones are shown, and taken back, in time.
 */
export function callWaitMs(pace: Pace, now: number): number {
  const crowded = pace.ms >= crowdedMs && now - pace.refusedAt < crowdedMs
  return crowded ? crowdedWaitMs : 0
}
