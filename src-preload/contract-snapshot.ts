/** What the panel shows. No token, password or full user principal name is ever in a snapshot. */
import type { CallState } from '../src-main/domain/calls.ts'
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { Connector } from '../src-main/domain/connectors.ts'
import type { ExtensionStatus } from '../src-main/domain/extension.ts'
import type { Leg, LegName } from '../src-main/domain/legs.ts'
import type { MappableKind, MappingRow } from '../src-main/domain/mapping.ts'
import type { PhoneStatus } from '../src-main/domain/phone-status.ts'
import type { RuleId } from '../src-main/domain/rules.ts'
import type { SessionKind } from '../src-main/domain/session-kind.ts'
import type { TimelineEntry } from '../src-main/domain/timeline.ts'
import type { MicrosoftForm, PhoneForm, SettingsForm, SyncChoice } from './contract-commands.ts'
import type { PhoneProgress } from './contract-phone.ts'

export type UserConfigured = 'yes' | 'no' | 'unknown'

/** How a call stands with Teams. */
export type AssertState = 'none' | 'settling' | 'reading' | 'asserted' | 'leftAlone' | 'off'

/** The first that fits is shown; the tray draws one distinct shape for each. */
export type TrayState =
  | 'signedOut'
  | 'paused'
  | 'offline'
  | 'attention'
  | 'onCall'
  | 'connecting'
  | 'inStep'

/** How a status set on the phone stands with Teams; `outranked`: by a call. */
export type ReflectState =
  | 'shown'
  | 'reading'
  | 'outranked'
  | 'leftAlone'
  | 'superseded'
  | 'ignored'
  | 'failed'

/** A remembered account. */
export interface RememberedAccount {
  readonly id: string
  readonly name: string
  /** Masked, as `al…@example.com`. */
  readonly username: string
  readonly active: boolean
}

/** Whether Microsoft lets Lockstep show calls: asked for when it is first wanted. */
export type WritePermission = 'unknown' | 'granted' | 'needed' | 'asking'

/** The local Teams API: `pairing` waits for the person's answer in a Teams meeting. */
export type TeamsHintState = 'off' | 'searching' | 'connected' | 'pairing' | 'paired' | 'blocked'

/** Whether changes are told instead of looked for: only where the organisation runs a relay. */
export type PushState = 'off' | 'connecting' | 'healthy' | 'unhealthy'

/** `available`: there is a newer version, which the organisation installs. */
export type UpdateState =
  | 'off'
  | 'none'
  | 'checking'
  | 'downloading'
  | 'ready'
  | 'available'
  | 'failed'

/** What the phone system was seen to be able to do; absent where it is not known yet. */
export interface PhoneAbilities {
  readonly readCalls: boolean
  readonly ringing: boolean
  readonly writePresence: boolean
  readonly writeNote: boolean
  readonly writeDoNotDisturb: boolean
  /** What the person sets on a phone is seen. */
  readonly readPresence: boolean
  /** What was written is read back. */
  readonly selfTest: boolean
  /** Whose extension it is is told. */
  readonly readEmail: boolean
}

/** A second way into the phone system; its password stays in main. */
export interface ShownLogin {
  readonly url: string
  readonly user: string
  readonly passwordSaved: boolean
}

/** What the organisation fixes of the phone besides the template. */
export interface PhoneFixed {
  readonly connector?: Connector
  readonly doNotDisturb?: Partial<DoNotDisturbForm>
  readonly ariUrl?: string
  readonly relayUrl?: string
}

export type DoNotDisturbForm = NonNullable<PhoneForm['doNotDisturb']>

/** A part of the settings form with every member there. */
type Whole<T> = { readonly [K in keyof NonNullable<T>]-?: NonNullable<NonNullable<T>[K]> }

/** Everything the panel shows. Times are wall-clock milliseconds since the epoch. */
export interface Snapshot {
  readonly version: string
  readonly tray: TrayState
  readonly account: {
    readonly state: 'signedOut' | 'signingIn' | 'signedIn' | 'expired'
    readonly name?: string
    /** Masked, as `al…@example.com`. */
    readonly username?: string
    readonly code?: ErrorCode
    readonly write: WritePermission
    /** Every remembered account, the active one among them. */
    readonly remembered: readonly RememberedAccount[]
  }
  readonly sync: {
    readonly on: boolean
    readonly choice: SyncChoice
    readonly mirror: { readonly on: boolean; readonly choice: SyncChoice }
    readonly assert: { readonly on: boolean; readonly choice: SyncChoice }
    /** What is set on the phone, to Teams. */
    readonly reflect: { readonly on: boolean; readonly choice: SyncChoice }
    /** `until: null` means until resumed. */
    readonly paused: { readonly until: number | null } | null
  }
  readonly teams: {
    readonly availability: string
    readonly activity: string
    readonly userConfigured: UserConfigured
    readonly rule: RuleId
    readonly since: number
    readonly observedAt: number
  } | null
  readonly extension: {
    readonly status: ExtensionStatus | null
    /** `held`: a call is on, the change follows afterwards. */
    readonly state: 'published' | 'publishing' | 'held' | 'nothing'
    readonly since: number
  }
  readonly call: {
    readonly state: CallState
    readonly assert: AssertState
    readonly rule?: RuleId
    /** Why Graph refused to show the call. */
    readonly code?: ErrorCode
    readonly since: number
  }
  /** What Lockstep shows in Teams now: of a call, or of the status set on the phone. */
  readonly ownSession: SessionKind | null
  /** What the person set on the phone itself; `null` where that is nothing, or is not followed. */
  readonly phoneStatus: {
    readonly status: PhoneStatus
    readonly reflected: ReflectState
    /** Why Teams is left alone. */
    readonly rule?: RuleId
    /** Why Graph refused to show it. */
    readonly code?: ErrorCode
  } | null
  readonly push: PushState
  readonly legs: Readonly<Record<LegName, Leg>>
  /** Newest first, at most 200. */
  readonly timeline: readonly TimelineEntry[]
  readonly phone: {
    readonly connector: Connector
    readonly server: string
    readonly address: string
    readonly authorizationUser: string
    readonly passwordSaved: boolean
    readonly abilities: PhoneAbilities | null
    /** Another computer of the same person publishes on this extension too. */
    readonly otherComputer: boolean
    /** As it was set up. */
    readonly blocking: DoNotDisturbForm
    readonly ari?: ShownLogin
    readonly ucp?: ShownLogin
    readonly relayUrl?: string
    /** Whose dialogs are the calls; absent: the extension's. */
    readonly callsOf?: string
    /** From the last publication to its return from the server, milliseconds. */
    readonly readBackMs?: number
    /** The do not disturb that stops calls; `on: null`: not known; `ours`: Lockstep turned it on. */
    readonly doNotDisturb?: { readonly on: boolean | null; readonly ours: boolean }
  } | null
  /**
   * What the organisation prescribes of the phone, as far as it is known: the phone form begins with
   * it, and a bare extension is enough for an address. `phone` is null until a password is saved.
   */
  readonly phoneTemplate?: {
    readonly server: string
    readonly address: string
    readonly authorizationUser: string
  }
  readonly phoneFixed: PhoneFixed
  /** Absent while neither a phone test, nor a search, nor a second factor is under way. */
  readonly phoneProgress?: PhoneProgress
  readonly microsoft: MicrosoftForm
  readonly settings: {
    readonly calls: Whole<SettingsForm['calls']>
    readonly polling: { readonly activeSeconds: number }
    readonly teamsHint: { readonly enabled: boolean; readonly state: TeamsHintState }
    readonly notifications: Whole<SettingsForm['notifications']>
    readonly appearance: Whole<SettingsForm['appearance']>
    readonly reflection: Whole<SettingsForm['reflection']>
    readonly messages: Whole<SettingsForm['messages']>
    readonly startAtLogin: boolean
    readonly updates: Whole<SettingsForm['updates']>
    readonly log: NonNullable<SettingsForm['log']>
    readonly welcomed: boolean
  }
  /** Settings that the organisation fixed, by their path, such as `directions.mirror`. */
  readonly locked: readonly string[]
  /** `changed`: differs from the default. */
  readonly mapping: Readonly<Record<MappableKind, MappingRow & { readonly changed: boolean }>>
  readonly update: {
    readonly state: UpdateState
    readonly version?: string
    readonly code?: ErrorCode
  }
  /** Standing messages about this computer, such as a settings file that could not be read. */
  readonly notices: readonly ErrorCode[]
}
