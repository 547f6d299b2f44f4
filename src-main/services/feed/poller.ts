import type { Clock, Log, Power, PresenceFeed, Unsubscribe } from '../../ports.ts'
import type { FeedEvent } from './events.ts'
import type { Gate } from './gate.ts'
import type { PaceMemory } from './pace-memory.ts'

export interface PresencePoller {
  /**
   * Begins, forgetting everything of an earlier account but the pace; does nothing while it runs
   * well. The first read comes `now` where a person waits for it, else at a random phase.
   */
  start(first?: 'now'): void
  stop(): void
  /** Something changed here that readings should show soon. */
  hint(): void
  /**
   * Something of our own changed at Graph. A hint without pushes; with them a push tells of it, and
   * is made up for with one read after a minute if no reading has shown anything new by then.
   */
  ownChange(): void
  setCallLive(live: boolean): void
  /** The shortest time between two reads while the person is active. */
  setActiveSeconds(seconds: number): void
  /**
   * Pushes tell of changes from now on, and reads only look for what they missed, every so many
   * seconds; `undefined`: no pushes.
   */
  setPush(safetySeconds: number | undefined): void
  /** A push told that the presence changed. */
  pushed(): void
  suspend(): void
  resume(): void
  /** A read ahead of every waiting one, repeated until an answer comes or `cancelUrgent()`. */
  urgentRead(): void
  cancelUrgent(): void
  onEvent(listener: (event: FeedEvent) => void): Unsubscribe
}

export interface PresencePollerParts {
  readonly source: PresenceFeed
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  /** Shared with the writes. */
  readonly gate: Gate
  readonly activeSeconds: number
  readonly paceMemory: PaceMemory
}
