/** True while the address has not asked too often. */
export type RateLimit = (address: string) => boolean

export interface RateLimitOptions {
  /** Requests at once. */
  readonly burst: number
  /** Milliseconds in which one more is allowed. */
  readonly everyMs: number
  /** Monotonic milliseconds. */
  readonly now: () => number
}

/** Above this many addresses the oldest are forgotten: memory stays bounded under attack. */
const remembered = 10_000

/** A token bucket for each address. A whole office may stand behind one of them: be generous. */
export function createRateLimit({ burst, everyMs, now }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  return (address) => {
    const at = now()
    const before = buckets.get(address) ?? { left: burst, at }
    const left = Math.min(burst, before.left + (at - before.at) / everyMs)
    buckets.delete(address)
    buckets.set(address, { left: left >= 1 ? left - 1 : left, at })
    const [oldest] = buckets.keys()
    if (buckets.size > remembered && oldest !== undefined) buckets.delete(oldest)
    return left >= 1
  }
}
