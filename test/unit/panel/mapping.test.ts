import { describe, expect, test } from 'vitest'
import { mappableKinds } from '../../../src-main/domain/mapping.ts'
import { mappingOf } from '../../../src-main/services/snapshot.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { phoneInStep, snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()
const { inStep } = snapshots

async function open(snapshot: Snapshot = inStep, locale = 'en-GB') {
  const page = await show(snapshot, locale)
  await page.getByRole('tab').nth(2).click()
  await page.locator('#page-mapping').click()
  const group = (name: string) => page.getByRole('group', { name, exact: true })
  const row = (name: string) => page.getByRole('listitem').filter({ has: group(name) })
  return {
    page,
    row,
    /** What is written in a row after its fields. */
    preview: async (name: string) => {
      const text = (await row(name).innerText()).replaceAll(/\s+/g, ' ')
      return text.slice(text.indexOf('On other phones'))
    },
    activity: (name: string) => group(name).getByLabel('Shown as'),
    note: (name: string) => group(name).getByLabel('Note'),
  }
}

const busyChanged = {
  ...inStep,
  mapping: { ...inStep.mapping, busy: { activity: 'meeting', note: 'Later', changed: true } },
} as const

test('there is a row for every status, with what is shown for it', async () => {
  const { page, preview } = await open()
  expect(await page.getByRole('group').count()).toBe(mappableKinds.length)
  expect(await preview('Focusing')).toBe('On other phones: Busy · Focusing')
  expect(await preview('Away')).toBe('On other phones: Away')
  expect(await shownText()).toContain('Do not disturb is only shown here')
})

describe('an edit', () => {
  test('of the activity is saved at once', async () => {
    const { activity } = await open()
    await activity('Out of office').selectOption({ label: 'Out of office' })
    await activity('Busy').selectOption({ label: 'Available' })
    expect(await sent()).toEqual([
      {
        name: 'mapping.set',
        argument: { kind: 'outOfOffice', activity: 'vacation', note: 'Out of office' },
      },
      { name: 'mapping.set', argument: { kind: 'busy', activity: null, note: 'Busy' } },
    ])
  })

  test('of the note is previewed while typing, and saved with Enter', async () => {
    const { preview, note, page } = await open()
    await note('Busy').fill(' At my desk ')
    expect(await preview('Busy')).toBe('On other phones: Busy · At my desk')
    expect(await sent()).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await sent()).toEqual([
      { name: 'mapping.set', argument: { kind: 'busy', activity: 'busy', note: 'At my desk' } },
    ])
  })

  test('of the note is saved when it is left, and may be empty', async () => {
    const { preview, note } = await open()
    await note('Focusing').fill('')
    expect(await preview('Focusing')).toBe('On other phones: Busy')
    await note('Away').focus()
    expect(await sent()).toEqual([
      { name: 'mapping.set', argument: { kind: 'focusing', activity: 'busy', note: '' } },
    ])
  })

  test('goes back with Escape, and is not saved where nothing changed', async () => {
    const { note, page } = await open()
    await note('Busy').fill('Something')
    await page.keyboard.press('Escape')
    expect(await note('Busy').inputValue()).toBe('Busy')
    await note('Away').focus()
    expect(await sent()).toEqual([])
  })

  test('is not taken away by a snapshot, nor is the focus', async () => {
    const { row, note, page } = await open()
    await note('Away').fill('Half a sen')
    await push(busyChanged)
    await row('Busy').getByText('Changed').waitFor()
    expect(await page.locator(':focus').inputValue()).toBe('Half a sen')
  })

  test('that fails says why, and the row goes back', async () => {
    const { row, activity } = await open()
    await answer('mapping.set', { ok: false, code: 'settings.locked' })
    await activity('Busy').selectOption('away')
    await row('Busy').getByRole('alert').getByText('has locked this setting').waitFor()
    expect(await activity('Busy').inputValue()).toBe('busy')
  })

  test('of a note ends at 100 characters', async () => {
    const { note } = await open()
    expect(await note('Busy').getAttribute('maxlength')).toBe('100')
  })
})

describe('a changed row', () => {
  test('says so, and is reset; the focus stays in it', async () => {
    const { row, activity, page } = await open(busyChanged)
    expect(await row('Busy').innerText()).toContain('Changed')
    expect(await row('Away').innerText()).not.toContain('Changed')
    await button('Reset: Busy').click()
    expect(await sent()).toEqual([{ name: 'mapping.reset', argument: { kind: 'busy' } }])
    await push(inStep)
    await row('Busy').getByText('Changed').waitFor({ state: 'detached' })
    expect(await activity('Busy').and(page.locator(':focus')).count()).toBe(1)
  })

  test('all are reset, after a question', async () => {
    const { page } = await open(busyChanged)
    await button('Reset all').click()
    await button('Keep').click()
    expect(await sent()).toEqual([])
    await button('Reset all').click()
    await button('Reset all now').click()
    expect(await sent()).toEqual([{ name: 'mapping.reset', argument: { kind: null } }])
    await push(inStep)
    await page.getByRole('status').getByText('All rows are reset.').waitFor()
  })

  test('where nothing is changed there is nothing to reset', async () => {
    await open()
    expect(await button('Reset all').count()).toBe(0)
  })
})

describe('a policy', () => {
  test('that fixes one row disables it, and no other', async () => {
    const { row, activity, note } = await open({ ...busyChanged, locked: ['mapping.busy'] })
    expect(await activity('Busy').isDisabled()).toBe(true)
    expect(await note('Busy').isDisabled()).toBe(true)
    expect(await row('Busy').innerText()).toContain('Set by your organisation')
    expect(await button('Reset: Busy').count()).toBe(0)
    expect(await activity('Away').isEnabled()).toBe(true)
  })

  test('that fixes all rows says it once', async () => {
    const { page, activity } = await open({ ...busyChanged, locked: ['mapping'] })
    expect(await page.getByText('Set by your organisation').count()).toBe(1)
    expect(await activity('Away').isDisabled()).toBe(true)
    expect(await button('Reset all').count()).toBe(0)
  })
})

describe('each kind of phone system', () => {
  const withDnd = (connector: 'sip' | 'asterisk' | 'pbxware', enabled = true): Snapshot => ({
    ...inStep,
    mapping: mappingOf({}, connector),
    phone: {
      ...phoneInStep,
      connector,
      abilities: { ...snapshots.otherComputer.phone.abilities, writeDoNotDisturb: true },
      blocking: { ...phoneInStep.blocking, enabled },
    },
  })
  const stops = 'Stops calls'

  test('offers what it can show: Do not disturb on Asterisk, and not by SIP alone', async () => {
    const { activity, preview } = await open(withDnd('asterisk'))
    const offered = await activity('Busy').locator('option').allInnerTexts()
    expect(offered).toContain('Do not disturb')
    expect(await preview('Do not disturb')).toBe('On other phones: Do not disturb')
    await push(withDnd('sip'))
    await expect
      .poll(() => activity('Busy').locator('option').allInnerTexts())
      .not.toContain('Do not disturb')
  })

  test('what stops calls is chosen by row, and saved with it', async () => {
    const { page } = await open(withDnd('asterisk'))
    const row = (name: string) => page.getByRole('group', { name, exact: true }).getByLabel(stops)
    expect(await row('Do not disturb').isChecked()).toBe(true)
    expect(await row('Busy').isChecked()).toBe(false)
    expect(await shownText()).not.toContain('Do not disturb is only shown here')
    await row('Busy').click()
    await row('Do not disturb').click()
    const busy = { kind: 'busy', activity: 'busy', note: 'Busy', blocksCalls: true }
    const free = { kind: 'doNotDisturb', activity: 'dnd', note: 'Do not disturb' }
    expect(await sent()).toEqual([
      { name: 'mapping.set', argument: busy },
      { name: 'mapping.set', argument: free },
    ])
  })

  test('where it is not set up to stop calls, no row offers it', async () => {
    const { page } = await open(withDnd('asterisk', false))
    expect(await page.getByLabel(stops).count()).toBe(0)
    expect(await shownText()).toContain('Do not disturb is only shown here')
  })

  test('PBXware has nothing but that', async () => {
    const { page } = await open(withDnd('pbxware'))
    expect(await page.getByLabel(stops).count()).toBe(mappableKinds.length)
    expect(await page.getByRole('main').getByRole('combobox').count()).toBe(0)
    await push(withDnd('pbxware', false))
    await page.getByText('can show no status of yours').waitFor()
    expect(await page.getByRole('group').count()).toBe(0)
  })
})
