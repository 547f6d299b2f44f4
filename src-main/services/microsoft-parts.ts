/** What the Microsoft side of the app consists of, needs and does. */
import type { RememberedAccount, WritePermission } from '../../src-preload/contract.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type {
  Clock,
  LegReport,
  Log,
  Power,
  PresenceFeed,
  PresenceSession,
  Push,
  Tokens,
} from '../ports.ts'
import type { AccountService, AccountState } from './account.ts'
import type { PresencePoller } from './feed/feed.ts'
import type { Gate } from './feed/gate.ts'
import type { PaceMemory } from './feed/pace-memory.ts'
import type { Settings } from './settings/schema.ts'

/** One app registration in one cloud. */
export interface MicrosoftConnection {
  readonly tokens: Tokens
  readonly feed: PresenceFeed
  readonly session: PresenceSession
  /**
   * @param follow with the permission to be told of changes, too
   * @throws Fault `signIn.notConfigured`, `signIn.cloudUnsupported`
   */
  readonly adminConsentUrl: (follow: boolean) => string
  /** Absent in a cloud in which Graph tells nobody of changes. */
  readonly push?: Push
}

export interface MicrosoftParts {
  readonly connect: (settings: Settings['microsoft']) => MicrosoftConnection
  readonly settings: () => Settings
  readonly gate: Gate
  /** What was learnt about the pace of this app registration in this tenant. */
  readonly paceMemory: (settings: Settings['microsoft']) => PaceMemory
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
  readonly report: (leg: 'signIn' | 'presence', report: LegReport) => void
  /** Takes back what was set, while the tokens still work. */
  readonly takeBack: () => Promise<void>
  readonly onChange: () => void
  readonly mayRead: () => boolean
  /** Calls are to be shown in Teams. */
  readonly mayWrite: () => boolean
  /** The policy names a relay, which nothing tells of changes without. */
  readonly mayFollow: () => boolean
  /** The account of the last run, as {@link accountKey} names it. */
  readonly lastAccount: string | undefined
}

export interface Microsoft
  extends Pick<
    AccountService,
    'restore' | 'signIn' | 'add' | 'use' | 'cancelSignIn' | 'signOut' | 'forget' | 'forgetAll'
  > {
  /** Its `code` also tells how the last try to allow calls ended. */
  account(): AccountState
  /** Masked, for the snapshot. */
  remembered(): readonly RememberedAccount[]
  write(): WritePermission
  /** Asks for the permission to show calls, in the browser where need be. */
  allowCalls(): Promise<void>
  /** As {@link allowCalls}; the browser opens only where Microsoft asks for consent. */
  ensureCalls(): Promise<void>
  /** Whether calls are to be shown may have changed. */
  reconsider(): void
  /** @throws Fault `signIn.notConfigured`, `signIn.cloudUnsupported` */
  adminConsentUrl(): string
  /** Forgets everybody and begins anew with the settings as they are now. */
  reconnect(): Promise<void>
  session(): PresenceSession | undefined
  push(): Push | undefined
  /**
   * Renews the token now, to see whether the sign-in holds.
   *
   * @throws Fault `signIn.*` or `net.*`
   */
  renewToken(signal: AbortSignal): Promise<void>
  /**
   * An ID token of the active account, for what the organisation itself runs.
   *
   * @throws Fault `signIn.*` or `net.*`
   */
  idToken(signal: AbortSignal): Promise<string>
  /** What became of a write of the presence session. */
  written(event: EventBody): void
  /** Who was signed in last; a digest, since it is written down. */
  accountKey(): string | undefined
  poller(): PresencePoller
  dispose(): void
}
