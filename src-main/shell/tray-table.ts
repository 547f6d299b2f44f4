/** What the words of tray and notifications are, in every language. */
import type { TrayState } from '../../src-preload/contract.ts'
import type { PresenceKind } from '../domain/presence-kind.ts'
import type { NoticedLeg } from '../services/attention.ts'

export interface TrayMenuWords {
  readonly syncOn: string
  readonly pause: string
  readonly pause30: string
  readonly pause60: string
  readonly pauseUntilTomorrow: string
  readonly pauseUntilResumed: string
  readonly resume: string
  readonly open: string
  readonly signIn: string
  readonly signOut: string
  readonly quit: string
}

export interface TrayTable {
  readonly states: Readonly<Record<TrayState, string>>
  readonly off: string
  readonly pausedUntil: (time: string) => string
  readonly teams: string
  readonly extension: string
  readonly presence: Readonly<Record<PresenceKind, string>>
  readonly menu: TrayMenuWords
  readonly notifications: {
    /** Shown once, when the window is closed for the first time. */
    readonly hint: NotificationWords
    readonly signedOut: NotificationWords
    readonly legFailing: Readonly<Record<NoticedLeg, NotificationWords>>
  }
}

export interface NotificationWords {
  readonly title: string
  readonly body: string
}
