/** The one registrar of commands: the sender and the argument are checked here and nowhere else. */
import { ipcMain } from 'electron'
import type { z } from 'zod'
import {
  type CommandArgument,
  type CommandName,
  type CommandResult,
  commandSchemas,
  type Outcome,
  panelChannels,
} from '../../src-preload/contract.ts'
import { codeOf } from '../domain/codes.ts'
import type { Log, Unsubscribe } from '../ports.ts'
import { isFromPage } from './sender.ts'

/** One handler for each command; a missing one does not compile. */
export type CommandHandlers = {
  readonly [N in CommandName]: (argument: CommandArgument<N>) => Promise<CommandResult<N>>
}

type CommandSchemas = { readonly [N in CommandName]: z.ZodType<CommandArgument<N>> }

const schemas: CommandSchemas = commandSchemas

/** Answers the panel's commands. Nothing is thrown across the border: faults cross as codes. */
export function registerCommands(handlers: CommandHandlers, log: Log): Unsubscribe {
  ipcMain.handle(
    panelChannels.command,
    async (event, name: unknown, argument: unknown): Promise<Outcome<unknown>> => {
      if (!isFromPage(event, 'panel')) {
        log.warn('command from a foreign frame refused')
        return { ok: false, code: 'command.invalid' }
      }
      if (!isCommandName(name)) {
        log.warn('unknown command refused')
        return { ok: false, code: 'command.invalid' }
      }
      return answer(name, argument, handlers, log)
    },
  )
  return () => ipcMain.removeHandler(panelChannels.command)
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commandSchemas, name)
}

async function answer<N extends CommandName>(
  name: N,
  argument: unknown,
  handlers: CommandHandlers,
  log: Log,
): Promise<Outcome<CommandResult<N>>> {
  const parsed = schemas[name].safeParse(argument)
  if (!parsed.success) {
    const paths = parsed.error.issues.slice(0, 10).map((issue) => issue.path.join('.'))
    log.warn('command with an invalid argument refused', { command: name, paths })
    return { ok: false, code: 'command.invalid' }
  }
  try {
    return { ok: true, value: await handlers[name](parsed.data) }
  } catch (error) {
    const code = codeOf(error)
    log.warn('command failed', { command: name, error })
    return { ok: false, code }
  }
}
