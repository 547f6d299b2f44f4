/** What a profile folder holds. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .sort()

/** Everything that was logged so far. */
export const logOf = (userData: string): string =>
  filesBelow(join(userData, 'logs'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('')
