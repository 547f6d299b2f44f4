import type { Answer } from './answer.ts'
import type { ExtensionStatus, LineCode } from './types.ts'

/** What the publisher knows; see publisher.ts for its rules. */
export interface PublisherState {
  readonly online: boolean
  /** `null`: nothing shall be published; `undefined`: not yet told. */
  readonly wanted: ExtensionStatus | null | undefined
  /** What the server is known to hold; `undefined`: not known. */
  readonly shown: ExtensionStatus | null | undefined
  /** Names our publication at the server; outlives connections. */
  readonly entityTag: string | undefined
  /** What that publication says, as far as is known. */
  readonly held: ExtensionStatus | undefined
  /** The tag that the server choked on; the request under way goes without it. */
  readonly doubtful: string | undefined
  /** Tags that may name a publication we no longer count on; removed when idle. */
  readonly leftovers: readonly string[]
  readonly inFlight: PublishRequest | undefined
  /** A refresh or a re-assert has to go out, though the content is the same. */
  readonly due: 'no' | 'refresh' | 'assert'
  /** A back-off runs; the server said when to come back; or only a new connection helps. */
  readonly waiting: 'no' | 'backoff' | 'retryAfter' | 'connection'
  /** Another computer of the same person publishes here too. */
  readonly accompanied: boolean
  /** Another person's Lockstep publishes here: nothing of ours may stand beside it. */
  readonly blocked: boolean
  readonly supported: boolean
  /** Lifetime to ask for, seconds. */
  readonly lifetime: number
  readonly failures: number
}

export type PublishRequest =
  | {
      readonly kind: 'publish'
      readonly status: ExtensionStatus
      readonly entityTag: string | undefined
      readonly lifetime: number
      readonly reason: 'change' | 'refresh'
    }
  /** The last one of a computer that leaves the extension to another of the same person. */
  | {
      readonly kind: 'leave'
      readonly status: ExtensionStatus
      readonly entityTag: string
      readonly lifetime: number
    }
  | { readonly kind: 'remove' | 'removeLeftover'; readonly entityTag: string }

export type PublisherEvent =
  | { readonly type: 'want'; readonly status: ExtensionStatus | null }
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  /** `chance`: uniform in [0, 1), for the jitter of a retry. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly chance: number }
  /** An answer that came after its deadline: it names a publication nobody counts on. */
  | { readonly type: 'late'; readonly entityTag: string }
  /** The timer that was armed last. */
  | { readonly type: 'timer' }
  /** Ends a back-off, though not one that the server asked for. */
  | { readonly type: 'nudge' }
  | { readonly type: 'accompanied'; readonly accompanied: boolean }
  | { readonly type: 'blocked'; readonly blocked: boolean }

export type PublisherEffect =
  | { readonly type: 'send'; readonly request: PublishRequest }
  /** Replaces the timer before. */
  | { readonly type: 'arm'; readonly delayMs: number }
  | { readonly type: 'disarm' }
  /** The extension shows this now; also when it did already and nothing had to be sent. */
  | { readonly type: 'published'; readonly status: ExtensionStatus | null }
  | { readonly type: 'refreshed' }
  | { readonly type: 'failed'; readonly code: LineCode; readonly retryInMs?: number }
  | { readonly type: 'supported'; readonly supported: boolean }

export interface PublisherStep {
  readonly state: PublisherState
  readonly effects: readonly PublisherEffect[]
}

export function initialPublisher(lifetime: number): PublisherState {
  return {
    online: false,
    wanted: undefined,
    shown: undefined,
    entityTag: undefined,
    held: undefined,
    doubtful: undefined,
    leftovers: [],
    inFlight: undefined,
    due: 'no',
    waiting: 'no',
    accompanied: false,
    blocked: false,
    supported: true,
    lifetime,
    failures: 0,
  }
}

/** Nothing of ours is left at the server, as far as is known, and nothing is on its way. */
export function isCleared(state: PublisherState): boolean {
  return (
    state.inFlight === undefined && state.entityTag === undefined && state.leftovers.length === 0
  )
}
