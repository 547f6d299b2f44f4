import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/**
 * The Chromium that draws the windows: LOCKSTEP_CHROMIUM, or the first usual name in PATH.
 * Throws a message that says what to do when there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  if (env.LOCKSTEP_CHROMIUM) {
    if (isExecutable(env.LOCKSTEP_CHROMIUM)) return env.LOCKSTEP_CHROMIUM
    throw new Error(
      `electron-host: LOCKSTEP_CHROMIUM names no program that can be run: ${env.LOCKSTEP_CHROMIUM}`,
    )
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const found = [...candidates, '/usr/bin/chromium'].find(isExecutable)
  if (found) return found
  throw new Error(
    `electron-host: no Chromium found. Install one (looked for ${names.join(', ')} in PATH) ` +
      'or set LOCKSTEP_CHROMIUM to its path.',
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
