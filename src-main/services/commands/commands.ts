/** What the person can ask for, through the panel, the tray or the command line. */
import { accountCommands } from './account.ts'
import { desktopCommands } from './desktop.ts'
import type { CommandParts, Commands } from './parts.ts'
import { phoneCommands } from './phone.ts'
import { settingsCommands } from './settings.ts'
import { syncCommands } from './sync.ts'

export type { CommandParts, Commands, Desktop, PhoneSetUp } from './parts.ts'

export function createCommands(parts: CommandParts): Commands {
  return {
    'snapshot.get': async () => parts.app.store.getState(),
    ...accountCommands(parts),
    ...syncCommands(parts),
    ...phoneCommands(parts),
    ...settingsCommands(parts),
    ...desktopCommands(parts),
  }
}
