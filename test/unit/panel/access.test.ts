import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src-renderer/panel/words/index.ts'
import { type PanelHost, startPanelHost } from '../../support/panel/page.ts'
import { eachPhoneForm } from '../../support/panel/phone-tour.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import {
  cutOff,
  eachState,
  eachView,
  eachWelcome,
  type Look,
  openLegs,
} from '../../support/panel/tour.ts'

const minute = 60_000
let host: PanelHost

beforeAll(async () => {
  host = await startPanelHost()
}, 2 * minute)
afterAll(() => host?.close())

const themes: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
}
const looks = Object.entries(themes).flatMap(([theme, options]) =>
  languages.map((locale) => [theme, locale, options] as const),
)

test.each(looks)('axe finds nothing: %s, %s', { timeout: 5 * minute }, async (_, locale, theme) => {
  const panel = await host.open(snapshots.inStep, { reducedMotion: 'reduce', ...theme, locale })
  const look: Look = async (title) => {
    const { violations } = await new AxeBuilder({ page: panel.page })
      .setLegacyMode(true)
      // Sentinels of Fluent's focus management, which hand the focus on at once.
      .exclude('[data-tabster-dummy]')
      .analyze()
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    expect.soft([title, ...found]).toEqual([title])
  }
  await eachView(panel, look)
  await eachWelcome(panel, look)
  // The states differ in colour and in words, each of which has its turn.
  if (locale === 'en') {
    await eachState(panel, look)
    await eachPhoneForm(panel, look)
  }
  await panel.close()
})

test.each([
  ['de', 400, 1],
  ['de', 320, 1],
  ['de', 400, 2],
  ['de', 320, 2],
  ['fr', 320, 1],
  ['fr', 320, 2],
  ['es', 320, 1],
  ['es', 320, 2],
])('nothing is cut off: %s, %i px, text of %i00 %', { timeout: 2 * minute }, async (...inWhat) => {
  const [locale, width, scale] = inWhat
  const options = { locale, viewport: { width, height: 640 } }
  const panel = await host.open(snapshots.inStep, options)
  await panel.page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size * 100}%`
  }, scale)
  const look: Look = async (title) => {
    expect.soft([title, ...(await panel.page.evaluate(cutOff))]).toEqual([title])
  }
  await eachView(panel, look)
  await eachState(panel, look)
  await eachWelcome(panel, look)
  await eachPhoneForm(panel, look)
  await panel.close()
})

/** Where the focus is among all controls, in the order of the page. */
function focusedControl(): number {
  const controls = [...document.querySelectorAll('button, input, select, a[href]')]
  return document.activeElement === null ? -1 : controls.indexOf(document.activeElement)
}

function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

describe('the keyboard alone', { timeout: minute }, () => {
  test('Tab reaches every control of every view', { timeout: 3 * minute }, async () => {
    const panel = await host.open(snapshots.wrongPassword)
    const { page } = panel
    await openLegs(page)
    const look: Look = async (title) => {
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        document.querySelector('main')?.setAttribute('tabindex', '-1')
        document.querySelector('main')?.focus()
      })
      const wanted = await page
        .locator('main :is(button, input, select, textarea, a[href]):not(:disabled)')
        .count()
      const reached = new Set<number>()
      for (let presses = 0; presses < wanted; presses += 1) {
        await page.keyboard.press('Tab')
        reached.add(await page.evaluate(focusedControl))
      }
      expect.soft([title, reached.has(-1), reached.size]).toEqual([title, false, wanted])
    }
    await eachView(panel, look)
    await eachWelcome(panel, look)
    await panel.close()
  })

  test('nothing moves for a person who wants less motion', async () => {
    const panel = await host.open(snapshots.signingIn, { reducedMotion: 'reduce' })
    const moving = () =>
      panel.page.evaluate(() =>
        document
          .getAnimations()
          .map((each) => each.effect?.getComputedTiming())
          .filter((timing) => timing?.progress !== null && Number(timing?.duration) > 1)
          .map((timing) => String(timing?.duration)),
      )
    expect(await moving()).toEqual([])
    await panel.close()
  })

  test('the rows of the legs show the focus', async () => {
    const panel = await host.open(snapshots.inStep)
    const row = panel.page.locator('main li > button').first()
    const ring = () => row.evaluate((each) => getComputedStyle(each, '::after').borderTopStyle)
    expect(await ring()).toBe('none')
    await panel.page.getByRole('button', { name: 'Pause' }).focus()
    await panel.page.keyboard.press('Tab')
    expect(await ring()).toBe('solid')
    await panel.close()
  })

  test('arrows change the view, Enter opens the menu, Escape brings the focus back', async () => {
    const panel = await host.open(snapshots.inStep)
    const { page } = panel
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tabpanel', { name: 'Timeline' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('tabpanel', { name: 'Status' }).waitFor()
    // The account, the switch, the pause.
    for (const _ of [1, 2, 3]) await page.keyboard.press('Tab')
    expect(await focusedWords(page)).toBe('Pause')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect(await focusedWords(page)).toBe('Pause')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem').first().and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await panel.sent()).toEqual([{ name: 'sync.pause', argument: { minutes: 60 } }])
    await panel.close()
  })
})
