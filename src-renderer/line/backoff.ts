const base = 1_000
const cap = 60_000

/**
 * Full-jitter back-off: uniform between 0 and an upper bound that doubles from 1 s to 60 s, so that
 * the first retry is quick and the clients of a restarted server do not come back all at once.
 * @param failures failures so far, from 0
 * @param chance uniform in [0, 1)
 * @returns milliseconds
 */
export function backoffMs(failures: number, chance: number): number {
  return Math.round(chance * Math.min(cap, base * 2 ** Math.min(failures, 10)))
}

/** How long a refusal that only an administrator can lift is left alone: 150 to 300 s. */
export function refusedMs(chance: number): number {
  return Math.round(150_000 * (1 + chance))
}
