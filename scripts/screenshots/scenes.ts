/** What there is to photograph: every view, and every state that looks different. */
import type { Page } from 'playwright'
import type { Snapshot } from '../../src-preload/contract.ts'
import { settingsPages } from '../../src-renderer/panel/navigation.ts'
import { snapshots } from '../../test/support/panel/snapshots.ts'
import { welcomeSnapshots } from '../../test/support/panel/welcome-snapshots.ts'

export interface Scene {
  readonly name: string
  readonly snapshot: Snapshot
  /** From the status to what is shown. */
  readonly go?: (page: Page) => Promise<void>
  /** Back to where the next scene can begin. */
  readonly leave?: (page: Page) => Promise<void>
  /** Only what the window shows: for what floats above the page. */
  readonly window?: true
}

const openLegs = async (page: Page) => {
  const closed = page.locator('main li > button[aria-expanded=false]')
  while ((await closed.count()) > 0) await closed.first().click()
}

const closeMenu = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

const openMenu = (trigger: string) => async (page: Page) => {
  await page.locator(trigger).click()
  await page.getByRole('menu').waitFor()
}

const status: Scene[] = Object.entries(snapshots).map(([name, snapshot]) => ({
  name: `status-${name}`,
  snapshot,
  ...(name === 'wrongPassword' ? { go: openLegs } : {}),
}))

const welcome: Scene[] = Object.entries(welcomeSnapshots).map(([name, snapshot]) => ({
  name: `welcome-${name}`,
  snapshot,
}))

/** The phone form of the welcome, after a test that went wrong. */
const phoneTest: Scene = {
  name: 'welcome-phoneTest',
  snapshot: welcomeSnapshots.signedIn,
  go: async (page) => {
    await page.evaluate(() => {
      window.answers['phone.test'] = {
        ok: true,
        value: [
          { step: 'connect', outcome: 'passed', ms: 41 },
          { step: 'authenticate', outcome: 'failed', code: 'sip.wrongPassword', ms: 30 },
          { step: 'publish', outcome: 'skipped', ms: 0 },
          { step: 'watchCalls', outcome: 'skipped', ms: 0 },
        ],
      }
    })
    await page.locator('input[name=server]').fill('wss://pbx.example.com/ws')
    await page.locator('input[name=address]').fill('1001@pbx.example.com')
    await page.locator('input[name=password]').fill('wrong')
    await page.keyboard.press('Enter')
    await page.locator('form li').first().waitFor()
  },
}

const settings: Scene[] = settingsPages.map((each) => ({
  name: `settings-${each}`,
  snapshot: each === 'microsoft' ? snapshots.twoAccounts : snapshots.inStep,
  go: async (page) => {
    await page.locator('#tab-settings').click()
    await page.locator(`#page-${each}`).click()
  },
}))

export const scenes: readonly Scene[] = [
  ...welcome,
  phoneTest,
  ...status,
  {
    name: 'status-menu-account',
    snapshot: snapshots.twoAccounts,
    go: openMenu('header > button'),
    leave: closeMenu,
    window: true,
  },
  {
    name: 'status-menu-pause',
    snapshot: snapshots.inStep,
    go: openMenu('main button[aria-haspopup=menu]'),
    leave: closeMenu,
    window: true,
  },
  {
    name: 'timeline',
    snapshot: snapshots.inStep,
    go: (page) => page.locator('#tab-timeline').click(),
  },
  {
    name: 'settings',
    snapshot: snapshots.inStep,
    go: (page) => page.locator('#tab-settings').click(),
  },
  ...settings,
]
