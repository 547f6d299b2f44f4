/**
 * One bucket for an application in a tenant. "What's new in Microsoft Graph", September 2025:
 * presence allows 10,000 requests in 30 seconds. "Microsoft Graph throttling guidance": refused
 * requests count too.
 */
export type Throttle = {
  /** Counts a request. Returns the whole seconds to wait where it is one too many. */
  readonly check: () => number | undefined
  readonly setLimit: (requests: number) => void
}

export const windowMs = 30_000
export const documentedLimit = 10_000

export function createThrottle(now: () => number): Throttle {
  let limit = documentedLimit
  let windowStart = now()
  let used = 0
  return {
    setLimit: (requests) => {
      limit = requests
      used = 0
    },
    check: () => {
      if (now() >= windowStart + windowMs) {
        windowStart = now()
        used = 0
      }
      used += 1
      if (used <= limit) return undefined
      return Math.max(1, Math.ceil((windowStart + windowMs - now()) / 1000))
    },
  }
}
