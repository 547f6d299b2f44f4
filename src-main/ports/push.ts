/**
 * Change notifications of the own presence, by way of the relay that an organisation runs. All of it
 * may be absent or fail: Lockstep then reads as often as ever.
 */
import type { PushTopics } from '../../src-preload/line-contract.ts'
import type { Unsubscribe } from './system.ts'

/** What a relay gives to a signed-in person: where to listen, and what to tell Graph. */
export interface PushChannel {
  /** `wss:` address of the broker. */
  readonly broker: string
  /** User name at the broker; there is no password. */
  readonly user: string
  readonly topics: PushTopics
  /** Where Graph posts notifications and lifecycle events. */
  readonly notificationUrl: string
  /** What Graph repeats with each notification, so that the relay knows it is Graph. */
  readonly clientState: string
  /** How long the relay advises to go without a reading of one's own, seconds. */
  readonly safetySeconds: number
}

/** The one subscription to the own presence that Graph allows a person in an app. */
export interface PresenceSubscription {
  /**
   * Makes the subscription lead to this channel for the next hour: renews it, takes over what another
   * computer of the person made, or creates it.
   *
   * @returns how long it lasts, milliseconds
   * @throws Fault `graph.*`, `signIn.*`; `signIn.consentRequired` and its kin when the permission to
   *   follow is missing
   */
  ensure(channel: PushChannel, signal: AbortSignal): Promise<number>
  /**
   * Confirms it with a fresh token, as Graph asks for now and then.
   *
   * @returns whether there is one; without it, `ensure` makes another
   * @throws Fault `graph.*`, `signIn.*`
   */
  reauthorize(signal: AbortSignal): Promise<boolean>
  /** Absent already is success. */
  remove(signal: AbortSignal): Promise<void>
}

export interface Push {
  /**
   * Asks the relay for the channel of the signed-in person.
   *
   * @param relayUrl https, or http on this computer in the demo cloud
   * @throws Fault `graph.network`, `graph.timedOut`, `graph.rejected`, `graph.malformed`, `net.*`,
   *   `signIn.*`
   */
  channel(relayUrl: string, signal: AbortSignal): Promise<PushChannel>
  readonly subscription: PresenceSubscription
}

export type PushEvent =
  /** Subscribed at the broker, or no longer. */
  | { readonly type: 'listening'; readonly on: boolean }
  | { readonly type: 'heard'; readonly what: 'changed' | 'reauthorize' }
  /** Relay and broker work; `ageSeconds` ago. */
  | { readonly type: 'heartbeat'; readonly safetySeconds: number; readonly ageSeconds: number }

/** Listens to one channel, and comes back by itself when the connection is lost. */
export interface PushListener {
  /** NEVER calls `onEvent` after the returned function. */
  listen(channel: PushChannel, onEvent: (event: PushEvent) => void): Unsubscribe
}
