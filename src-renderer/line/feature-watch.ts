/** Keeps do not disturb in step with a server that offers `as-feature-event`. */
import type { LineClock } from './clock.ts'
import { readDoNotDisturb } from './feature-event.ts'
import type { Subscribe } from './sip-subscribe.ts'
import { createSubscriptionKeeper, type SubscriptionKeeper } from './subscription-keeper.ts'
import type { ParseXml } from './types.ts'

export interface FeatureWatchOptions {
  readonly subscribe: Subscribe
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  /** A server that does not answer in time may do so later; else it counts as one without. */
  readonly patient: boolean
  /** Called once: whether this server has it. */
  readonly onSupported: (supported: boolean) => void
  /** `null`: the server does not say. */
  readonly onState: (on: boolean | null) => void
}

export type FeatureWatch = Pick<
  SubscriptionKeeper,
  'start' | 'change' | 'nudge' | 'stop' | 'dispose'
>

export function createFeatureWatch(options: FeatureWatchOptions): FeatureWatch {
  const { clock, random, lifetime, parseXml, patient, onSupported, onState } = options
  let decided: boolean | undefined
  const decide = (supported: boolean) => {
    if (decided === undefined) {
      decided = supported
      onSupported(supported)
    }
    if (!supported && decided) onState(null)
    // Tried no more: FreeSWITCH takes the subscription and tells nothing where no script answers it.
    if (!supported && !decided) queueMicrotask(() => keeper.dispose())
  }
  const keeper = createSubscriptionKeeper({
    subscribe: options.subscribe,
    ...{ clock, random, lifetime },
    onFirstAnswer: () => {},
    onAccepted: () => {},
    onPending: () => {},
    onFailed() {
      if (decided === undefined && patient) onState(null)
      else decide(false)
    },
    onGivenUp: () => decide(false),
    onLost: () => {},
    onState(body, contentType) {
      keeper.settled()
      decide(true)
      // A server that was never told has nothing to say (Kamailio), or tells of other features.
      const on = readDoNotDisturb(body, contentType, parseXml)
      if (on !== undefined || body.trim() === '') onState(on ?? null)
    },
  })
  return keeper
}
