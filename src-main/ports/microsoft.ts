/** Microsoft: sign-in, presence read, presence session written. */
import type { PresenceReading } from '../domain/presence.ts'
import type { SessionKind, sessionPairs } from '../domain/session-kind.ts'

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

/** `follow`: to be told of changes, where the organisation runs a relay. */
export type Scope = 'read' | 'write' | 'follow'

/**
 * Microsoft sign-in: several accounts are remembered, one at most is active. Every failure is a
 * `Fault` with a `signIn.*` or `net.*` code. Silent calls MUST go on while the browser is open.
 */
export interface Tokens {
  /** The active account, without any request. */
  account(): Promise<Account | undefined>
  /** Every remembered account, without any request. */
  accounts(): Promise<readonly Account[]>
  /**
   * Opens the system browser and asks to read; settles within 5 minutes, or at once when `signal`
   * aborts. The account is remembered, and active only after {@link use}.
   *
   * @param again whose sign-in expired: they are not asked who they are, and are asked for what a
   *   claims challenge wanted; without it the person picks an account
   */
  signIn(signal: AbortSignal, again?: Account): Promise<Account>
  /**
   * Opens the system browser and asks the active account for the permission to write; ends as
   * {@link signIn} does.
   *
   * @throws Fault `signIn.declined`; `signIn.writeConsentRequired` when another person answered
   */
  allowWrite(signal: AbortSignal): Promise<void>
  /** Makes a remembered account the active one, without any request; NEVER throws. */
  use(account: Account): Promise<void>
  /**
   * An access token for Graph of the active account; renews silently.
   *
   * @throws Fault `signIn.expired` and others with which only the person can help;
   *   `signIn.writeConsentRequired` when only reading is allowed;
   *   `signIn.stepUpRequired` when `claims` need the person: the next visit to the browser asks
   */
  accessToken(
    scope: Scope,
    options: { signal: AbortSignal; forceRefresh?: boolean; claims?: string },
  ): Promise<string>
  /**
   * An ID token of the active account that is good for 5 minutes at least; renews silently.
   *
   * @throws Fault as {@link accessToken} to read
   */
  idToken(options: { signal: AbortSignal }): Promise<string>
  /** Forgets an account and its tokens on this computer. */
  forget(account: Account): Promise<void>
  /** Forgets every account. */
  forgetAll(): Promise<void>
}

/** Reads the person's own presence, once. Failures are Faults with a `graph.*` or `signIn.*` code. */
export interface PresenceFeed {
  read(signal: AbortSignal): Promise<PresenceReading>
}

type SessionPair = (typeof sessionPairs)[SessionKind]

/** What `setPresence` takes (https://learn.microsoft.com/graph/api/presence-setpresence). */
export type SessionRequest = SessionPair & {
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
