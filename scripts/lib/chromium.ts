/** The Chromium that stands in for Electron's renderer where the runtime cannot be had. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export function findChromium(): string | undefined {
  const given = process.env.LOCKSTEP_CHROMIUM
  if (given !== undefined) return given
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync)
}

/** Finds Chromium, or installs Debian's when this is root on a Debian system. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== undefined) return found
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) {
    console.log('Installing Chromium (apt-get) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    const installed = findChromium()
    if (installed !== undefined) return installed
  }
  throw new Error(
    'Chromium is missing: install it (Debian: apt-get install chromium) or name it in LOCKSTEP_CHROMIUM.',
  )
}
