/** The panel shown piece by piece, for tests that look at all of it. */
import type { Page } from 'playwright'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { settingsPages, views } from '../../../src-renderer/panel/navigation.ts'
import type { PanelPage } from './page.ts'
import { type SnapshotName, snapshots } from './snapshots.ts'
import { type WelcomeSnapshotName, welcomeSnapshots } from './welcome-snapshots.ts'

export type Look = (title: string) => Promise<void>
/** What to make of a snapshot before it is shown. */
export type Alter = (snapshot: Snapshot) => Snapshot

const asItIs: Alter = (snapshot) => snapshot
const names = Object.keys(snapshots) as SnapshotName[]
const welcomeNames = Object.keys(welcomeSnapshots) as WelcomeSnapshotName[]

/** Each view, and each page of the settings. */
export async function eachView({ page, push }: PanelPage, look: Look, alter = asItIs) {
  await push(alter(snapshots.twoAccounts))
  for (const view of views) {
    await page.locator(`#tab-${view}`).click()
    await look(view)
  }
  for (const each of settingsPages) {
    await page.locator('#tab-settings').click()
    await page.locator(`#page-${each}`).click()
    await look(`settings: ${each}`)
  }
}

/** The welcome at each of its steps, begun anew each time. */
export async function eachWelcome({ push }: PanelPage, look: Look, alter = asItIs) {
  for (const name of welcomeNames) {
    await push(alter(snapshots.inStep))
    await push(alter(welcomeSnapshots[name]))
    await look(`welcome: ${name}`)
  }
}

/** Every state in the status view, with all legs opened. */
export async function eachState({ page, push }: PanelPage, look: Look, alter = asItIs) {
  await push(alter(snapshots.wrongPassword))
  await page.locator('#tab-status').click()
  await openLegs(page)
  for (const name of names) {
    await push(alter(snapshots[name]))
    await look(name)
  }
}

export async function openLegs(page: Page) {
  const closed = page.locator('main li > button[aria-expanded=false]')
  while ((await closed.count()) > 0) await closed.first().click()
}

/** Runs in the page: what reaches beyond the window, or is cut off by what holds it. */
export function cutOff(): string[] {
  const room = document.documentElement.clientWidth
  const clips = (each: HTMLElement) => {
    const { overflowX, overflowY } = getComputedStyle(each)
    return (
      (each.scrollWidth > each.clientWidth + 1 && overflowX !== 'visible') ||
      (each.scrollHeight > each.clientHeight + 1 && /hidden|clip/.test(overflowY))
    )
  }
  return [...document.querySelectorAll<HTMLElement>(':is(header, main, [role=menu]) *')]
    .filter((each) => each.closest('.fui-Spinner, option, [data-tabster-dummy]') === null)
    .filter((each) => {
      const { left, right, width } = each.getBoundingClientRect()
      if (width <= 1) return false
      // A field scrolls what is typed into it.
      return right > room + 1 || left < -1 || (!each.matches('input, select') && clips(each))
    })
    .map((each) => `${each.tagName} ${each.textContent?.slice(0, 60)}`)
}
