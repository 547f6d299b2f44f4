import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface RotatingFileOptions {
  readonly folder: string
  /** Without extension: `lockstep` makes `lockstep.log`, `lockstep.1.log`, … (the oldest last). */
  readonly name: string
  /** Files kept, the current one included. */
  readonly files: number
  /** Bytes after which a new file begins. */
  readonly bytes: number
}

/**
 * A log file that never grows without bound. Lines are written at once, so that a crash loses
 * none; a full or read-only disk loses lines and never throws.
 */
export function createRotatingFile(options: RotatingFileOptions): (line: string) => void {
  const pathOf = (number: number) =>
    join(options.folder, number === 0 ? `${options.name}.log` : `${options.name}.${number}.log`)
  let size: number | undefined

  const rotate = () => {
    // Renaming replaces: the oldest file falls out.
    for (let number = options.files - 2; number >= 0; number -= 1) {
      if (sizeOf(pathOf(number)) !== undefined) renameSync(pathOf(number), pathOf(number + 1))
    }
    size = 0
  }

  return (line) => {
    try {
      if (size === undefined) {
        mkdirSync(options.folder, { recursive: true, mode: 0o700 })
        size = sizeOf(pathOf(0)) ?? 0
      }
      const content = `${line}\n`
      const length = Buffer.byteLength(content)
      if (size > 0 && size + length > options.bytes) rotate()
      appendFileSync(pathOf(0), content, { mode: 0o600 })
      size += length
    } catch {
      // Look at the folder anew the next time: it may be back.
      size = undefined
    }
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}
