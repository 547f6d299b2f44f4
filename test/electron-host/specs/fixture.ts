import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  test as base,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test'

export const executable = join(import.meta.dirname, '../bin/electron')
export const fixtureApp = join(import.meta.dirname, 'fixture-app')

interface PageApi {
  echo(...args: unknown[]): Promise<unknown[]>
  boom(): Promise<never>
  unknown(): Promise<never>
  who(): Promise<Record<string, unknown>>
  requireFs(): unknown
  twice(work: (value: number) => number, value: number): number
  readonly page: string
  readonly nested: { readonly list: readonly number[] }
}

declare global {
  // What the fixture app and its pages put on globalThis, for use inside `evaluate`.
  var api: PageApi
  var states: unknown[]
  var unsubscribe: () => void
  var ticks: number
  var inlineRan: boolean | undefined
  var seconds: { argv: string[]; data: unknown }[]
  var refused: string | undefined
  var preloadErrors: { path: string; message: string }[]
  var openWindow: (
    name: 'panel' | 'line',
    options?: Electron.BrowserWindowConstructorOptions,
  ) => Electron.BrowserWindow
  var sessionOf: (name: string) => Electron.Session
  var gone: string[]
}

/** `app` is the fixture app with its panel open; `panel` is that page, loaded. */
export const test = base.extend<{
  userData: string
  args: string[]
  app: ElectronApplication
  panel: Page
}>({
  args: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'fixture-app-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  app: async ({ userData, args }, use) => {
    const app = await launch(userData, args)
    // Until then the app may still be starting: a debugger's evaluation can come between its lines.
    await pageWith(app, 'Panel')
    await use(app)
    await app.close()
  },
  panel: async ({ app }, use) => {
    const page = await pageWith(app, 'Panel')
    await use(page)
  },
})

export function launch(
  userData: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  return _electron.launch({
    executablePath: executable,
    args: [fixtureApp, `--user-data-dir=${userData}`, ...args],
    env: { ...(process.env as Record<string, string>), ...(env as Record<string, string>) },
  })
}

/** Opens the line page and waits until it has loaded. */
export async function openLine(app: ElectronApplication): Promise<Page> {
  await app.evaluate(() => void globalThis.openWindow('line'))
  return pageWith(app, 'Line')
}

/** The newest page under this heading, once it is there. Pages in `except` are passed over. */
export async function pageWith(
  app: ElectronApplication,
  heading: string,
  except: readonly Page[] = [],
): Promise<Page> {
  let found: Page | undefined
  await expect
    .poll(async () => {
      for (const page of app.windows().filter((each) => !except.includes(each))) {
        if (await page.getByRole('heading', { name: heading }).isVisible()) found = page
      }
      return found !== undefined
    })
    .toBe(true)
  if (!found) throw new Error(`no page shows ${heading}`)
  return found
}

/** A port of loopback that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export { expect }
