/** What Lockstep is made from, and what it offers once put together. */
import type { StoreApi } from 'zustand/vanilla'
import type { Snapshot } from '../../src-preload/contract.ts'
import type {
  Clock,
  Documents,
  Log,
  Net,
  PhoneSystem,
  Power,
  PushListener,
  Secrets,
  SettingsFile,
  TeamsHint,
  Updater,
} from '../ports.ts'
import type { LegBoard } from './legs.ts'
import type { Microsoft, MicrosoftConnection } from './microsoft.ts'
import type { Pause } from './pause.ts'
import type { Phone, PhoneSettings } from './phone.ts'
import type { PhoneProgressBoard } from './phone-progress.ts'
import type { InitialPolicy } from './policy/follow.ts'
import type { Settings } from './settings/schema.ts'
import type { SettingsService } from './settings/settings.ts'
import type { Engine } from './sync/engine.ts'
import type { TeamsHintService } from './teams-hint.ts'
import type { Updates } from './updates.ts'

export interface AppParts {
  readonly version: string
  readonly clock: Clock
  readonly log: Log
  readonly net: Net
  readonly power: Power
  readonly secrets: Secrets
  readonly documents: Documents
  readonly settingsFile: SettingsFile
  readonly updater: Updater
  readonly teamsHint?: TeamsHint
  /** Absent: changes are never told by pushes. */
  readonly pushListener?: PushListener
  /** Absent: no policy is ever read. */
  readonly policy?: InitialPolicy
  readonly connectMicrosoft: (settings: Settings['microsoft']) => MicrosoftConnection
  readonly connectPhone: (phone: PhoneSettings, settings: SettingsService) => PhoneSystem
}

export interface App {
  readonly store: StoreApi<Snapshot>
  readonly settings: SettingsService
  readonly engine: Engine
  readonly microsoft: Microsoft
  readonly phone: Phone
  readonly phoneProgress: PhoneProgressBoard
  readonly legs: LegBoard
  readonly pause: Pause
  readonly updates: Updates
  readonly teamsHint: TeamsHintService
  /** Makes the snapshot anew, after something it shows changed outside the engine. */
  refresh(): Promise<void>
  start(): Promise<void>
  /** Takes back everything that was set, within a few seconds, then lets go. */
  stop(): Promise<void>
}
