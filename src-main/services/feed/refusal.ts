/** How long nobody of this computer asks Graph for anything after a refusal: pure. */
import { type BackoffLimits, backoffMs } from '../../domain/backoff.ts'

/** Without a Retry-After: the window of the limit, and then longer. */
const unsaid: BackoffLimits = { firstMs: 30_000, capMs: 240_000, floorMs: 1_000 }
/**
 * On top of a Retry-After, so that those who were refused together do not return together; the more,
 * the more often they were.
 */
const spread: BackoffLimits = { firstMs: 2_000, capMs: 240_000, floorMs: 0 }
const spreadDoublings = 3

/**
 * @param retryAfterMs what the refusal asked for, if it did
 * @param inARow refusals in a row before this one
 * @param random uniform in [0, 1)
 */
export function refusalWaitMs(
  retryAfterMs: number | undefined,
  inARow: number,
  random: number,
): number {
  if (retryAfterMs === undefined) return backoffMs(inARow, unsaid, random)
  return Math.max(1_000, retryAfterMs) + backoffMs(inARow * spreadDoublings, spread, random)
}
