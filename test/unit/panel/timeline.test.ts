import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { moment, snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()
const { inStep, fresh } = snapshots

async function open(snapshot: Snapshot = inStep, locale = 'en-GB') {
  const page = await show(snapshot, locale)
  await page.getByRole('tab').nth(1).click()
  return { page, rows: page.getByRole('main').getByRole('listitem') }
}

function calls(count: number): Snapshot['timeline'] {
  return Array.from({ length: count }, (_, index) => ({
    id: count - index,
    at: moment - index * 1_000,
    event: 'call.began',
    cause: 'call',
    steps: [],
  }))
}

test('nothing yet: nothing to filter, and it says what will be here', async () => {
  const { page } = await open(fresh)
  expect(await shownText()).toContain('Nothing has changed yet.')
  expect(await page.getByLabel('Search').count()).toBe(0)
})

describe('the filter', () => {
  test('shows what it is about, and tells how many', async () => {
    const { page, rows } = await open()
    expect(await rows.count()).toBe(7)
    await page.getByLabel('Show').selectOption({ label: 'Problems' })
    await page.getByRole('status').getByText('Shown: 1 of 7').waitFor()
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('did not answer in time')])
    await page.getByLabel('Show').selectOption({ label: 'Calls' })
    await page.getByRole('status').getByText('Shown: 4 of 7').waitFor()
  })

  test('searches what is written, with the kind chosen', async () => {
    const { page, rows } = await open()
    await page.getByLabel('Search').fill('shows extension')
    await page.getByRole('status').getByText('Shown: 2 of 7').waitFor()
    await page.getByLabel('Show').selectOption({ label: 'Extension' })
    await page.getByRole('status').getByText('Shown: 1 of 7').waitFor()
    expect(await rows.innerText()).toContain('Extension shows Available')
  })

  test('that leaves nothing says so, and the way back keeps the focus', async () => {
    const { page, rows } = await open()
    await page.getByLabel('Search').fill('no such thing')
    expect(await shownText()).toContain('None of the last changes fits.')
    await button('Show all').click()
    expect(await rows.count()).toBe(7)
    expect(await page.getByLabel('Search').inputValue()).toBe('')
    expect(await page.getByLabel('Show').and(page.locator(':focus')).count()).toBe(1)
  })

  test('holds while changes come in', async () => {
    const { page, rows } = await open()
    await page.getByLabel('Show').selectOption({ label: 'Calls' })
    await page.getByRole('status').getByText('Shown: 4 of 7').waitFor()
    const [newest] = calls(8)
    if (newest === undefined) throw new Error('no call')
    await push({ ...inStep, timeline: [newest, ...inStep.timeline] })
    await page.getByRole('status').getByText('Shown: 5 of 8').waitFor()
    expect(await rows.first().innerText()).toContain('Call began')
  })
})

describe('the copy', () => {
  test('is what is shown, and says so', async () => {
    const { page } = await open()
    await page.getByLabel('Show').selectOption({ label: 'Problems' })
    await button('Copy').click()
    await page.getByRole('status').getByText('Copied.').waitFor()
    expect(await sent()).toEqual([
      {
        name: 'clipboard.copy',
        argument: {
          text: '2026-11-18 16:25:30  Extension could not be updated\n    The phone system did not answer in time.\n    Connection is back\n',
        },
      },
    ])
  })

  test('that fails says why', async () => {
    const { page } = await open()
    await answer('clipboard.copy', { ok: false, code: 'internal' })
    await button('Copy').click()
    await page.getByRole('alert').getByText('Lockstep made a mistake.').waitFor()
    expect(await page.getByText('Copied.').count()).toBe(0)
  })

  test('of nothing is not made', async () => {
    const { page } = await open()
    await page.getByLabel('Search').fill('no such thing')
    expect(await button('Copy').getAttribute('aria-disabled')).toBe('true')
  })
})

test('the reading that a decision rests on is shown', async () => {
  const reading = { at: moment, teams: 'Available / Available', ms: 184 }
  const [first, ...others] = inStep.timeline
  if (first === undefined) throw new Error('no entry')
  const { rows } = await open({ ...inStep, timeline: [{ ...first, reading }, ...others] })
  expect(await rows.first().innerText()).toContain(
    'Based on the Teams status of 14:05:30: Available / Available (184 ms)',
  )
})

test('a snapshot draws only the rows that are new', async () => {
  const timeline = calls(201)
  const { page, rows } = await open({ ...inStep, timeline: timeline.slice(1) })
  expect(await rows.count()).toBe(200)
  // Each row that is drawn writes its time for machines once.
  await page.evaluate(() => {
    const { toISOString } = Date.prototype
    Date.prototype.toISOString = function count(this: Date) {
      document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1)
      return toISOString.call(this)
    }
  })
  await push({ ...inStep, timeline: timeline.slice(0, 200) })
  await rows.first().getByText('14:05:30').waitFor()
  expect(await page.evaluate(() => document.body.dataset.drawn)).toBe('1')
})
