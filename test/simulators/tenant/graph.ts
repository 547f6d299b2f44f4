/** Microsoft 365 as far as a tenant's load goes: a limit for each client ID, an answer after a while. */
import { Fault } from '../../../src-main/domain/codes.ts'
import type { PresencePair } from '../../../src-main/domain/presence.ts'
import type { PresenceFeed, PresenceSession } from '../../../src-main/ports.ts'
import { createThrottle, type Throttle } from '../microsoft365/throttle.ts'
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
  /** People take the client IDs in turn. */
  connect(side: GraphClientSide): {
    readonly feed: PresenceFeed
    readonly session: PresenceSession
    /** Creates or renews the subscription; counted as if it shared the limit of presence. */
    subscribe(): Promise<void>
  }
  /** Requests in 30 s, for each client ID. */
  setBudget(requests: number): void
}

export interface TenantGraphParts {
  readonly clock: VirtualClock
  readonly chance: Chance
  /** For each client ID. */
  readonly budget: number
  readonly clientIds: number
  /** A refusal says how long to wait. */
  readonly retryAfter: boolean
}

/** Request and answer together: at least 60 ms, 160 ms on average. */
const quickestMs = 60
const moreMs = 100
const slowestMs = 1_500

export function createTenantGraph(parts: TenantGraphParts): TenantGraph {
  const { clock, chance } = parts
  const throttles = Array.from({ length: parts.clientIds }, () => createThrottle(clock.monotonic))
  const setBudget = (requests: number) => {
    for (const throttle of throttles) throttle.setLimit(requests)
  }
  setBudget(parts.budget)
  let people = 0

  function request<T>(
    throttle: Throttle,
    side: GraphClientSide,
    kind: RequestKind,
    answer: () => T,
  ): Promise<T> {
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
    connect(side) {
      const throttle = throttles[people++ % throttles.length]
      if (throttle === undefined) throw new Error('no client ID')
      const ask = <T>(kind: RequestKind, answer: () => T) => request(throttle, side, kind, answer)
      return {
        feed: { read: () => ask('read', () => ({ userId: 'somebody', ...side.pair() })) },
        session: {
          set: () => ask('set', () => undefined),
          clear: () => ask('clear', () => undefined),
        },
        subscribe: () => ask('subscribe', () => undefined),
      }
    },
    setBudget,
  }
}
