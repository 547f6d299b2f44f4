import type { PanelBridge } from '../../src-preload/contract.ts'
import type { CommandArgument, CommandName, CommandResult, Outcome } from './types.ts'

declare global {
  interface Window {
    /** Exposed by src-preload/panel.ts. */
    readonly lockstep: PanelBridge
  }
}

/** Asks main for something. Never rejects: a bridge that fails is an `internal` outcome. */
export async function send<N extends CommandName>(
  name: N,
  argument: CommandArgument<N>,
): Promise<Outcome<CommandResult<N>>> {
  try {
    return await window.lockstep.command(name, argument)
  } catch {
    return { ok: false, code: 'internal' }
  }
}
