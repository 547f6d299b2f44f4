/** How long to wait before the next try. */

export interface BackoffLimits {
  /** Upper bound of the first wait, milliseconds. */
  readonly firstMs: number
  /** Upper bound of every wait, milliseconds. */
  readonly capMs: number
  /** Lower bound of every wait, milliseconds: a retry is never immediate. */
  readonly floorMs: number
}

/** For what fails by itself and comes back by itself. */
export const usualBackoff: BackoffLimits = { firstMs: 5_000, capMs: 300_000, floorMs: 1_000 }

/**
 * Full jitter: uniform between the floor and a bound that doubles with each failure in a row, so
 * that many computers that failed together do not come back together.
 *
 * @param failures failures in a row before this one, 0 for the first
 * @param random uniform in [0, 1)
 */
export function backoffMs(failures: number, limits: BackoffLimits, random: number): number {
  const doublings = Math.min(Math.max(0, failures), 30)
  const bound = Math.min(limits.capMs, limits.firstMs * 2 ** doublings)
  return limits.floorMs + random * Math.max(0, bound - limits.floorMs)
}

/** The longest Retry-After that is believed: a server that asks for more is asked again then. */
export const retryAfterCapMs = 3_600_000

/**
 * Milliseconds that a Retry-After header asks for (RFC 9110 section 10.2.3: seconds or an HTTP
 * date), between 0 and {@link retryAfterCapMs}; `undefined` when absent or unreadable.
 *
 * @param wall wall-clock milliseconds since the epoch
 */
export function parseRetryAfter(text: string | null, wall: number): number | undefined {
  const trimmed = text?.trim() ?? ''
  const ms = /^\d+$/.test(trimmed) ? Number(trimmed) * 1_000 : msUntilDate(trimmed, wall)
  return ms === undefined ? undefined : Math.min(Math.max(0, ms), retryAfterCapMs)
}

function msUntilDate(text: string, wall: number): number | undefined {
  // Date.parse takes almost anything that has digits; all three forms of an HTTP date name a day.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at - wall
}
