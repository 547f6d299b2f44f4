/** The relay's part for one person: a change is told after a while, the subscription is kept up. */
import type { PresencePoller } from '../../../src-main/services/feed/poller.ts'
import type { Chance } from './random.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface PushParts {
  readonly chance: Chance
  /** What the relay advises. */
  readonly safetySeconds: number
  /** From the change to the reading that shows it. */
  readonly onHeard: (ms: number) => void
}

export interface FollowParts extends PushParts {
  readonly clock: VirtualClock
  readonly poller: Pick<PresencePoller, 'setPush' | 'pushed'>
  readonly subscribe: () => Promise<void>
}

export interface Followed {
  changed(): void
  /** A reading whose request left at `at`. */
  read(at: number): void
  stop(): void
}

/** "average below 10 s, max 1 min" (learn.microsoft.com, change notifications delivery latency). */
const deliveryMs = 5_000
const slowestMs = 60_000
const renewMs = 40 * 60_000

export function followByPush(parts: FollowParts): Followed {
  const { clock, chance, safetySeconds, poller, subscribe, onHeard } = parts
  let stopped = false
  let changedAt: number | undefined

  function keepUp(): void {
    if (stopped) return
    subscribe().catch(() => undefined)
    clock.timer(renewMs, keepUp)
  }
  keepUp()
  poller.setPush(safetySeconds)

  return {
    changed() {
      if (stopped) return
      changedAt ??= clock.monotonic()
      const tookMs = Math.min(slowestMs, chance.exponential(deliveryMs))
      clock.timer(tookMs, () => {
        if (!stopped) poller.pushed()
      })
    },
    read(at) {
      if (changedAt === undefined || at < changedAt) return
      onHeard(at - changedAt)
      changedAt = undefined
    },
    stop() {
      stopped = true
    },
  }
}
