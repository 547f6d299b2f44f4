/** Which runtime the app is started on: the real Electron, or the project's own test host. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Runtime {
  readonly kind: 'electron' | 'host'
  readonly executable: string
  /** As it is printed: `Electron 45.4.1`. */
  readonly label: string
}

const root = join(import.meta.dirname, '../..')

/** `ELECTRON_BIN` names any Electron; else the one npm downloaded; else the test host. */
export function findRuntime(): Runtime {
  const real = process.env.ELECTRON_BIN ?? downloadedElectron()
  if (real !== undefined)
    return { kind: 'electron', executable: real, label: `Electron ${version()}` }
  return {
    kind: 'host',
    executable: join(root, 'test/electron-host/bin/electron'),
    label: 'test host (Node 24 and Chromium in the place of Electron)',
  }
}

function downloadedElectron(): string | undefined {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
  )
  return manifest.version
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') !== ''
}
