/** The local Teams, newer versions, the organisation's policy. */
import type { TeamsHintState } from '../../src-preload/contract-snapshot.ts'
import type { Unsubscribe } from './system.ts'

export type TeamsHintEvent =
  | { readonly type: 'state'; readonly state: TeamsHintState }
  /** The person went into a Teams meeting, or left it. */
  | { readonly type: 'meeting'; readonly on: boolean }
  /** Something else that their presence may show: they share, or no longer. */
  | { readonly type: 'changed' }

/**
 * The local Teams API: a reason to read sooner, NEVER truth. Its absence is no failure. It MUST stay
 * on this computer.
 */
export interface TeamsHint {
  state(): TeamsHintState
  start(): void
  stop(): void
  /** Lets Teams ask the person for permission, in their next meeting within the hour. */
  pair(): void
  /** The person is back or the computer woke up: look for Teams now. */
  nudge(): void
  onEvent(listener: (event: TeamsHintEvent) => void): Unsubscribe
}

/** Newer versions of the app. */
export interface Updater {
  /**
   * `self`: loaded and installed here; `notice`: only told of, since somebody else installs or
   * nothing could verify a signature; `none`: this build has no address for updates.
   */
  readonly means: 'self' | 'notice' | 'none'
  /**
   * The newer version of `channel` that is meant for this computer, if there is one.
   * @throws Fault `update.failed`
   */
  find(channel: 'latest' | 'beta'): Promise<string | undefined>
  /**
   * Loads what was found last. MUST verify its signature; NEVER leaves an unverified file to install.
   * @throws Fault `update.failed`
   */
  download(): Promise<void>
  /** Ends Lockstep politely and starts the version that was loaded. */
  install(): void
}

/** What the organisation prescribes on this computer, by the keys of docs/policy.md. */
export interface PolicySource {
  /**
   * Nothing prescribed is an empty record. MUST end within a few seconds.
   * @throws Error when it cannot be read; whoever asks keeps what was in force
   */
  read(): Promise<Readonly<Record<string, unknown>>>
}
