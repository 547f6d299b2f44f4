/** The phone form in all its states, for tests that look at all of it. */
import type { Page } from 'playwright'
import { en } from '../../../src-renderer/panel/words/en.ts'
import type { PanelPage } from './page.ts'
import { snapshots } from './snapshots.ts'
import type { Alter, Look } from './tour.ts'

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  Object.keys(record) as K[]
const asItIs: Alter = (snapshot) => snapshot

/** All that is behind a button or a switch. */
async function openAll(page: Page): Promise<void> {
  const closed = page.locator('main form button[aria-expanded=false]')
  while ((await closed.count()) > 0) await closed.first().click()
  const off = page.locator('main form input[role=switch]:not(:checked)')
  while ((await off.count()) > 0) await off.first().click()
}

/** For each kind of phone system, with everything opened and everything typed wrong. */
async function eachConnector({ page }: PanelPage, look: Look): Promise<void> {
  const test = page.locator('main form button:not([type=submit])').last()
  for (const connector of keysOf(en.phoneSetup.connectors)) {
    await page.locator('main form select').first().selectOption(connector)
    await openAll(page)
    await page.locator('input[name=server]').fill('tcp://pbx.example.com')
    await page.locator('input[name=address]').fill('non sense')
    await test.click()
    await look(`phone: ${connector}, with what was typed wrong`)
  }
  await page.locator('main form select').first().selectOption('sip')
  await page.locator('input[name=address]').fill('1001')
  await test.click()
  await page.locator('main li').first().waitFor()
  await look('phone: results of a test')
}

async function eachSearch(panel: PanelPage, look: Look): Promise<void> {
  const { page } = panel
  const kinds = keysOf(en.phoneSetup.kinds)
  const address = '‹wss://pbx.example.com:8089/ws›'
  const tried = keysOf(en.phoneSetup.outcomes).map((outcome, at) => {
    return { kind: kinds[at % kinds.length], address: `${address}${at}`, outcome }
  })
  const server = 'wss://pbx.example.com'
  for (const proposal of [
    undefined,
    { server: '', product: 'pbxware', connector: 'pbxware' },
    { server, connector: 'sip', certificate: true },
    { server, connector: 'sip', guessed: true },
  ]) {
    const proposals = proposal === undefined ? [] : [proposal]
    const code = proposal === undefined ? { code: 'sip.timedOut' } : {}
    await panel.answer('phone.probe', { ok: true, value: { proposals, tried, ...code } })
    await page.locator('main form > button').first().click()
    await page.locator('input[name=host]').fill('pbx.example.com')
    await page.keyboard.press('Enter')
    if (proposal !== undefined) {
      await page.locator('input[name=server]').waitFor()
      await openAll(page)
    }
    await page.locator('main li').first().waitFor()
    await look(`phone: found ${JSON.stringify(proposal)}`)
    // From the search to the form.
    if (proposal === undefined) await page.locator('main form button').last().click()
  }
}

export async function eachPhoneForm(panel: PanelPage, look: Look, alter = asItIs): Promise<void> {
  const { page } = panel
  const steps = keysOf(en.setup.phone.steps)
  const outcomes = keysOf(en.setup.phone.outcomes)
  const value = steps.map((step, at) => ({ step, outcome: outcomes[at % 4], ms: 1_500 }))
  await panel.answer('phone.test', { ok: true, value })
  await panel.push(alter(snapshots.inStep))
  await page.locator('#tab-settings').click()
  await page.locator('#page-phone').click()
  await eachConnector(panel, look)
  await eachSearch(panel, look)
}
