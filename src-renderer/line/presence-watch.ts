import type { PhonePresence } from '../../src-preload/line-contract.ts'
import type { LineClock } from './clock.ts'
import { readOwnPresence, type ShownMark } from './own-presence.ts'
import { readPhonePresence } from './phone-presence.ts'
import type { Subscribe } from './sip-subscribe.ts'
import { createSubscriptionKeeper, type SubscriptionKeeper } from './subscription-keeper.ts'
import type { ParseXml } from './types.ts'

export interface PresenceWatchOptions {
  readonly subscribe: Subscribe
  readonly clock: LineClock
  readonly random: () => number
  readonly parseXml: ParseXml
  /** Lifetime asked for, seconds. */
  readonly lifetime: number
  readonly addressOfRecord: string
  readonly onMarks: (marks: readonly ShownMark[]) => void
  /** Whether a status in a document without a mark of Lockstep is Lockstep's all the same. */
  readonly isOurs: (presence: PhonePresence) => boolean
  /** What a phone of the person shows, when it is another than before; `null`: nothing. */
  readonly onPhone: (presence: PhonePresence | null) => void
  /** What is published was seen, or will not be seen soon; called once. */
  readonly onFirstLook: () => void
}

/** A server that accepts and then tells nothing holds up the first publication no longer. */
const firstLookMs = 2_000

/** Reads back what is published for the own extension (RFC 3856), ours and that of others. */
export function createPresenceWatch(
  options: PresenceWatchOptions,
): Pick<SubscriptionKeeper, 'start' | 'nudge' | 'stop' | 'dispose'> {
  const { clock, random, lifetime } = options
  let looked = false
  const firstLook = () => {
    cancel()
    if (looked) return
    looked = true
    options.onFirstLook()
  }
  let cancel: () => void = () => {}
  let told = ''
  const tellPhone = (presence: PhonePresence | null = null) => {
    const text = JSON.stringify(presence)
    if (text === told) return
    told = text
    options.onPhone(presence)
  }

  const keeper = createSubscriptionKeeper({
    subscribe: options.subscribe,
    ...{ clock, random, lifetime },
    onFirstAnswer: () => {},
    onAccepted: () => {},
    onPending: firstLook,
    onFailed: firstLook,
    onGivenUp: firstLook,
    onLost: () => {},
    onState(body) {
      const marks = readOwnPresence(body, options.parseXml)
      if (marks === undefined) return firstLook()
      keeper.settled()
      options.onMarks(marks)
      const phone = readPhonePresence(body, options.addressOfRecord, options.parseXml)
      tellPhone(phone && marks.length === 0 && options.isOurs(phone) ? null : phone)
      firstLook()
    },
  })
  return {
    ...keeper,
    start() {
      cancel = clock.timer(firstLookMs, firstLook)
      keeper.start()
    },
    stop() {
      cancel()
      looked = true
      return keeper.stop()
    },
    dispose() {
      cancel()
      looked = true
      keeper.dispose()
    },
  }
}
