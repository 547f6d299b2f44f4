/** Starts the built app under Playwright, on whichever runtime there is, with settings of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { findRuntime, type Runtime } from './runtime.ts'

const root = join(import.meta.dirname, '../..')

export interface Launched {
  readonly app: ElectronApplication
  readonly runtime: Runtime
  readonly userData: string
  /** The panel, opened and ready. */
  panel(): Promise<Page>
  close(): Promise<void>
}

export interface LaunchOptions {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly userData?: string
  readonly args?: readonly string[]
  /** The app's folder; this project by default. */
  readonly app?: string
}

export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const runtime = findRuntime()
  const own = options.userData === undefined
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'lockstep-user-'))
  if (options.settings !== undefined) writeSettings(userData, options.settings)
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [
      options.app ?? root,
      `--user-data-dir=${userData}`,
      ...sandboxArguments(),
      ...(options.args ?? []),
    ],
    cwd: root,
  })
  return {
    app,
    runtime,
    userData,
    panel: () => panelOf(app),
    async close() {
      await app.close()
      if (own) rmSync(userData, { recursive: true, force: true })
    },
  }
}

export function writeSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(userData, { recursive: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, ...settings }))
}

/** Chromium refuses to run as root with its sandbox; only test machines run as root. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** The line page is a window too: the panel is told apart by its address. */
async function panelOf(app: ElectronApplication): Promise<Page> {
  for (;;) {
    // Waited for first, so that no window can open between the look and the wait.
    const next = app.waitForEvent('window')
    next.catch(() => undefined)
    for (const page of app.windows()) {
      // A window has no address for a moment; one that closes meanwhile is not the panel.
      await page.waitForURL((url) => url.protocol !== 'about:').catch(() => undefined)
      if (page.isClosed() || !new URL(page.url()).host.startsWith('panel')) continue
      await page.getByRole('heading').first().waitFor()
      return page
    }
    await next
  }
}
