import { expect, test } from 'vitest'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, sent, button } = panelStage()

async function open(locale = 'en-GB') {
  const page = await show(snapshots.inStep, locale)
  await page.getByRole('tab').nth(2).click()
  await page.locator('#page-about').click()
  return page
}

test('tells the version, the licence, what Lockstep cannot do, and what it tells whom', async () => {
  await open()
  const text = await shownText()
  expect(text).toContain('Lockstep 0.1.0 Free software under the MIT licence.')
  expect(text).toContain('Teams still rings while you are on the phone')
  expect(text).toContain('can lag minutes behind')
  expect(text).toContain('Very short calls do not appear')
  expect(text).toContain('While Teams is not running')
  expect(text).toContain('Of your calls, Microsoft learns only that they begin and end')
})

test('opens what there is to read', async () => {
  await open()
  for (const name of ['Introduction', 'Administrator guide', 'Licence']) await button(name).click()
  expect(await sent()).toEqual([
    { name: 'page.open', argument: { page: 'readme' } },
    { name: 'page.open', argument: { page: 'adminGuide' } },
    { name: 'page.open', argument: { page: 'licence' } },
  ])
})

test('in German', async () => {
  await open('de-DE')
  expect(await shownText()).toContain('Was Lockstep nicht kann')
})
