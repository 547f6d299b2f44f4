/**
 * The border between main and the panel. Commands go up, each with its schema; snapshots come down.
 * No token, password or full user principal name is ever in a snapshot.
 */
import { z } from 'zod'
import type { CallState } from '../src-main/domain/calls.ts'
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { ExtensionStatus } from '../src-main/domain/extension.ts'
import type { Leg, LegName } from '../src-main/domain/legs.ts'
import type { RuleId } from '../src-main/domain/rules.ts'
import type { TimelineEntry } from '../src-main/domain/timeline.ts'
import type { TestStep } from './line-contract.ts'

const choice = z.enum(['on', 'off', 'follow'])
/** On, Off or Follow organisation; `follow` is "not set", the default. */
export type SyncChoice = z.infer<typeof choice>

const host = z.string().trim().min(1).max(300)

/** The phone form. An absent password keeps the stored one. */
export const phoneFormSchema = z.object({
  /** `wss://pbx.example.com:443/ws`; `ws://` on loopback only. */
  server: host,
  /** Extension or address of record: `1001@pbx.example.com` or `sip:1001@pbx.example.com`. */
  address: host,
  /** Digest user name; empty means the user part of the address. */
  authorizationUser: z.string().trim().max(200),
  password: z.string().max(500).optional(),
})
export type PhoneForm = z.infer<typeof phoneFormSchema>

export const cloudSchema = z.enum(['global', 'gccHigh', 'dod', 'demo'])
export type Cloud = z.infer<typeof cloudSchema>

export const microsoftFormSchema = z.object({
  clientId: z.string().trim().max(100),
  /** Tenant id, verified domain or `organizations`. */
  tenant: z.string().trim().max(200),
  cloud: cloudSchema,
})
export type MicrosoftForm = z.infer<typeof microsoftFormSchema>

export const pages = ['readme', 'adminGuide', 'licence'] as const

/** Every command, with the schema of its argument. A command without a handler does not compile. */
export const commandSchemas = {
  'snapshot.get': z.undefined(),
  'account.signIn': z.undefined(),
  'account.cancelSignIn': z.undefined(),
  'account.signOut': z.undefined(),
  'sync.set': z.object({ which: z.enum(['sync', 'mirror', 'assert']), choice }),
  'sync.pause': z.object({ minutes: z.number().int().positive().max(1_440).nullable() }),
  'sync.resume': z.undefined(),
  'presence.refresh': z.undefined(),
  'phone.save': phoneFormSchema,
  'phone.test': phoneFormSchema,
  'phone.remove': z.undefined(),
  'microsoft.save': microsoftFormSchema,
  'page.open': z.object({ page: z.enum(pages) }),
} as const

export type CommandName = keyof typeof commandSchemas
export type CommandArgument<N extends CommandName> = z.infer<(typeof commandSchemas)[N]>

/** One finished step of a phone test. */
export interface TestStepResult {
  readonly step: TestStep
  readonly outcome: 'passed' | 'failed' | 'unsupported' | 'skipped'
  readonly code?: ErrorCode
  readonly ms: number
}

interface Results {
  'snapshot.get': Snapshot
  'phone.test': readonly TestStepResult[]
}
export type CommandResult<N extends CommandName> = N extends keyof Results ? Results[N] : null

/** Errors cross as codes: an Error loses all but its message on the way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode }

export type UserConfigured = 'yes' | 'no' | 'unknown'

/** How a call stands with Teams. */
export type AssertState = 'none' | 'settling' | 'reading' | 'asserted' | 'leftAlone' | 'off'

/** In order of attention; the tray draws one distinct shape for each. */
export type TrayState = 'signedOut' | 'attention' | 'paused' | 'onCall' | 'offline' | 'inStep'

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
  readonly legs: Readonly<Record<LegName, Leg>>
  /** Newest first, at most 200. */
  readonly timeline: readonly TimelineEntry[]
  readonly phone: {
    readonly server: string
    readonly address: string
    readonly authorizationUser: string
    readonly passwordSaved: boolean
  } | null
  readonly microsoft: MicrosoftForm
  /** Standing messages about this computer, such as a settings file that could not be read. */
  readonly notices: readonly ErrorCode[]
}

/** What the panel's preload exposes as `window.lockstep`. */
export interface PanelBridge {
  command<N extends CommandName>(
    name: N,
    argument: CommandArgument<N>,
  ): Promise<Outcome<CommandResult<N>>>
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void
}

export const panelChannels = { command: 'panel:command', snapshot: 'panel:snapshot' } as const
