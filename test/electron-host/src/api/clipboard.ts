import { strict } from '../core/strict.ts'

let text = ''

/** A clipboard of the app's own. */
export const clipboard = strict('clipboard', {
  async writeText(written) {
    text = written
  },
  readText: async () => text,
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>)
