import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const patienceMs = 180_000

/** Lets Electron's own installer download the runtime; quiet, and not for ever. */
export function installElectron(): Promise<void> {
  return new Promise((resolve) => {
    const installer = join(root, 'node_modules/electron/install.js')
    const child = spawn(process.execPath, [installer], {
      stdio: 'ignore',
      timeout: patienceMs,
      env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '' },
    })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
