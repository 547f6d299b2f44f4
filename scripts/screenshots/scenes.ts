/** What there is to photograph: every view, and every state that looks different. */

import type { Page } from 'playwright'
import { connectors } from '../../src-main/domain/connectors.ts'
import { mappingOf } from '../../src-main/services/snapshot.ts'
import type { ProbeResult, Snapshot } from '../../src-preload/contract.ts'
import { settingsPages } from '../../src-renderer/panel/navigation.ts'
import { phoneInStep, snapshots } from '../../test/support/panel/snapshots.ts'
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
    await page.locator('input[name=host]').fill('wss://pbx.example.com/ws')
    await page.locator('input[name=address]').fill('1001')
    await page.locator('input[name=password]').fill('wrong')
    await page.locator('main form button').last().click()
    await page.locator('input[name=password]').focus()
    await page.keyboard.press('Enter')
    await page.locator('form li').first().waitFor()
  },
}

const tried = [
  { kind: 'webSocket', address: 'wss://pbx.example.com/ws', outcome: 'other' },
  { kind: 'webSocket', address: 'wss://pbx.example.com:8089/ws', outcome: 'found' },
  { kind: 'tcp', address: 'tcp://pbx.example.com', outcome: 'refused' },
  { kind: 'ari', address: 'https://pbx.example.com:8089/ari', outcome: 'found' },
  { kind: 'tls', address: 'tls://pbx.example.com', outcome: 'timedOut' },
] as const

/** The search of the welcome, with this outcome. */
const search = (result: ProbeResult | null) => async (page: Page) => {
  if (!(await page.locator('input[name=host]').isVisible()))
    await page.locator('main form button').first().click()
  await page.evaluate((value) => {
    window.answers['phone.probe'] =
      value === null ? (new Promise(() => undefined) as never) : { ok: true, value }
  }, result)
  await page.locator('input[name=host]').fill('pbx.example.com')
  await page.locator('input[name=address]').fill('1001')
  await page.locator('input[name=password]').fill('secret')
  await page.keyboard.press('Enter')
}

const finds: readonly Scene[] = [
  {
    name: 'welcome-phoneSearching',
    snapshot: {
      ...welcomeSnapshots.signedIn,
      phoneProgress: { probe: tried.slice(0, 3) },
    },
    go: search(null),
  },
  {
    name: 'welcome-phoneNotFound',
    snapshot: welcomeSnapshots.signedIn,
    go: search({ proposals: [], tried: tried.slice(2), code: 'sip.timedOut' }),
  },
  {
    name: 'welcome-phoneFound',
    snapshot: welcomeSnapshots.signedIn,
    go: search({
      tried,
      proposals: [
        {
          connector: 'asterisk',
          product: 'asterisk',
          server: 'wss://pbx.example.com:8089/ws',
          ariUrl: 'https://pbx.example.com:8089/ari',
        },
      ],
    }),
  },
]

/** The phone form of each kind of phone system, with all that is rarer. */
const connectorForms: readonly Scene[] = connectors.map((connector) => ({
  name: `settings-phone-${connector}`,
  snapshot: {
    ...snapshots.inStep,
    phone: {
      ...phoneInStep,
      connector,
      server: connector === 'sip' ? 'tcp://pbx.example.com' : 'wss://pbx.example.com:8089/ws',
      blocking: { ...phoneInStep.blocking, enabled: connector !== 'innovaphone' },
      ...(connector === 'asterisk'
        ? {
            ari: {
              url: 'https://pbx.example.com:8089/ari',
              user: 'lockstep',
              passwordSaved: true,
            },
          }
        : {}),
      ...(connector === 'pbxware' ? { relayUrl: 'https://lockstep-relay.example.com' } : {}),
    },
  },
  go: async (page) => {
    await page.locator('#tab-settings').click()
    await page.locator('#page-phone').click()
    const closed = page.locator('main form button[aria-expanded=false]')
    if ((await closed.count()) > 0) await closed.click()
  },
}))

const mappings: readonly Scene[] = (['asterisk', 'pbxware'] as const).map((connector) => ({
  name: `settings-mapping-${connector}`,
  snapshot: {
    ...snapshots.inStep,
    mapping: mappingOf({}, connector),
    phone: {
      ...phoneInStep,
      connector,
      abilities: { ...snapshots.otherComputer.phone.abilities, writeDoNotDisturb: true },
      blocking: { ...phoneInStep.blocking, enabled: true },
    },
  },
  go: async (page) => {
    await page.locator('#tab-settings').click()
    await page.locator('#page-mapping').click()
  },
}))

const settings: Scene[] = settingsPages.map((each) => ({
  name: `settings-${each}`,
  snapshot: each === 'microsoft' || each === 'sync' ? snapshots.twoAccounts : snapshots.inStep,
  go: async (page) => {
    await page.locator('#tab-settings').click()
    await page.locator(`#page-${each}`).click()
  },
}))

export const scenes: readonly Scene[] = [
  ...welcome,
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
    name: 'timeline-phone',
    snapshot: snapshots.twoAccounts,
    go: (page) => page.locator('#tab-timeline').click(),
  },
  {
    name: 'settings',
    snapshot: snapshots.inStep,
    go: (page) => page.locator('#tab-settings').click(),
  },
  ...settings,
  ...connectorForms,
  ...mappings,
  // What is typed there stays: nothing may come after it.
  phoneTest,
  ...finds,
]
