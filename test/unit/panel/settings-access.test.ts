/** What the settings look like where much is the matter; `access.test.ts` sees them at rest. */
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { type PanelHost, type PanelPage, startPanelHost } from '../../support/panel/page.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

const minute = 60_000
const { inStep, wrongPassword, otherComputer } = snapshots

const managed: Snapshot = {
  ...inStep,
  locked: ['calls.ringing', 'directions.mirror', 'polling', 'updates.channel', 'mapping.away'],
  settings: { ...inStep.settings, teamsHint: { enabled: true, state: 'connected' } },
  mapping: {
    ...inStep.mapping,
    doNotDisturb: { activity: 'meeting', note: 'Donaudampfschifffahrt '.repeat(4), changed: true },
  },
  legs: wrongPassword.legs,
  phone: otherComputer.phone,
  update: { state: 'failed', code: 'update.failed' },
}

let host: PanelHost
beforeAll(async () => {
  host = await startPanelHost()
}, 2 * minute)
afterAll(() => host?.close())

async function eachPage({ page, answer }: PanelPage, look: (name: string) => Promise<void>) {
  const open = async (name: string) => {
    await page.locator('#tab-timeline').click()
    await page.locator('#tab-settings').click()
    await page.locator(`#page-${name}`).click()
  }
  for (const name of ['sync', 'calls', 'general']) {
    await open(name)
    await look(name)
  }
  await open('mapping')
  await answer('mapping.set', { ok: false, code: 'settings.locked' })
  await page.locator('main select').first().selectOption('away')
  await page.getByRole('alert').waitFor()
  await page.locator('main button').last().click()
  await look('mapping, refused and asked')
  await open('diagnostics')
  const value = { working: false, code: 'sip.unreachable', ms: 5_000 }
  await answer('leg.test', { ok: true, value })
  await page.locator('main li').nth(2).locator('button').last().click()
  await page.getByRole('alert').waitFor()
  await look('diagnostics, a test that failed')
  await page.locator('#tab-timeline').click()
  await page.locator('main input').fill('no such thing')
  await look('timeline, nothing found')
}

test.each<[string, BrowserContextOptions]>([
  ['light, in German', { colorScheme: 'light', locale: 'de-DE' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
])('axe finds nothing: %s', { timeout: 3 * minute }, async (_title, options) => {
  const panel = await host.open(managed, { reducedMotion: 'reduce', ...options })
  await eachPage(panel, async (name) => {
    const { violations } = await new AxeBuilder({ page: panel.page })
      .setLegacyMode(true)
      // Sentinels of Fluent's focus management, which hand the focus on at once.
      .exclude('[data-tabster-dummy]')
      .analyze()
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    expect.soft([name, ...found]).toEqual([name])
  })
  await panel.close()
})

test.each([
  ['text of 100 %', 1],
  ['text of 200 %', 2],
])('in German, nothing leaves a window of 320 px: %s', { timeout: minute }, async (_t, scale) => {
  const viewport = { width: 320, height: 640 }
  const panel = await host.open(managed, { locale: 'de-DE', viewport })
  await panel.page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size * 100}%`
  }, scale)
  await eachPage(panel, async (name) => {
    const beyond = await panel.page.evaluate(() => {
      const { clientWidth } = document.documentElement
      return [...document.querySelectorAll<HTMLElement>('main *')]
        .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
        .map((each) => `${each.tagName} ${each.textContent?.slice(0, 60)}`)
    })
    expect.soft([name, ...beyond]).toEqual([name])
  })
  await panel.close()
})
