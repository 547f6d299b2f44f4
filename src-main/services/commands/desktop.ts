import { Fault } from '../../domain/codes.ts'
import type { CommandParts, CommandsOf } from './parts.ts'

type Areas = 'leg' | 'report' | 'logs' | 'clipboard' | 'teamsHint' | 'update' | 'page'

const notYet = async (): Promise<never> => {
  throw new Fault('command.invalid', 'not available')
}

export function desktopCommands({ desktop }: CommandParts): CommandsOf<Areas> {
  return {
    'leg.test': notYet,
    'report.make': notYet,
    'logs.open': async () => {
      await desktop.openLogs()
      return null
    },
    'clipboard.copy': async ({ text }) => {
      await desktop.copyText(text)
      return null
    },
    'teamsHint.pair': notYet,
    'update.check': notYet,
    'update.install': notYet,
    'page.open': async ({ page }) => {
      await desktop.openPage(page)
      return null
    },
  }
}
