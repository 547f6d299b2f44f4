import { strict } from '../core/strict.ts'
import { asWebContents, contents } from './registry.ts'

/** The module `webContents`, of which Playwright needs one function to find a page's window. */
export const webContents = strict('webContents module', {
  fromDevToolsTargetId(targetId) {
    const found = [...contents.values()].find((each) => each.targetId === targetId)
    return found && asWebContents(found)
  },
} satisfies Pick<typeof Electron.WebContents, 'fromDevToolsTargetId'>)
