/** The phone side: one extension of one phone system, and the pages where lines run. */
import type { PhoneAbilities } from '../../src-preload/contract-snapshot.ts'
import type { FromLine, ToLine } from '../../src-preload/line-contract.ts'
import type { Call } from '../domain/calls.ts'
import type { ErrorCode } from '../domain/codes.ts'
import type { ExtensionActivity, ExtensionStatus } from '../domain/extension.ts'
import type { Leg } from '../domain/legs.ts'
import type { Unsubscribe } from './system.ts'

/** What this phone system can do; the panel shows it, nothing silently does nothing. */
export type PhoneCapabilities = PhoneAbilities

export type PhoneEvent =
  /** The extension can be written again: whatever it should show MUST be published again. */
  | { readonly type: 'up' }
  | { readonly type: 'down' }
  | { readonly type: 'published'; readonly status: ExtensionStatus | null; readonly ms: number }
  | { readonly type: 'publishFailed'; readonly code: ErrorCode }
  /** All live dialogs of the extension; `known: false` when the watch is lost. */
  | { readonly type: 'calls'; readonly known: boolean; readonly calls: readonly Call[] }
  | { readonly type: 'leg'; readonly leg: 'extension' | 'callWatch'; readonly report: LegReport }
  | { readonly type: 'capabilities'; readonly capabilities: PhoneCapabilities }
  /** Another computer of the same person publishes on this extension, or no longer does. */
  | { readonly type: 'otherComputer'; readonly seen: boolean }
  /** What was published came back by the own presence subscription, after `ms`. */
  | { readonly type: 'readBack'; readonly ms: number }
  /** What the extension shows that Lockstep did not set; `null`: nothing of that kind. */
  | { readonly type: 'ownPresence'; readonly presence: OwnPresence | null }
  /** Do not disturb that stops calls, as it was read; `null`: not known. */
  | { readonly type: 'doNotDisturb'; readonly on: boolean | null; readonly ours: boolean }
  /** Whose extension it is, by what the phone system says. */
  | { readonly type: 'email'; readonly email: string }
  /** A standing warning about the phone system, or its end. */
  | { readonly type: 'warning'; readonly code: ErrorCode; readonly on: boolean }

/** A status that the person set on a phone, or that the phone system set by itself. */
export interface OwnPresence {
  readonly activity: ExtensionActivity | null
  readonly note: string
  readonly doNotDisturb: boolean
}

/** A leg without the times that the store adds. */
export interface LegReport {
  readonly state: Leg['state']
  readonly code?: ErrorCode
  /** Milliseconds from now. */
  readonly retryInMs?: number
}

/** One extension of one phone system. */
export interface PhoneSystem {
  start(): void
  /** Takes back what is published, within `deadlineMs`, and closes. */
  stop(deadlineMs: number): Promise<void>
  /** Makes `status` the extension's presence; `null` takes it back. The newest wins. */
  publish(status: ExtensionStatus | null): void
  /**
   * Something changed on the network, or the person asks: check the connection now, and try at once
   * what waits in a back-off, unless the server said when to come back or the password is refused.
   */
  nudge(): void
  onEvent(listener: (event: PhoneEvent) => void): Unsubscribe
}

/** One open line page, for one PBX. */
export interface LineLink {
  /** Messages to a page that is gone are dropped. */
  send(message: ToLine): void
  /** Only messages that fit the contract MUST reach the listener. */
  onMessage(listener: (message: FromLine) => void): Unsubscribe
  /** The page crashed, hangs or could not be loaded; told at most once, NEVER after `close`. */
  onGone(listener: (reason: string) => void): Unsubscribe
  close(): void
}

/** Where line pages run: each in a sandbox of its own, without network but for its PBX. */
export interface LineHost {
  /**
   * @param server address of the PBX. The origin of a WebSocket is all that the page can reach; of a
   * `tls:` or `tcp:` server main holds the socket, and the page can reach nothing
   * @throws Fault `sip.refused` when it is none of these (`ws:` is for loopback only)
   */
  openLine(server: string): LineLink
}
