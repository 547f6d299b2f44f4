import type { LegName, LegState, PhoneAbility, ReflectState, TrayState } from '../../types.ts'

export interface StatusWords {
  /** One short phrase for the state as a whole, and a sentence under it. */
  readonly headline: Readonly<Record<TrayState, { title: string; text: string }>>
  readonly syncOff: { title: string; text: string }
  readonly notConnected: { title: string; text: string }
  /** Under "In step" while a status that was set on the phone counts. */
  readonly asPhone: { shown: string; kept: string }
  readonly pausedUntil: (time: string) => string
  readonly gettingStarted: {
    readonly title: string
    readonly text: string
    readonly signIn: string
    readonly phone: string
    readonly done: string
    readonly open: string
    readonly assistant: string
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
    readonly byLockstepAsPhone: string
    readonly since: (time: string) => string
    /** Teams is not followed at the moment; this is what was read last. */
    readonly stale: (time: string) => string
    /** Do not disturb blocks calls: set by Lockstep, or at the phone. */
    readonly callsStopped: string
    readonly callsStoppedByYou: string
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
    /** Where calls are shown although Teams is not running. */
    readonly loneSession: string
  }
  /** What the person set on the phone itself. */
  readonly phoneStatus: {
    readonly title: string
    readonly reflected: Readonly<Record<ReflectState, string>>
    /** While Away is shown. */
    readonly away: string
  }
  readonly otherComputer: { title: string; text: string }
  /** A second factor of the phone system waits. */
  readonly confirmNumber: { title: (number: string) => string; text: string }
  /** What this phone system cannot do, and what that means. */
  readonly cannot: Readonly<Record<PhoneAbility, string>>
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
