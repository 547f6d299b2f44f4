/** Microsoft 365 as far as a tenant's load goes: one limit for all, an answer after a while. */
import { Fault } from '../../../src-main/domain/codes.ts'
import type { PresencePair } from '../../../src-main/domain/presence.ts'
import type { PresenceFeed, PresenceSession } from '../../../src-main/ports.ts'
import { createThrottle } from '../microsoft365/throttle.ts'
import type { Chance } from './random.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type RequestKind = 'read' | 'set' | 'clear' | 'subscribe'

/** Who asks: the poll, or a call. */
export interface GraphClientSide {
  pair(): PresencePair
  /** A request left; `refused` tells what will become of it. */
  left(kind: RequestKind, refused: boolean): void
}

export interface TenantGraph {
  connect(side: GraphClientSide): {
    readonly feed: PresenceFeed
    readonly session: PresenceSession
    /** Creates or renews the subscription; counted as if it shared the limit of presence. */
    subscribe(): Promise<void>
  }
  /** Requests in 30 s. */
  setBudget(requests: number): void
}

export interface TenantGraphParts {
  readonly clock: VirtualClock
  readonly chance: Chance
  readonly budget: number
  /** A refusal says how long to wait. */
  readonly retryAfter: boolean
}

/** Request and answer together: at least 60 ms, 160 ms on average. */
const quickestMs = 60
const moreMs = 100
const slowestMs = 1_500

export function createTenantGraph(parts: TenantGraphParts): TenantGraph {
  const { clock, chance } = parts
  const throttle = createThrottle(clock.monotonic)
  throttle.setLimit(parts.budget)

  function request<T>(side: GraphClientSide, kind: RequestKind, answer: () => T): Promise<T> {
    const waitSeconds = throttle.check()
    side.left(kind, waitSeconds !== undefined)
    const tookMs = Math.min(slowestMs, quickestMs + chance.exponential(moreMs))
    return new Promise((resolve, reject) => {
      clock.timer(tookMs, () => {
        clock.settling()
        if (waitSeconds === undefined) resolve(answer())
        else reject(refusal(waitSeconds))
      })
    })
  }

  function refusal(waitSeconds: number): Fault {
    const asked = parts.retryAfter ? { retryAfterMs: waitSeconds * 1_000 } : {}
    return new Fault('graph.throttled', 'too many requests', asked)
  }

  return {
    connect: (side) => ({
      feed: {
        read: () => request(side, 'read', () => ({ userId: 'somebody', ...side.pair() })),
      },
      session: {
        set: () => request(side, 'set', () => undefined),
        clear: () => request(side, 'clear', () => undefined),
      },
      subscribe: () => request(side, 'subscribe', () => undefined),
    }),
    setBudget: throttle.setLimit,
  }
}
