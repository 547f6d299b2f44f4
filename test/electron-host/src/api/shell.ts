import { record } from '../core/record.ts'
import { strict } from '../core/strict.ts'

export const shell = strict('shell', {
  async openExternal(url) {
    // Electron refuses what is no address.
    if (!URL.canParse(url)) throw new Error('Invalid URL')
    record('open-external', { url })
  },
  async openPath(path) {
    record('open-path', { path })
    return ''
  },
  showItemInFolder: (path) => record('show-item-in-folder', { path }),
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>)
