/** The app with the person's own settings, on the real Electron. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildAll } from './build.ts'
import { installElectron } from './lib/electron.ts'
import { findRuntime } from './lib/runtime.ts'

const root = join(import.meta.dirname, '..')

if (findRuntime().kind === 'host') await installElectron()
const runtime = findRuntime()
if (runtime.kind === 'host') {
  console.error(
    'The Electron runtime cannot be downloaded here; `npm run demo` shows Lockstep at work without it.',
  )
  process.exit(1)
}
await buildAll()
const child = spawn(runtime.executable, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
child.on('exit', (code) => process.exit(code ?? 1))
