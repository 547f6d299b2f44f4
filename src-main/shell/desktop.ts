/** The clipboard, the save dialog and the log folder. */
import { writeFile } from 'node:fs/promises'
import { clipboard, dialog } from 'electron'
import { Fault } from '../domain/codes.ts'
import { openFolder } from './open-page.ts'

export function createDesktop(logs: string) {
  return {
    copyText: async (text: string) => {
      await clipboard.writeText(text)
    },
    saveText: async (suggestedName: string, text: string) => {
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: suggestedName })
      if (canceled) return
      try {
        await writeFile(filePath, text, 'utf8')
      } catch (error) {
        throw new Fault('file.notSaved', '', { cause: error })
      }
    },
    openLogs: () => openFolder(logs),
  }
}
