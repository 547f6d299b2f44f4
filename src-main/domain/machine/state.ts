import type { Call } from '../calls.ts'
import type { AssertOptions, Classified } from '../classify.ts'
import type { ErrorCode } from '../codes.ts'
import type { Connector } from '../connectors.ts'
import type { ExtensionStatus } from '../extension.ts'
import type { Mapping } from '../mapping.ts'
import type { MessageOptions, PresenceMessages } from '../messages.ts'
import type { PhoneStatus, Reflection } from '../phone-status.ts'
import type { RuleId } from '../rules.ts'
import type { SessionKind } from '../session-kind.ts'
import type { TimelineCause, TimelineReading, TimelineStep } from '../timeline.ts'

/** What has to hold for Lockstep to act at all. */
export interface Gates {
  readonly signedIn: boolean
  readonly suspended: boolean
  readonly paused: boolean
  /** Everything is being taken back before the account is forgotten. */
  readonly signingOut: boolean
  readonly quitting: boolean
}

/** Whether sync is on, policy and personal setting taken together. */
export interface Enabled {
  readonly sync: boolean
  readonly mirror: boolean
  readonly assert: boolean
  /** The status set on the phone, to Teams. */
  readonly reflect: boolean
}

export interface Options extends AssertOptions {
  /** Ringing and dialing count as a call. */
  readonly ringing: boolean
  /** Milliseconds a call must last before anything is written. */
  readonly settleMs: number
  /** Milliseconds after the end of a call before Teams is cleared. */
  readonly endSettleMs: number
  /** What differs from the default mapping. */
  readonly mapping: Mapping
  /** Which phone system shows it. */
  readonly connector: Connector
  /** How a status that was set on the phone is shown in Teams. */
  readonly reflection: Reflection
  /** Which of the person's own words the extension shows. */
  readonly messages: MessageOptions
}

interface Observed {
  readonly since: number
  readonly messages: PresenceMessages
}

export interface PresenceState {
  /** The last reading that was no echo of ours, whatever its class. */
  readonly observed: (Classified & Observed) | null
  /** The last reading whose class was known, with its monotonic time. */
  readonly known: (Classified & { readonly at: number }) | null
  /** Nothing unknown and no echo came since `known`. */
  readonly contiguous: boolean
}

/** What was decided about the present call. */
export type Decision =
  | { readonly kind: 'undecided'; readonly unknownReads: number }
  | { readonly kind: 'assert'; readonly rule: RuleId }
  /** Looked at again with each reading: the person may take their own status back. */
  | { readonly kind: 'leftAlone'; readonly rule: RuleId }
  /** The person chose a status during the call: final for this call. */
  | { readonly kind: 'overridden' }
  /** Graph refuses the write: final for this call. */
  | { readonly kind: 'refused'; readonly code: ErrorCode }

/**
 * ```
 *         on a call           settle time over          idle
 *   none ----------> settling -----------------> on ----------> ending
 *    ^   <----------                                <----------   |
 *    |      idle                                     on a call    |
 *    +------------------------------------------------------------+
 *                          end settle time over
 * ```
 */
export type CallPhase = 'none' | 'settling' | 'on' | 'ending'

export interface CallsState {
  /** `false`: the watch is lost; `list` is then what was known last. */
  readonly known: boolean
  readonly list: readonly Call[]
  readonly phase: CallPhase
  readonly decision: Decision
  /** An urgent read is asked for and not yet answered. */
  readonly reading: boolean
  /** Monotonic time at which the settle time was over. */
  readonly settledAt: number
}

/** What the person set on the phone itself. */
export interface PhoneStatusState {
  /** As the phone said last; `undefined`: it has said nothing yet. */
  readonly told: PhoneStatus | null | undefined
  /** What has lasted of it. */
  readonly status: PhoneStatus | null
  /** `false`: nothing has lasted yet, or the phone system is away for too long to be believed. */
  readonly known: boolean
  readonly decision: Decision
  /** The status after which Teams changed: that one no longer counts. */
  readonly superseded: PhoneStatus | null
  /** A call ended just now: its session stands until the status is decided on, for seconds. */
  readonly handover: boolean
}

/** What asks for a presence session: a call, or else the status that was set on the phone. */
export type Claim = 'call' | 'phoneStatus'

/** The presence session that may exist on Graph because of us. */
export interface OwnSession {
  readonly kind: SessionKind
  /** What it was last set for. */
  readonly claim: Claim
  /** Monotonic time of the first accepted set of this call; of the try, while unconfirmed. */
  readonly setAt: number
  /** Monotonic time; Graph ends the session by itself then. */
  readonly expiresAt: number
  readonly confirmed: boolean
  /** An earlier set, unconfirmed or of an earlier run, may have taken effect all the same. */
  readonly mayExist: boolean
  /** From an earlier run: kept or cleared once the call state is known. */
  readonly leftover: boolean
  /** Its echo was read while it lived, so that readings have caught up with it. */
  readonly echoSeen: boolean
  /** Monotonic time of the first reading that only a user-preferred presence explains. */
  readonly overrideSince: number | null
}

/**
 * ```
 *            set leaves            clear answered
 *   absent -----------> own -----------------------> absent (guarded)
 * ```
 */
export interface SessionState {
  readonly own: OwnSession | null
  /** `aborted`: a set is being called back, its outcome is not known. */
  readonly inFlight: 'set' | 'renewal' | 'aborted' | 'clear' | null
  /** Failed writes in a row. */
  readonly attempts: number
  /** The retry timer that runs. */
  readonly waiting: 'set' | 'clear' | null
  /** Until this monotonic time a reading of one of `guardKinds` is our echo (invariant I3). */
  readonly guardUntil: number | null
  readonly guardKinds: readonly SessionKind[]
  /** No echo was read while the session lived: readings have not caught up with it yet. */
  readonly guardNeedsEcho: boolean
  /** Another own instance publishes for the same person (invariant I7). */
  readonly otherInstance: boolean
  readonly steps: readonly TimelineStep[]
  /** What the call was asserted on. */
  readonly reading: TimelineReading | null
}

export interface ExtensionState {
  readonly up: boolean
  /** What it should show; `null`: nothing of ours; `undefined`: nothing is known yet. */
  readonly desired: ExtensionStatus | null | undefined
  readonly rule: RuleId
  readonly cause: TimelineCause
  /** What the phone system was last told to show. */
  readonly sent: ExtensionStatus | null
  /** Something else may stand there since: told again even if it is the same. */
  readonly overwritten: boolean
  readonly published: ExtensionStatus | null
  /** The next `published` or `publishFailed` answers this change. */
  readonly pending: {
    readonly cause: TimelineCause
    readonly rule: RuleId
    readonly failed: boolean
    readonly reading: TimelineReading | null
  } | null
  readonly lastChangeAt: number
  /** How long the reading behind `desired` took, milliseconds. */
  readonly readMs: number
  /** The reading behind `desired`. */
  readonly reading: TimelineReading | null
  /** Offline/Offline is being waited out. */
  readonly absent: boolean
}

export interface State {
  readonly gates: Gates
  readonly enabled: Enabled
  readonly options: Options
  readonly presence: PresenceState
  readonly calls: CallsState
  readonly phoneStatus: PhoneStatusState
  readonly session: SessionState
  readonly extension: ExtensionState
}

export const undecided: Decision = { kind: 'undecided', unknownReads: 0 }

/** What the journal remembers from one run to the next. */
export interface JournalEntry {
  /** A session of ours may exist. */
  readonly session: boolean
  /** Absent: a call's. */
  readonly kind?: SessionKind | undefined
  /** The status on the phone after which Teams changed. */
  readonly superseded?: PhoneStatus | undefined
  /** The transition memory of the decision table. */
  readonly last: Classified | null
}

/** A session lives 10 minutes and is renewed after 4, so that one missed renewal does no harm. */
export const sessionLifetimeMs = 10 * 60_000
export const renewAfterMs = 4 * 60_000

export const isActive = ({ gates, enabled }: State): boolean =>
  enabled.sync &&
  gates.signedIn &&
  !(gates.suspended || gates.paused || gates.signingOut || gates.quitting)

export const mirrors = (state: State): boolean => isActive(state) && state.enabled.mirror
export const asserts = (state: State): boolean => isActive(state) && state.enabled.assert
export const reflects = (state: State): boolean => isActive(state) && state.enabled.reflect

/** Whether Lockstep may have to write a presence session. */
export const mayWrite = ({ enabled }: State): boolean =>
  enabled.sync && (enabled.assert || enabled.reflect)

export const callIsOn = ({ calls }: State): boolean =>
  calls.phase === 'on' || calls.phase === 'ending'

/** What a phone system that cannot be reached still shows ends by its own expiry. */
export function nothingLeft({ session, extension }: State): boolean {
  return (
    session.own === null &&
    session.inFlight === null &&
    (extension.published === null || !extension.up)
  )
}
