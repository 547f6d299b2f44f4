/**
 * The border between main and the panel. Commands go up, each with its schema; snapshots come down.
 */
import type { ErrorCode } from '../src-main/domain/codes.ts'
import type { CommandArgument, CommandName } from './contract-commands.ts'
import type { Snapshot } from './contract-snapshot.ts'
import type { TestStep } from './line-contract.ts'

export * from './contract-commands.ts'
export * from './contract-snapshot.ts'

/** One finished step of a phone test. */
export interface TestStepResult {
  readonly step: TestStep
  readonly outcome: 'passed' | 'failed' | 'unsupported' | 'skipped'
  readonly code?: ErrorCode
  readonly ms: number
}

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
