import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'

/** Dialogs that nobody sees: the first button is pressed, no file is chosen. Specs may replace them. */
export const dialog = strict('dialog', {
  async showMessageBox(...args: unknown[]) {
    record('message-box', { options: args.at(-1) })
    return { response: 0, checkboxChecked: false }
  },
  showErrorBox: (title: string, content: string) => record('error-box', { title, content }),
  async showSaveDialog(...args: unknown[]) {
    record('save-dialog', { options: args.at(-1) })
    return { canceled: true, filePath: '' }
  },
} satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showErrorBox' | 'showSaveDialog'>)
