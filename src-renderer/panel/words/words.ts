/** The shape of one language. Every table is a full record: a missing text does not compile. */

import type { PresenceKind } from '../../../src-main/domain/presence-kind.ts'
import type { SetupSection, View } from '../navigation.ts'
import type {
  Cloud,
  ErrorCode,
  LegName,
  LegState,
  RpidActivity,
  RuleId,
  SyncChoice,
  TestOutcome,
  TestStep,
  TimelineCause,
  TimelineEvent,
  TimelineStep,
  TrayState,
} from '../types.ts'
import type { ActionKind } from './actions.ts'

/** What is wrong, what it means for the person, and what to do. Whole sentences. */
export interface ErrorWords {
  readonly cause: string
  readonly consequence: string
  readonly advice: string
}

type MicrosoftCode = Extract<ErrorCode, `${'signIn' | 'graph' | 'net'}.${string}`>
export type MicrosoftErrors = Readonly<Record<MicrosoftCode, ErrorWords>>
/** Those of the phone system and of this computer. */
export type PhoneErrors = Readonly<Record<Exclude<ErrorCode, MicrosoftCode>, ErrorWords>>
export type RuleTable = Readonly<Record<RuleId, string>>

export interface StatusWords {
  /** One short phrase for the state as a whole, and a sentence under it. */
  readonly headline: Readonly<Record<TrayState, { title: string; text: string }>>
  readonly syncOff: { title: string; text: string }
  readonly notConnected: { title: string; text: string }
  readonly pausedUntil: (time: string) => string
  readonly gettingStarted: {
    readonly title: string
    readonly text: string
    readonly signIn: string
    readonly phone: string
    readonly done: string
    readonly open: string
  }
  readonly account: {
    readonly signIn: string
    readonly signInAgain: string
    readonly signingIn: string
    readonly signingInText: string
    readonly cancel: string
    readonly signOut: string
    readonly signedOut: string
    readonly expired: string
    readonly appId: string
  }
  readonly seen: {
    readonly title: string
    readonly teams: string
    readonly extension: string
    readonly nothingYet: string
    readonly noExtension: string
    readonly notPublished: string
    readonly chosen: string
    readonly automatic: string
    readonly uncertain: string
    readonly byLockstep: string
    readonly since: (time: string) => string
    readonly published: string
    readonly publishing: string
    readonly held: (note: string) => string
    readonly lag: string
  }
  readonly call: {
    readonly title: string
    readonly idle: string
    readonly ringing: string
    readonly dialing: string
    readonly talking: string
    readonly notWatched: string
    readonly asserted: string
    readonly settling: string
    readonly reading: string
    readonly leftAlone: string
    readonly off: string
    readonly stillRings: string
    readonly short: string
  }
  readonly sync: {
    readonly switch: string
    readonly pause: string
    readonly resume: string
    readonly for30: string
    readonly for60: string
    readonly untilTomorrow: string
    readonly untilResumed: string
  }
  readonly legs: {
    readonly title: string
    readonly names: Readonly<Record<LegName, string>>
    readonly states: Readonly<Record<LegState, string>>
    /** What the leg is for, shown when it has no fault to explain. */
    readonly about: Readonly<Record<LegName, string>>
    /** Shown when the leg is not set up. */
    readonly setUp: Readonly<Record<LegName, string>>
    readonly lastSuccess: (time: string) => string
    readonly since: (time: string) => string
    readonly nextRetry: (fromNow: string) => string
    readonly nowTrying: string
  }
}

export interface TimelineWords {
  readonly title: string
  readonly empty: string
  readonly limit: string
  /** `subject`: the Teams status or the extension's note; empty where there is none. */
  readonly events: Readonly<Record<TimelineEvent, (subject: string) => string>>
  readonly causes: Readonly<Record<TimelineCause, string>>
  readonly steps: Readonly<Record<TimelineStep, string>>
}

export interface SetupWords {
  readonly sections: Readonly<Record<SetupSection, string>>
  readonly save: string
  readonly saved: string
  readonly microsoft: {
    readonly intro: string
    readonly clientId: string
    readonly clientIdHint: string
    readonly tenant: string
    readonly tenantHint: string
    readonly cloud: string
    readonly clouds: Readonly<Record<Cloud, string>>
    readonly guide: string
  }
  readonly phone: {
    readonly intro: string
    readonly server: string
    readonly serverHint: string
    readonly address: string
    readonly addressHint: string
    readonly user: string
    readonly userHint: string
    readonly password: string
    readonly passwordKept: string
    readonly badServer: string
    readonly badAddress: string
    readonly noPassword: string
    readonly test: string
    readonly testing: string
    readonly remove: string
    readonly removeSure: string
    readonly removeNow: string
    readonly keep: string
    readonly steps: Readonly<Record<TestStep, string>>
    readonly outcomes: Readonly<Record<TestOutcome, string>>
    readonly allPassed: string
    readonly notAllPassed: string
  }
  readonly sync: {
    readonly intro: string
    readonly which: Readonly<Record<'sync' | 'mirror' | 'assert', { name: string; text: string }>>
    readonly choices: Readonly<Record<SyncChoice, string>>
    readonly inForce: (on: boolean) => string
  }
}

export interface Words {
  /** BCP 47. */
  readonly language: string
  readonly views: Readonly<Record<View, string>>
  readonly navigation: string
  readonly starting: string
  readonly notice: string
  readonly version: (version: string) => string
  readonly presence: Readonly<Record<PresenceKind, string>>
  readonly rpid: Readonly<Record<RpidActivity | 'none', string>>
  readonly errors: MicrosoftErrors & PhoneErrors
  readonly actions: Readonly<Record<Exclude<ActionKind, 'none'>, string>>
  readonly rules: RuleTable
  readonly status: StatusWords
  readonly timeline: TimelineWords
  readonly setup: SetupWords
}
