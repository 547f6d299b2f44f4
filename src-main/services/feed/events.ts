import type { ErrorCode } from '../../domain/codes.ts'
import type { PresenceReading } from '../../domain/presence.ts'
import type { ReadingEvidence } from './evidence.ts'

/** What following the presence brings. */
export type FeedEvent =
  | { readonly type: 'reading-started' }
  | {
      readonly type: 'reading'
      readonly reading: PresenceReading
      readonly evidence: ReadingEvidence
      /** Monotonic milliseconds. */
      readonly requestedAt: number
      /** Monotonic milliseconds. */
      readonly answeredAt: number
      /** Wall-clock milliseconds since the epoch, when it was answered. */
      readonly wall: number
    }
  /** Without `retryInMs` only the person can help; `start()` goes on after their sign-in. */
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly retryInMs?: number }
