/**
 * What Lockstep needs from outside. Adapters and the shell implement these; services know nothing
 * else. MUST and NEVER are used as in RFC 2119.
 */
import type { FromLine, ToLine } from '../src-preload/line-contract.ts'
import type { Call } from './domain/calls.ts'
import type { ErrorCode } from './domain/codes.ts'
import type { ExtensionStatus } from './domain/extension.ts'
import type { Leg } from './domain/legs.ts'
import type { PresenceReading } from './domain/presence.ts'

export type Unsubscribe = () => void

/** Time. `monotonic` never jumps and drives every rule; `wall` is for people to read. */
export interface Clock {
  /** Milliseconds since an arbitrary start; MUST never go back. */
  monotonic(): number
  /** Milliseconds since the epoch; MAY jump. */
  wall(): number
  /** Calls once after `delayMs`; the returned function cancels and MUST be idempotent. */
  timer(delayMs: number, run: () => void): Unsubscribe
  /** Uniform in [0, 1), for jitter. */
  random(): number
}

export type LogData = Readonly<Record<string, unknown>>

/** One sink; it MUST redact secrets and names before anything is written. */
export interface Log {
  debug(message: string, data?: LogData): void
  info(message: string, data?: LogData): void
  warn(message: string, data?: LogData): void
  error(message: string, data?: LogData): void
}

/** Why a server cannot be reached, as far as this computer can tell. */
export type Reachability =
  | 'reachable'
  | 'unknownHost'
  | 'refused'
  | 'certificate'
  | 'timedOut'
  | 'offline'
  | 'unreachable'

/** All traffic of main: in the app Electron's `net` (system proxy, PAC files, corporate CA). */
export interface Net {
  /** As the standard `fetch`; the caller MUST pass an AbortSignal with a deadline. */
  fetch(url: string, init: RequestInit & { signal: AbortSignal }): Promise<Response>
  /** Opens and closes a connection to `origin` (http or https) to learn why it fails. */
  diagnose(origin: string, signal: AbortSignal): Promise<Reachability>
  isOnline(): boolean
}

/** Secrets at rest. Where the platform cannot protect them they MUST stay in memory only. */
export interface Secrets {
  protection(): Promise<'protected' | 'memory'>
  /** `undefined` when absent or unreadable; NEVER throws. */
  read(key: SecretKey): Promise<string | undefined>
  write(key: SecretKey, value: string): Promise<void>
  remove(key: SecretKey): Promise<void>
}

export type SecretKey = 'msal.cache' | 'sip.secret'

/** Small JSON documents beside the settings: the journal. Writes MUST be atomic. */
export interface Documents {
  read(name: 'journal'): unknown
  write(name: 'journal', value: unknown): void
}

/** The settings file. `write` MUST be atomic and NEVER touches a file that did not validate. */
export interface SettingsFile {
  /** The parsed content; `corrupt` when it is no JSON object; `absent` at the first start. */
  load(): { kind: 'ok'; value: unknown } | { kind: 'absent' } | { kind: 'corrupt' }
  /** The last content that validated, if there is one. */
  loadBackup(): unknown
  save(value: Readonly<Record<string, unknown>>): void
  /** Keeps a copy of the last content that validated. */
  saveBackup(value: Readonly<Record<string, unknown>>): void
  /** Moves an unreadable file aside, under a name that tells why; nothing is ever lost. */
  setAside(reason: 'corrupt' | 'newer'): void
}

/** The person at this computer. */
export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'active' | 'online' | 'offline'

export interface Power {
  /** Seconds since the last input of the person. */
  idleSeconds(): number
  isLocked(): boolean
  onEvent(listener: (event: PowerEvent) => void): Unsubscribe
}

/** The signed-in person, from the ID token. */
export interface Account {
  /** Object id (`oid`), equal to Graph's user id. */
  readonly objectId: string
  readonly tenantId: string
  /** `oid.tid`, MSAL's key. */
  readonly homeAccountId: string
  /** User principal name. */
  readonly username: string
  readonly name: string
}

export type Scope = 'read' | 'write'

/**
 * Microsoft sign-in. Calls MUST be serialised by the implementation. Every failure is a `Fault`
 * with a `signIn.*` code; `signIn.expired` means that only the person can help.
 */
export interface Tokens {
  /** The remembered account, without any request. */
  account(): Promise<Account | undefined>
  /** Opens the system browser; settles within 5 minutes, or at once when `signal` aborts. */
  signIn(signal: AbortSignal): Promise<Account>
  /** An access token for Graph; renews silently. */
  accessToken(
    scope: Scope,
    options: { signal: AbortSignal; forceRefresh?: boolean; claims?: string },
  ): Promise<string>
  /** Forgets the account and its tokens on this computer. */
  signOut(): Promise<void>
}

/** Reads the person's own presence, once. Failures are Faults with a `graph.*` or `signIn.*` code. */
export interface PresenceFeed {
  read(signal: AbortSignal): Promise<PresenceReading>
}

/** What `setPresence` takes (https://learn.microsoft.com/graph/api/presence-setpresence). */
export interface SessionRequest {
  readonly availability: 'Busy'
  readonly activity: 'InACall'
  /** 5 to 240 minutes. */
  readonly expirationMinutes: number
  /**
   * Monotonic milliseconds after which the request MUST NOT leave any more (invariant I1): it then
   * fails with `graph.staleDecision`. Absent on a renewal.
   */
  readonly leaveBefore?: number
}

/** The app's own presence session. NEVER touches the user-preferred presence. */
export interface PresenceSession {
  set(request: SessionRequest, signal: AbortSignal): Promise<void>
  /** Absent already is success. */
  clear(signal: AbortSignal): Promise<void>
}

/** What this phone system can do; the panel shows it, nothing silently does nothing. */
export interface PhoneCapabilities {
  readonly readCalls: boolean
  readonly ringing: boolean
  readonly writePresence: boolean
  readonly writeNote: boolean
  readonly writeDoNotDisturb: boolean
}

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
  /** Something changed on the network: check the connection now. */
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
   * @param server WebSocket address of the PBX; its origin is all that the page can reach
   * @throws Fault `sip.refused` when it is no `wss:` address (`ws:` is for loopback only)
   */
  openLine(server: string): LineLink
}
