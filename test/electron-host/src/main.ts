// What bin/electron runs: reads Electron's command line, loads the app with `electron` substituted,
// starts Chromium, and tells the app that it is ready.
import inspector from 'node:inspector'
import { createRequire, registerHooks } from 'node:module'
import { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from './chromium/chromium.ts'
import { pinnedElectronVersion, readAppPackage } from './core/app-package.ts'
import { parseCommandLine } from './core/command-line.ts'
import { surviveFaults } from './core/faults.ts'
import { host } from './core/host.ts'
import { dressProcess, tellChromiumVersion } from './core/process-like-electron.ts'
import { quitOnSignals } from './core/signals.ts'

declare global {
  // Playwright calls it once it has attached; only `var` declares a property of globalThis.
  var __playwright_run: (() => void) | undefined
}

const argv = process.argv.slice(2)
const commandLine = parseCommandLine(argv)
if (commandLine.version) {
  console.log(`v${pinnedElectronVersion()}`)
  process.exit(0)
}
if (commandLine.app === undefined) {
  console.error('electron-host: no app given; usage: electron [switches] <folder or file>')
  process.exit(2)
}

followParent()
host.switches = commandLine.switches
host.appPackage = readAppPackage(commandLine.app)
host.executable = join(import.meta.dirname, '..', 'bin', 'electron')
dressProcess(host.executable, argv, pinnedElectronVersion())
// Prints the line "Debugger listening on ws://..." that Playwright waits for.
if (commandLine.inspectPort !== undefined) inspector.open(commandLine.inspectPort, '127.0.0.1')

const substitute = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: substitute, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
const { app, becomeReady } = await import('./api/app.ts')
surviveFaults()
quitOnSignals(() => app.quit())

const entry = pathToFileURL(host.appPackage.entry)
const require = createRequire(entry)
for (const file of commandLine.requires) require(resolve(file))
const attached = debuggerAttached()

try {
  await import(entry.href)
} catch (error) {
  console.error('App threw an error during load\n', error)
  app.exit(1)
}
if (!host.exiting) await start()

/** Electron is ready once the entry's top-level awaits have settled, and so is the host. */
async function start(): Promise<void> {
  try {
    host.chromiumStarted = true
    const chromium = await launchChromium(commandLine.devToolsPort)
    host.chromium.resolve(chromium)
    tellChromiumVersion(chromium.version)
    void chromium.exited.then(() => {
      if (host.exiting) return
      console.error('electron-host: Chromium ended by itself')
      app.exit(1)
    })
    // Playwright attaches once it reads this line; by then nothing keeps the app from being ready.
    if (chromium.devToolsUrl) console.error(`DevTools listening on ${chromium.devToolsUrl}`)
    await attached
    if (!host.exiting) becomeReady()
  } catch (error) {
    host.chromium.reject(error)
    console.error(error instanceof Error ? error.message : error)
    app.exit(1)
  }
}

/** Settles when Playwright has attached to both processes; at once when nobody means to. */
function debuggerAttached(): Promise<void> {
  if (commandLine.devToolsPort === undefined || globalThis.__playwright_run) {
    return Promise.resolve()
  }
  const { promise, resolve: done } = Promise.withResolvers<void>()
  globalThis.__playwright_run = done
  return promise
}

/** bin/electron holds the other end of a pipe when it had to start another Node for this. */
function followParent(): void {
  const descriptor = process.env.ELECTRON_HOST_PARENT_PIPE
  delete process.env.ELECTRON_HOST_PARENT_PIPE
  if (descriptor === undefined) return
  const pipe = new Socket({ fd: Number(descriptor) }).unref()
  pipe.on('close', () => process.kill(process.pid, 'SIGKILL'))
  pipe.resume()
}
