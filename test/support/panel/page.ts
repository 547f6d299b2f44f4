/**
 * The built panel in a real Chromium, with a bridge of our own behind it. No server: every request
 * is answered from the build, under the Content-Security-Policy that the shell sends.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { build, type Plugin } from 'vite'
import { findChromium } from '../../../scripts/lib/chromium.ts'
import type { CommandName, Outcome, Snapshot } from '../../../src-preload/contract.ts'

const origin = 'http://panel.test'
const nonce = 'c3R5bGUtbm9uY2U'
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

export interface SentCommand {
  readonly name: CommandName
  readonly argument: unknown
}

declare global {
  interface Window {
    /** What the panel asked for, in order. */
    sentCommands: SentCommand[]
    /** Answers other than success with `null`. */
    answers: Partial<Record<CommandName, Outcome<unknown>>>
    push: (snapshot: Snapshot) => void
  }
}

export interface PanelPage {
  readonly page: Page
  /** Faults of the page: errors, and what its policy refused. */
  readonly faults: readonly string[]
  push(snapshot: Snapshot): Promise<void>
  answer(name: CommandName, outcome: Outcome<unknown>): Promise<void>
  sent(): Promise<readonly SentCommand[]>
  close(): Promise<void>
}

export interface PanelHost {
  readonly browser: Browser
  /** With `late`, the parts that the first look does not need are withheld until it settles. */
  open(
    snapshot: Snapshot,
    options?: BrowserContextOptions,
    late?: Promise<void>,
  ): Promise<PanelPage>
  close(): Promise<void>
}

function fakeBridge(first: Snapshot): void {
  const listeners = new Set<(snapshot: Snapshot) => void>()
  window.sentCommands = []
  window.answers = {}
  window.push = (snapshot) => {
    for (const listener of listeners) listener(snapshot)
  }
  const bridge = {
    command: async (name: CommandName, argument: unknown) => {
      if (name === 'snapshot.get') return { ok: true, value: first }
      window.sentCommands.push({ name, argument })
      return window.answers[name] ?? { ok: true, value: null }
    },
    onSnapshot: (listener: (snapshot: Snapshot) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  Object.defineProperty(window, 'lockstep', { value: bridge })
}

/** Vite takes React's development build when the surroundings say that this is a test. */
async function buildAsShipped(
  configFile: string,
  outDir: string,
  plugins: Plugin[],
): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile, logLevel: 'warn', build: { outDir }, plugins })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** Builds the panel into a folder of its own and starts Chromium. `plugins` change what is built. */
export async function startPanelHost(plugins: Plugin[] = []): Promise<PanelHost> {
  const outDir = await mkdtemp(join(tmpdir(), 'lockstep-panel-'))
  const configFile = join(import.meta.dirname, '../../../src-renderer/panel/vite.config.ts')
  await buildAsShipped(configFile, outDir, plugins)
  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
  })

  async function open(
    snapshot: Snapshot,
    options: BrowserContextOptions = {},
    late?: Promise<void>,
  ): Promise<PanelPage> {
    const context = await browser.newContext({
      viewport: { width: 440, height: 680 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      ...options,
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (!pathname.includes('/index')) await late
      const body = (await readFile(join(outDir, pathname))).toString('utf8')
      await route.fulfill({
        body: body.replace('__NONCE__', nonce),
        headers: {
          'content-type': types[extname(pathname)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        },
      })
    })
    await page.addInitScript(fakeBridge, snapshot)
    await page.goto(`${origin}/index.html`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Every view is at hand from here on, as for a person, who takes longer to reach for one.
    if (late === undefined)
      await page.waitForFunction(() => performance.getEntriesByName('panel-complete').length > 0)
    return {
      page,
      faults,
      push: (next) => page.evaluate((value) => window.push(value), next),
      answer: (name, outcome) =>
        page.evaluate(
          ([key, value]) => {
            window.answers[key] = value
          },
          [name, outcome] as const,
        ),
      sent: () => page.evaluate(() => window.sentCommands),
      close: () => context.close(),
    }
  }

  return {
    browser,
    open,
    close: async () => {
      await browser.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
