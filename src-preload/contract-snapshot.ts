/** What the panel shows. No token, password or full user principal name is ever in a snapshot. */
import type { CallState } from '../src-main/domain/calls.ts'
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { ExtensionStatus } from '../src-main/domain/extension.ts'
import type { Leg, LegName } from '../src-main/domain/legs.ts'
import type { MappableKind, MappingRow } from '../src-main/domain/mapping.ts'
import type { RuleId } from '../src-main/domain/rules.ts'
import type { TimelineEntry } from '../src-main/domain/timeline.ts'
import type { MicrosoftForm, SettingsForm, SyncChoice } from './contract-commands.ts'

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
}

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
  readonly push: PushState
  readonly legs: Readonly<Record<LegName, Leg>>
  /** Newest first, at most 200. */
  readonly timeline: readonly TimelineEntry[]
  readonly phone: {
    readonly server: string
    readonly address: string
    readonly authorizationUser: string
    readonly passwordSaved: boolean
    readonly abilities: PhoneAbilities | null
    /** Another computer of the same person publishes on this extension too. */
    readonly otherComputer: boolean
    /** From the last publication to its return from the server, milliseconds. */
    readonly readBackMs?: number
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
  readonly microsoft: MicrosoftForm
  readonly settings: {
    readonly calls: Whole<SettingsForm['calls']>
    readonly polling: { readonly activeSeconds: number }
    readonly teamsHint: { readonly enabled: boolean; readonly state: TeamsHintState }
    readonly notifications: Whole<SettingsForm['notifications']>
    readonly appearance: Whole<SettingsForm['appearance']>
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
