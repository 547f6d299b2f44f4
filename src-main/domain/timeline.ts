import type { ErrorCode } from './codes.ts'
import type { RuleId } from './rules.ts'

/** What happened. */
export type TimelineEvent =
  | 'teams.changed'
  | 'extension.published'
  | 'extension.unpublished'
  | 'extension.failed'
  | 'call.began'
  | 'call.ended'
  | 'teams.asserted'
  | 'teams.cleared'
  | 'teams.leftAlone'
  | 'teams.overridden'
  | 'teams.failed'
  | 'teams.reflected'
  | 'phone.changed'
  | 'phone.superseded'
  | 'sync.paused'
  | 'sync.resumed'
  | 'sync.suspended'
  | 'account.signedIn'
  | 'account.signedOut'
  | 'account.expired'

/** Why it happened. */
export type TimelineCause =
  | 'teams'
  | 'call'
  | 'callEnded'
  | 'phone'
  | 'reconnected'
  | 'person'
  | 'settings'
  | 'power'
  | 'leftover'
  | 'override'
  | 'quit'

/** How long one step took, in milliseconds. */
export interface TimelineStep {
  readonly step: 'settle' | 'teamsRead' | 'teamsWrite' | 'publish'
  readonly ms: number
}

/** The reading of the person's own presence that a decision rests on. */
export interface TimelineReading {
  /** Wall-clock milliseconds since the epoch, when it was answered. */
  readonly at: number
  /** The pair as read, as `Busy / InACall`. */
  readonly teams: string
  /** From the request to the answer, milliseconds. */
  readonly ms: number
  /** Graph's `request-id` of the answer, for its support. */
  readonly requestId?: string
}

/** One line of the timeline (invariant I8). */
export interface TimelineEntry {
  /** Rises by one with each entry. */
  readonly id: number
  /** Wall-clock milliseconds since the epoch. */
  readonly at: number
  readonly event: TimelineEvent
  readonly cause: TimelineCause
  readonly rule?: RuleId
  /** The Teams pair concerned, as `Busy / InACall`. */
  readonly teams?: string
  /** The note shown on the extension. */
  readonly extension?: string
  readonly code?: ErrorCode
  /** Which reading led to it; absent where none did. */
  readonly reading?: TimelineReading
  readonly steps: readonly TimelineStep[]
}
