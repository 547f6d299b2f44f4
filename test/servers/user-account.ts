import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** The user `nobody` and its group, in numbers that are the same on all Linux systems. */
const nobody = 65_534

export interface Command {
  readonly command: string
  readonly args: readonly string[]
}

export interface LimitedOptions {
  readonly mustRead: string
  /** Given to the other user, for the server to write into. */
  readonly ownFolder: string
  /** TERM for a server that ends its own children, KILL for one that would take its time. */
  readonly atParentDeath: 'TERM' | 'KILL'
}

/**
 * The command under a user without rights when this process is root and that user can read
 * `mustRead`; else unchanged. In both cases the kernel ends it when this process is killed.
 * Needs `setpriv` (util-linux); without it the command stays as it is.
 */
export function withoutRights(command: Command, options: LimitedOptions): Command {
  const { mustRead, ownFolder, atParentDeath } = options
  if (spawnSync('setpriv', ['--version']).status !== 0) return command
  const change = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups']
  const isRoot = process.getuid?.() === 0
  const allowed = isRoot && spawnSync('setpriv', [...change, 'test', '-r', mustRead]).status === 0
  if (allowed) chownSync(ownFolder, nobody, nobody)
  return {
    command: 'setpriv',
    args: [
      '--pdeathsig',
      atParentDeath,
      ...(allowed ? change : []),
      command.command,
      ...command.args,
    ],
  }
}
