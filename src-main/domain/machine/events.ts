import type { Call } from '../calls.ts'
import type { ErrorCode } from '../codes.ts'
import type { Evidence } from '../evidence.ts'
import type { ExtensionStatus } from '../extension.ts'
import type { PresenceMessages } from '../messages.ts'
import type { PhoneStatus } from '../phone-status.ts'
import type { PresencePair } from '../presence.ts'
import type { SessionKind } from '../session-kind.ts'
import type { TimelineEntry } from '../timeline.ts'
import type { Enabled, Gates, JournalEntry, Options } from './state.ts'

export type TimerName =
  | 'settle'
  | 'endSettle'
  | 'unknownRetry'
  | 'unknownCalls'
  | 'leftover'
  | 'renew'
  | 'assertRetry'
  | 'clearRetry'
  | 'offline'
  | 'mirror'
  | 'handover'
  | 'phoneSettle'
  | 'phoneGone'

/** Everything that can happen to the engine. `at` is monotonic, `wall` wall-clock milliseconds. */
export type Event = { readonly at: number; readonly wall: number } & EventBody

export type EventBody =
  | { readonly type: 'started' }
  | {
      readonly type: 'reading'
      readonly pair: PresencePair
      readonly messages?: PresenceMessages | undefined
      readonly evidence: Evidence
      /** Monotonic time at which the request left. */
      readonly requestedAt: number
      /** Monotonic time at which the answer was complete. */
      readonly answeredAt: number
      /** Graph's `request-id` of the answer. */
      readonly requestId?: string
    }
  | { readonly type: 'calls'; readonly known: boolean; readonly calls: readonly Call[] }
  | { readonly type: 'phoneUp' }
  | { readonly type: 'phoneDown' }
  | { readonly type: 'phoneRemoved' }
  | { readonly type: 'published'; readonly status: ExtensionStatus | null; readonly ms: number }
  | { readonly type: 'publishFailed'; readonly code: ErrorCode }
  | { readonly type: 'setDone'; readonly ms: number }
  | { readonly type: 'setFailed'; readonly code: ErrorCode; readonly retryAfterMs?: number }
  | { readonly type: 'clearDone'; readonly ms: number }
  | { readonly type: 'clearFailed'; readonly code: ErrorCode; readonly retryAfterMs?: number }
  | { readonly type: 'timer'; readonly timer: TimerName }
  /** A gate opened or closed. `accountChanged` forgets what was read for the other account. */
  | {
      readonly type: 'gate'
      readonly gate: keyof Gates
      readonly value: boolean
      readonly accountChanged?: boolean
      /** The sign-in ended by itself. */
      readonly expired?: boolean
    }
  | { readonly type: 'configured'; readonly enabled: Enabled; readonly options: Options }
  | { readonly type: 'otherInstance'; readonly seen: boolean }
  /** The person set a status on the phone itself, or took it back. */
  | { readonly type: 'phoneStatus'; readonly status: PhoneStatus | null }
  /** What kept Microsoft from letting a write through is gone. */
  | { readonly type: 'writeAllowed' }
  /** The network is back: what waits for a retry is tried at once. */
  | { readonly type: 'online' }
  /** A local hint that the person is in a Teams meeting ends the echo guard. */
  | { readonly type: 'meetingHint' }

/** What the engine wants done, as data. */
export type Effect =
  /** Read ahead of any waiting poll, and again until an answer arrives. */
  | { readonly type: 'urgentRead' }
  | { readonly type: 'cancelUrgentRead' }
  /** Something changed that readings should show soon. */
  | { readonly type: 'hint' }
  | {
      readonly type: 'setSession'
      readonly kind: SessionKind
      readonly renewal: boolean
      /** Monotonic time after which the request must not leave any more (invariant I1). */
      readonly leaveBefore?: number
    }
  | { readonly type: 'clearSession' }
  | { readonly type: 'abortWrite' }
  | { readonly type: 'publish'; readonly status: ExtensionStatus | null }
  /** Fires after `delayMs` plus a uniform part of `jitterMs`. Arming again replaces. */
  | {
      readonly type: 'arm'
      readonly timer: TimerName
      readonly delayMs: number
      readonly jitterMs?: number
    }
  | { readonly type: 'disarm'; readonly timer: TimerName }
  /** Written down before anything that follows it is carried out. */
  | { readonly type: 'journal'; readonly entry: JournalEntry }
  | { readonly type: 'record'; readonly entry: Omit<TimelineEntry, 'id' | 'at'> }
