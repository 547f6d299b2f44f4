import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PanelHost, type PanelPage, startPanelHost } from '../../support/panel/page.ts'
import { type SnapshotName, snapshots } from '../../support/panel/snapshots.ts'

const minute = 60_000
let host: PanelHost

beforeAll(async () => {
  host = await startPanelHost()
}, 2 * minute)
afterAll(() => host?.close())

const names = Object.keys(snapshots) as SnapshotName[]

/** Every state in the status view with all legs opened, then the two other views. */
async function eachLook(panel: PanelPage, look: (title: string) => Promise<void>) {
  const { page } = panel
  for (const leg of await page.locator('main li > button[aria-expanded]').all()) await leg.click()
  for (const name of names) {
    await panel.push(snapshots[name])
    await look(name)
  }
  await panel.push(snapshots.inStep)
  for (const view of [1, 2]) {
    await page.getByRole('tab').nth(view).click()
    await look((await page.getByRole('tab').nth(view).textContent()) ?? '')
  }
}

const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark, in German', { colorScheme: 'dark', locale: 'de-DE' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
]

test.each(looks)('axe finds nothing: %s', { timeout: 5 * minute }, async (_title, options) => {
  const panel = await host.open(snapshots.wrongPassword, { reducedMotion: 'reduce', ...options })
  await eachLook(panel, async (title) => {
    const { violations } = await new AxeBuilder({ page: panel.page })
      .setLegacyMode(true)
      // Sentinels of Fluent's focus management, which hand the focus on at once.
      .exclude('[data-tabster-dummy]')
      .analyze()
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    expect([title, ...found]).toEqual([title])
  })
  await panel.close()
})

/** What reaches beyond the window, or is cut off by what holds it. */
function cutOff(): string[] {
  const room = document.documentElement.clientWidth
  const clips = (each: HTMLElement) =>
    each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible'
  return [...document.querySelectorAll<HTMLElement>('header *, main *')]
    .filter((each) => each.closest('.fui-Spinner, option, [data-tabster-dummy]') === null)
    .filter((each) => {
      const { left, right, width } = each.getBoundingClientRect()
      if (width <= 1) return false
      // A field scrolls what is typed into it.
      return right > room + 1 || left < -1 || (!each.matches('input, select') && clips(each))
    })
    .map((each) => `${each.tagName} ${each.textContent?.slice(0, 60)}`)
}

test.each([
  ['400 px', 400, 1],
  ['320 px', 320, 1],
  ['400 px and text of 200 %', 400, 2],
  ['320 px and text of 200 %', 320, 2],
])('in German, nothing is cut off: %s', { timeout: 2 * minute }, async (_title, width, scale) => {
  const options = { locale: 'de-DE', viewport: { width, height: 640 } }
  const panel = await host.open(snapshots.wrongPassword, options)
  await panel.page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size * 100}%`
  }, scale)
  await eachLook(panel, async (title) => {
    expect([title, ...(await panel.page.evaluate(cutOff))]).toEqual([title])
  })
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
  test('Tab reaches every control of every view', async () => {
    const panel = await host.open(snapshots.wrongPassword)
    const { page } = panel
    for (const leg of await page.locator('main li > button').all()) await leg.click()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      const wanted = await page
        .locator('main :is(button, input, select, a[href]):not(:disabled)')
        .count()
      const reached = new Set<number>()
      for (let presses = 0; presses < wanted; presses += 1) {
        await page.keyboard.press('Tab')
        reached.add(await page.evaluate(focusedControl))
      }
      expect(reached.has(-1)).toBe(false)
      expect(reached.size).toBe(wanted)
    }
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
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
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
