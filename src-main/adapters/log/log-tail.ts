import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Enough for some hundred lines. */
const bytesRead = 131_072

/** The last lines of the newest two log files, oldest first, at most `count`; NEVER throws. */
export function lastLogLines(folder: string, count: number): readonly string[] {
  return ['lockstep.1.log', 'lockstep.log']
    .flatMap((name) => endOf(join(folder, name)))
    .slice(-count)
}

function endOf(path: string): readonly string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const start = Math.max(0, size - bytesRead)
      const buffer = Buffer.alloc(size - start)
      readSync(file, buffer, 0, buffer.length, start)
      const lines = buffer.toString('utf8').split('\n')
      // The first one may have lost its beginning, and with it what the redactor goes by.
      return lines.slice(start === 0 ? 0 : 1).filter((line) => line !== '')
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}
