import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { type Launched, launch, writeSettings } from '../../scripts/lib/launch.ts'
import { catchBrowser } from '../../scripts/lib/panel.ts'
import { startEmbeddedPbx } from '../simulators/pbx/index.ts'
import { startTenant, type Tenant } from '../support/tenant.ts'

export { expect } from '@playwright/test'

type Pbx = Awaited<ReturnType<typeof startEmbeddedPbx>>

interface Stage {
  /** Settings beyond the demo tenant; the welcome is over. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly userData: string
  readonly tenant: Tenant
  readonly pbx: Pbx
  readonly lockstep: Launched
  readonly panel: Page
  /** The next address the app opens in the browser. */
  readonly nextUrl: () => Promise<string>
}

/** The app with a profile of its own, its settings written before it starts, and a tenant. */
export const test = base.extend<Stage>({
  settings: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lockstep-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  tenant: async ({}, use) => {
    const tenant = await startTenant()
    await use(tenant)
    await tenant.stop()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern's text
  pbx: async ({}, use) => {
    const pbx = await startEmbeddedPbx({ users: { '1001': 'secret1001' }, domain: 'pbx.test' })
    await use(pbx)
    await pbx.stop()
  },
  lockstep: async ({ userData, tenant, settings }, use) => {
    const polling = { activeSeconds: 5 }
    writeSettings(userData, { microsoft: tenant.settings, polling, welcomed: true, ...settings })
    const lockstep = await launch({ userData })
    await use(lockstep)
    await lockstep.close()
  },
  nextUrl: async ({ lockstep }, use) => use(await catchBrowser(lockstep.app)),
  panel: async ({ lockstep }, use) => use(await lockstep.panel()),
})
