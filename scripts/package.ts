/**
 * Builds the app, then packs it for this system: `npm run package`. What else electron-builder
 * understands is passed on: `npm run package -- --win --x64`.
 */
import { buildAll } from './build.ts'
import { run } from './lib/run.ts'

await buildAll()
const { ok } = await run('electron-builder', ['--publish', 'never', ...process.argv.slice(2)])
process.exitCode = ok ? 0 : 1
