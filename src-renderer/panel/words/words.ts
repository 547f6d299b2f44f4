/** The shape of one language. Every table is a full record: a missing text does not compile. */

import type { PresenceKind } from '../../../src-main/domain/presence-kind.ts'
import type { SettingsPage, View } from '../navigation.ts'
import type { ErrorCode, ExtensionActivity, RuleId } from '../types.ts'
import type { ActionKind } from './actions.ts'
import type { AboutWords } from './shapes/about.ts'
import type { AccountWords } from './shapes/account.ts'
import type { DiagnosticsWords } from './shapes/diagnostics.ts'
import type { MappingWords } from './shapes/mapping.ts'
import type { PhoneSetupWords } from './shapes/phone-setup.ts'
import type { SettingsWords } from './shapes/settings.ts'
import type { SetupWords } from './shapes/setup.ts'
import type { StatusWords } from './shapes/status.ts'
import type { TimelineWords } from './shapes/timeline.ts'
import type { WelcomeWords } from './shapes/welcome.ts'

export type { AccountWords, SetupWords, StatusWords, TimelineWords, WelcomeWords }

/** What is wrong, what it means for the person, and what to do. Whole sentences. */
export interface ErrorWords {
  readonly cause: string
  readonly consequence: string
  readonly advice: string
}

type MicrosoftCode = Extract<ErrorCode, `${'signIn' | 'graph' | 'net'}.${string}`>
export type MicrosoftErrors = Readonly<Record<MicrosoftCode, ErrorWords>>
/** Of Asterisk and FreePBX, a part of {@link PhoneErrors}. */
export type AsteriskErrors = Readonly<
  Record<Extract<ErrorCode, `ari.${string}` | `ucp.${string}`>, ErrorWords>
>
/** Those of the phone system and of this computer. */
/** Of PBXware, and whose extension it is; a part of {@link PhoneErrors}. */
export type PbxwareErrors = Readonly<
  Record<Extract<ErrorCode, `pbxware.${string}` | `identity.${string}`>, ErrorWords>
>
export type PhoneErrors = Readonly<Record<Exclude<ErrorCode, MicrosoftCode>, ErrorWords>>
export type RuleTable = Readonly<Record<RuleId, string>>

export interface Words {
  /** BCP 47. */
  readonly language: string
  readonly views: Readonly<Record<View, string>>
  /** The pages of the settings: their name, and what is there in a few words. */
  readonly pages: Readonly<Record<SettingsPage, { name: string; about: string }>>
  /** From a page of the settings to their list. */
  readonly back: string
  readonly navigation: string
  readonly starting: string
  readonly version: (version: string) => string
  readonly presence: Readonly<Record<PresenceKind, string>>
  readonly rpid: Readonly<Record<ExtensionActivity | 'none', string>>
  readonly errors: MicrosoftErrors & PhoneErrors
  readonly actions: Readonly<Record<ActionKind, string>>
  readonly rules: RuleTable
  readonly status: StatusWords
  readonly timeline: TimelineWords
  readonly setup: SetupWords
  readonly phoneSetup: PhoneSetupWords
  readonly welcome: WelcomeWords
  readonly account: AccountWords
  readonly settings: SettingsWords
  readonly mapping: MappingWords
  readonly diagnostics: DiagnosticsWords
  readonly about: AboutWords
}
