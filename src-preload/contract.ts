/**
 * The border between main and the panel. Commands go up, each with its schema; snapshots come down.
 */
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { CommandArgument, CommandName } from './contract-commands.ts'
import type { ProbeResult, TestStepResult } from './contract-phone.ts'
import type { Snapshot } from './contract-snapshot.ts'

export * from './contract-commands.ts'
export * from './contract-phone.ts'
export * from './contract-snapshot.ts'

/** How a leg fared when it was tried. */
export interface LegTestResult {
  readonly working: boolean
  readonly code?: ErrorCode
  readonly ms: number
}

interface Results {
  'snapshot.get': Snapshot
  'leg.test': LegTestResult
  'phone.test': readonly TestStepResult[]
  'phone.probe': ProbeResult
}
export type CommandResult<N extends CommandName> = N extends keyof Results ? Results[N] : null

/** Errors cross as codes: an Error loses all but its message on the way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode }

/** What the panel's preload exposes as `window.lockstep`. */
export interface PanelBridge {
  command<N extends CommandName>(
    name: N,
    argument: CommandArgument<N>,
  ): Promise<Outcome<CommandResult<N>>>
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void
}

export const panelChannels = { command: 'panel:command', snapshot: 'panel:snapshot' } as const
