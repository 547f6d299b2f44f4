/** The computer: time, log, network, secrets, files, the person at it. */

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

export type SecretKey =
  | 'msal.cache'
  | 'msal.active'
  | 'sip.secret'
  | 'ari.secret'
  | 'ucp.secret'
  | 'innovaphone.session'
  | 'teams.hint'

/**
 * The journal, the learnt pace, what names this installation, the policy, a DND of ours, and a
 * presence of ours that the phone system keeps.
 */
export type DocumentName =
  | 'journal'
  | 'pace'
  | 'installation'
  | 'policy'
  | 'doNotDisturb'
  | 'ownPresence'

/** Small JSON documents beside the settings. Writes MUST be atomic. */
export interface Documents {
  read(name: DocumentName): unknown
  write(name: DocumentName, value: unknown): void
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
