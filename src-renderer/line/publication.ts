import type { Answer } from './answer.ts'
import { isSuccess } from './answer.ts'
import { type LineClock, singleTimer } from './clock.ts'
import { step } from './publisher.ts'
import {
  initialPublisher,
  isCleared,
  type PublisherEffect,
  type PublisherEvent,
  type PublishRequest,
} from './publisher-state.ts'
import type { ExtensionStatus, LineCode } from './types.ts'

/** Sends one PUBLISH; MUST settle. `onLate` is told an answer that comes after the deadline. */
export type Send = (request: PublishRequest, onLate: (answer: Answer) => void) => Promise<Answer>

export interface PublicationOptions {
  readonly clock: LineClock
  readonly random: () => number
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** `ms`: from the request leaving to its answer; 0 when nothing had to be sent. */
  readonly onPublished: (status: ExtensionStatus | null, ms: number) => void
  readonly onRefreshed: () => void
  readonly onFailed: (code: LineCode, retryInMs: number | undefined) => void
  readonly onSupported: (supported: boolean) => void
}

export interface Publication {
  /** The newest wins. */
  want(status: ExtensionStatus | null): void
  /** There is a new connection: whatever is wanted is sent again over it. */
  online(send: Send): void
  /** The connection is lost; the entity tag is kept for the next. */
  offline(): void
  /** Sends what is wanted once more, unless a back-off runs. */
  refresh(): void
  /** Ends a back-off, though not one that the server asked for. */
  nudge(): void
  /** Another computer of the same person publishes too, or no longer does. */
  accompany(accompanied: boolean): void
  /** Nothing is published while another person's Lockstep does. */
  block(blocked: boolean): void
  /** Something is published and shall stay so. */
  holds(): boolean
  /** Takes back what is published; settles when it is gone, or after `deadlineMs`. */
  clear(deadlineMs: number): Promise<void>
}

/** Carries out the effects of the publisher's machine. */
export function createPublication(options: PublicationOptions): Publication {
  const { clock, random } = options
  const timer = singleTimer(clock)
  let state = initialPublisher(options.lifetime)
  let send: Send | undefined
  let lastMs = 0
  let cleared: (() => void) | undefined

  const feed = (event: PublisherEvent) => {
    const next = step(state, event)
    state = next.state
    for (const effect of next.effects) perform(effect)
    if (!state.online || isCleared(state)) cleared?.()
  }

  const perform = (effect: PublisherEffect) => {
    switch (effect.type) {
      case 'send':
        return void transmit(effect.request)
      case 'arm':
        return timer.arm(effect.delayMs, () => feed({ type: 'timer' }))
      case 'disarm':
        return timer.disarm()
      case 'published':
        return options.onPublished(effect.status, lastMs)
      case 'refreshed':
        return options.onRefreshed()
      case 'failed':
        return options.onFailed(effect.code, effect.retryInMs)
      case 'supported':
        return options.onSupported(effect.supported)
    }
  }

  const transmit = async (request: PublishRequest) => {
    const mine = send
    if (mine === undefined) return
    const started = clock.monotonic()
    const answer = await mine(request, (late) => {
      const { entityTag } = late
      if (send === mine && isSuccess(late) && entityTag) feed({ type: 'late', entityTag })
    })
    // An answer over a connection that is gone tells nothing any more.
    if (send !== mine) return
    lastMs = clock.monotonic() - started
    feed({ type: 'answer', answer, chance: random() })
    lastMs = 0
  }

  return {
    want: (status) => feed({ type: 'want', status }),
    online(newSend) {
      send = newSend
      feed({ type: 'online' })
    },
    offline() {
      send = undefined
      feed({ type: 'offline' })
    },
    refresh() {
      if (state.waiting === 'no') feed({ type: 'timer' })
    },
    nudge: () => feed({ type: 'nudge' }),
    accompany: (accompanied) => feed({ type: 'accompanied', accompanied }),
    block: (blocked) => feed({ type: 'blocked', blocked }),
    holds: () => state.entityTag !== undefined && Boolean(state.wanted) && !state.blocked,
    clear(deadlineMs) {
      return new Promise((resolve) => {
        const cancel = clock.timer(deadlineMs, () => cleared?.())
        cleared = () => {
          cancel()
          cleared = undefined
          resolve()
        }
        feed({ type: 'want', status: null })
      })
    },
  }
}
