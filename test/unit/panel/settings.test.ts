import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { lengthsWith } from '../../../src-renderer/panel/settings/lengths.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()
const { inStep } = snapshots

type SettingsPage = 'sync' | 'calls' | 'general'

async function open(name: SettingsPage, snapshot: Snapshot = inStep, locale = 'en-GB') {
  const page = await show(snapshot, locale)
  await page.getByRole('tab').nth(2).click()
  await page.locator(`#page-${name}`).click()
  return page
}

function withSettings(part: Partial<Snapshot['settings']>): Snapshot {
  return { ...inStep, settings: { ...inStep.settings, ...part } }
}

const withRinging = withSettings({ calls: { ...inStep.settings.calls, ringing: true } })

describe('every change is saved at once', () => {
  test.each([
    ['calls', 'Ringing counts as a call', { calls: { ringing: true } }],
    ['sync', 'Status message', { messages: { statusMessage: true } }],
    ['sync', 'Out-of-office message', { messages: { outOfOffice: true } }],
    ['sync', 'Let Teams on this computer help', { teamsHint: { enabled: true } }],
    ['general', 'Start when you sign in', { startAtLogin: true }],
    ['general', 'Signed out', { notifications: { signedOut: false } }],
    ['general', 'A connection fails', { notifications: { legFailing: false } }],
    ['general', 'Still in the tray', { notifications: { tray: false } }],
    ['general', 'Update by itself', { updates: { automatic: false } }],
    ['general', 'Detailed log', { log: { level: 'debug' } }],
  ] as const)('%s: %s', async (name, label, argument) => {
    const page = await open(name)
    await page.getByRole('switch', { name: label }).click()
    expect(await sent()).toEqual([{ name: 'settings.set', argument }])
  })

  test.each([
    ['calls', 'When you chose Busy yourself', 'Show the call', { calls: { chosenBusy: 'assert' } }],
    [
      'calls',
      'When it is not clear why you are Away',
      'Show the call',
      { calls: { uncertainAway: 'assert' } },
    ],
    ['calls', 'While Teams is not running', 'Show calls', { calls: { teamsNotRunning: 'assert' } }],
    ['calls', 'Wait before a call is shown', 'No wait', { calls: { settleMs: 0 } }],
    ['calls', 'Wait after a call', '3 seconds', { calls: { endSettleMs: 3_000 } }],
    ['sync', 'Read your Teams status', 'Every 2 minutes', { polling: { activeSeconds: 120 } }],
    ['general', 'Appearance', 'Dark', { appearance: { theme: 'dark' } }],
    ['general', 'Language', 'Français', { appearance: { language: 'fr' } }],
    ['general', 'Which versions', 'Beta versions as well', { updates: { channel: 'beta' } }],
  ] as const)('%s: %s, %s', async (name, label, option, argument) => {
    const page = await open(name)
    await page.getByLabel(label).selectOption({ label: option })
    expect(await sent()).toEqual([{ name: 'settings.set', argument }])
  })

  test.each([
    ['Lockstep as a whole', 'sync'],
    ['Teams to extension', 'mirror'],
    ['Calls to Teams', 'assert'],
    ['Phone status to Teams', 'reflect'],
  ])('sync: %s', async (label, which) => {
    const page = await open('sync')
    await page.getByLabel(label, { exact: true }).selectOption('off')
    expect(await sent()).toEqual([{ name: 'sync.set', argument: { which, choice: 'off' } }])
  })
})

test('each language is named in itself, whatever the language', async () => {
  const page = await open('general', inStep, 'de-DE')
  const names = await page.getByLabel('Sprache').locator('option').allTextContents()
  expect(names).toEqual(['Wie das System', 'English', 'Deutsch', 'Français', 'Español'])
})

test('a length that a file or a policy set is on offer, in its place', () => {
  expect(lengthsWith([0, 1_000, 2_000], 1_700)).toEqual([0, 1_000, 1_700, 2_000])
  expect(lengthsWith([0, 1_000], 1_000)).toEqual([0, 1_000])
})

describe('main has the last word', () => {
  test('a choice is shown until the next snapshot, which tells what is in force', async () => {
    const page = await open('calls')
    const ringing = page.getByRole('switch', { name: 'Ringing counts as a call' })
    await ringing.click()
    await push(withRinging)
    await expect.poll(() => ringing.isChecked()).toBe(true)
    await push(inStep)
    await expect.poll(() => ringing.isChecked()).toBe(false)
  })

  test('what main took but did not do goes back with the next snapshot', async () => {
    const page = await open('calls')
    const busy = page.getByLabel('When you chose Busy yourself')
    await busy.selectOption('assert')
    expect(await busy.inputValue()).toBe('assert')
    await push({ ...inStep, version: '0.1.1' })
    await expect.poll(() => busy.inputValue()).toBe('leaveAlone')
  })

  test('a choice that fails says why, and goes back', async () => {
    const page = await open('calls')
    await answer('settings.set', { ok: false, code: 'settings.locked' })
    const ringing = page.getByRole('switch', { name: 'Ringing counts as a call' })
    await ringing.click()
    await page.getByRole('alert').getByText('Your organisation has locked this setting.').waitFor()
    expect(await ringing.isChecked()).toBe(false)
    await answer('settings.set', { ok: true, value: null })
    await ringing.click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('a snapshot takes no focus away', async () => {
    const page = await open('calls')
    const wait = page.getByLabel('Wait after a call')
    await wait.focus()
    await push(withRinging)
    await expect.poll(() => page.getByRole('switch').isChecked()).toBe(true)
    expect(await wait.and(page.locator(':focus')).count()).toBe(1)
  })
})

describe('a policy', () => {
  const locked = ['calls', 'directions.mirror', 'updates.channel']
  const { mirror } = inStep.sync
  const fixed = {
    ...inStep,
    locked,
    sync: { ...inStep.sync, mirror: { ...mirror, on: false, choice: 'on' } },
  } as const

  test('disables its settings and says so as their description', async () => {
    const page = await open('calls', fixed)
    const ringing = page.getByRole('switch', { name: 'Ringing counts as a call' })
    expect(await ringing.isDisabled()).toBe(true)
    const ids = (await ringing.getAttribute('aria-describedby'))?.split(' ') ?? []
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))
    expect(texts[0]).toBe('Set by your organisation')
    expect(await page.getByText('Set by your organisation').count()).toBe(6)
  })

  test('leaves the others as they are', async () => {
    const page = await open('general', fixed)
    expect(await page.getByText('Set by your organisation').count()).toBe(1)
    expect(await page.getByLabel('Which versions').isDisabled()).toBe(true)
    expect(await page.getByRole('switch', { name: 'Update by itself' }).isEnabled()).toBe(true)
  })

  test('shows what is in force, not what the person once chose', async () => {
    const page = await open('sync', fixed)
    expect(await page.getByLabel('Teams to extension').inputValue()).toBe('off')
    expect(await shownText()).toContain('Shows your Teams status on the extension. Now off.')
    expect(await page.getByLabel('Lockstep as a whole').inputValue()).toBe('follow')
  })
})

describe('the Teams on this computer', () => {
  const withHint = (state: Snapshot['settings']['teamsHint']['state']) =>
    withSettings({ teamsHint: { enabled: true, state } })

  test('is not spoken of while it is off', async () => {
    await open('sync')
    expect(await button('Pair').count()).toBe(0)
  })

  test('is paired on request, which tells what to do', async () => {
    const page = await open('sync', withHint('connected'))
    expect(await shownText()).toContain('Be in a Teams meeting, then press Pair')
    await button('Pair').click()
    expect(await sent()).toEqual([{ name: 'teamsHint.pair', argument: undefined }])
    await push(withHint('pairing'))
    await page.getByRole('status').getByText('Waiting for your answer in Teams…').waitFor()
    await push(withHint('paired'))
    await page.getByRole('status').getByText('Paired with Teams.').waitFor()
    expect(await button('Pair').count()).toBe(0)
  })

  test('a pairing that fails says why', async () => {
    const page = await open('sync', withHint('connected'))
    await answer('teamsHint.pair', { ok: false, code: 'internal' })
    await button('Pair').click()
    await page.getByRole('alert').getByText('Lockstep made a mistake.').waitFor()
  })
})

describe('updates', () => {
  test('are looked for on request, and installed when ready', async () => {
    const page = await open('general')
    await button('Check now').click()
    await push({ ...inStep, update: { state: 'downloading', version: '0.2.0' } })
    await page.getByRole('status').getByText('Downloading version 0.2.0…').waitFor()
    expect(await button('Check now').getAttribute('aria-disabled')).toBe('true')
    expect(await button('Restart and update').count()).toBe(0)
    await push({ ...inStep, update: { state: 'ready', version: '0.2.0' } })
    await button('Restart and update').click()
    expect((await sent()).map(({ name }) => name)).toEqual(['update.check', 'update.install'])
  })

  test('that failed say why', async () => {
    const page = await open('general', {
      ...inStep,
      update: { state: 'failed', code: 'update.failed' },
    })
    await page.getByRole('alert').getByText('could not be downloaded or verified').waitFor()
  })
})

describe('from the phone to Teams', () => {
  const { twoAccounts } = snapshots

  test('is on offer only where that direction is on', async () => {
    const page = await open('sync')
    expect(await page.getByLabel('Busy on the phone').count()).toBe(0)
    await push(twoAccounts)
    await page.getByLabel('Busy on the phone').waitFor()
  })

  test.each([
    ['Busy on the phone', 'Busy, in a call', { busy: 'inACall' }],
    ['Away on the phone', 'Do not show', { away: 'ignore' }],
    ['Do not disturb on the phone', 'Away', { doNotDisturb: 'away' }],
  ])('%s: %s', async (label, option, reflection) => {
    const page = await open('sync', twoAccounts)
    await page.getByLabel(label).selectOption({ label: option })
    expect(await sent()).toEqual([{ name: 'settings.set', argument: { reflection } }])
  })

  test('says where the phone system does not tell', async () => {
    const { phone } = snapshots.otherComputer
    await open('sync', { ...twoAccounts, phone })
    expect(await shownText()).toContain('does not tell what you set on your phone')
  })

  test('what the organisation fixes cannot be changed', async () => {
    const locked = ['directions.reflect', 'messages.statusMessage']
    const page = await open('sync', { ...twoAccounts, locked })
    expect(await page.getByLabel('Phone status to Teams').isDisabled()).toBe(true)
    expect(await page.getByRole('switch', { name: 'Status message' }).isDisabled()).toBe(true)
  })
})
