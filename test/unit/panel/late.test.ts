/** What the panel fetches only after its first look, or when it is wanted. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { de } from '../../../src-renderer/panel/words/de.ts'
import { fr } from '../../../src-renderer/panel/words/fr.ts'
import { type PanelHost, startPanelHost } from '../../support/panel/page.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { welcomeSnapshots } from '../../support/panel/welcome-snapshots.ts'

vi.setConfig({ testTimeout: 60_000 })
const { inStep } = snapshots
let host: PanelHost

beforeAll(async () => {
  host = await startPanelHost()
}, 120_000)
afterAll(() => host?.close())

const inLanguage = (language: Snapshot['settings']['appearance']['language']): Snapshot => ({
  ...inStep,
  settings: { ...inStep.settings, appearance: { ...inStep.settings.appearance, language } },
})

test('the status needs one script; a view that is asked for early comes with its own', async () => {
  const { promise: late, resolve: deliver } = Promise.withResolvers<void>()
  const { page, faults, close } = await host.open(inStep, {}, late)
  expect(await page.getByRole('main').innerText()).not.toBe('')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  expect(await page.getByRole('main').innerText()).toBe('')
  deliver()
  await page.getByRole('main').getByRole('listitem').first().waitFor()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /^Phone/ }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('what is not finished yet begins with the welcome', async () => {
  const { page, faults, close } = await host.open(welcomeSnapshots.signedIn)
  await page.getByRole('heading', { name: 'Welcome to Lockstep' }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('the language of the system, or the one that was chosen, and another while it is open', async () => {
  const { page, push, faults, close } = await host.open(inStep, { locale: 'de-DE' })
  const timeline = page.getByRole('tab').nth(1)
  expect(await timeline.innerText()).toBe(de.views.timeline)
  await push(inLanguage('fr'))
  await page.getByRole('tab', { name: fr.views.timeline }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  await close()
  const chosen = await host.open(inLanguage('de'), { locale: 'en-GB' })
  expect(await chosen.page.getByRole('tab').nth(1).innerText()).toBe(de.views.timeline)
  expect([...faults, ...chosen.faults]).toEqual([])
  await chosen.close()
})
