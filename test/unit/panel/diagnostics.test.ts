import { describe, expect, test } from 'vitest'
import type { PhoneAbilities, Snapshot } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, answer, sent } = panelStage()
const { inStep, fresh, wrongPassword } = snapshots

async function open(snapshot: Snapshot = inStep, locale = 'en-GB') {
  const page = await show(snapshot, locale)
  await page.getByRole('tab').nth(2).click()
  await page.locator('#page-diagnostics').click()
  const leg = (name: string) =>
    page.getByRole('listitem').filter({ has: button(`Test now: ${name}`) })
  return { page, leg }
}

const textbook: PhoneAbilities = {
  readCalls: true,
  ringing: true,
  writePresence: true,
  writeNote: true,
  writeDoNotDisturb: false,
  readPresence: false,
  selfTest: true,
  readEmail: false,
}

describe('the legs', () => {
  test('say their state, cause, last success and next try', async () => {
    const { leg } = await open(wrongPassword)
    expect(await leg('Microsoft sign-in').innerText()).toMatch(/^Microsoft sign-in\s+Working\s/)
    const extension = (await leg('Extension').innerText()).replaceAll(/\s+/g, ' ')
    expect(extension).toContain('Not working')
    expect(extension).toContain('does not accept this user name and password')
    expect(extension).toContain('Since 14:03. Last worked at 13:34:30.')
    expect(extension).toMatch(/Next try|Trying now/)
  })

  test('are tried, and tell how long it took', async () => {
    const { leg } = await open()
    await answer('leg.test', { ok: true, value: { working: true, ms: 183.6 } })
    await button('Test now: Teams presence').click()
    await leg('Teams presence').getByRole('status').getByText('It works (184 ms).').waitFor()
    expect(await sent()).toEqual([{ name: 'leg.test', argument: { leg: 'presence' } }])
  })

  test('a leg that does not work says why, and what helps', async () => {
    const { leg } = await open()
    const value = { working: false, code: 'sip.unreachable', ms: 5_000 }
    await answer('leg.test', { ok: true, value })
    await button('Test now: Extension').click()
    await leg('Extension').getByRole('status').getByText('It does not work (5 secs).').waitFor()
    await leg('Extension').getByRole('alert').getByText('cannot be reached').waitFor()
    expect(await button('Open phone settings').count()).toBe(1)
  })

  test('a test that could not be made says why', async () => {
    const { page } = await open()
    await answer('leg.test', { ok: false, code: 'internal' })
    await button('Test now: Microsoft sign-in').click()
    await page.getByRole('alert').getByText('Lockstep made a mistake.').waitFor()
  })

  test('that are not set up are not tried', async () => {
    const { page } = await open(fresh)
    expect(await page.getByRole('button', { name: /^Test now/ }).count()).toBe(0)
  })
})

describe('how changes are noticed', () => {
  test.each([
    ['healthy', 'relay tell Lockstep of changes in Teams'],
    ['connecting', 'Until it tells of changes in Teams, Lockstep looks for them'],
    ['unhealthy', 'tells of no changes at present'],
  ] as const)('is said quietly while the relay is %s', async (push, words) => {
    const { page } = await open({ ...inStep, push })
    expect(await shownText()).toContain(words)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('is not mentioned without a relay', async () => {
    await open({ ...inStep, push: 'off' })
    expect(await shownText()).not.toContain('relay')
  })
})

describe('what the phone system can do', () => {
  const withPhone = (part: Partial<NonNullable<Snapshot['phone']>>): Snapshot => ({
    ...inStep,
    phone: inStep.phone && { ...inStep.phone, ...part },
  })

  test('is said in words, with what is lost where it cannot', async () => {
    await open(withPhone({ abilities: textbook, otherComputer: true }))
    const text = await shownText()
    expect(text).toContain('Tell when you are on a call: Yes')
    expect(text).not.toContain('Teams shows no calls.')
    expect(text).toContain('Switch on Do not disturb: No It is only shown; your phone still rings.')
    expect(text).toContain('Lockstep also runs for you on another computer')
  })

  test('a phone system that tells no calls', async () => {
    await open(withPhone({ abilities: { ...textbook, readCalls: false } }))
    const text = await shownText()
    expect(text).toContain('Tell when you are on a call: No Teams shows no calls.')
    expect(text).not.toContain('another computer')
  })

  test('is not guessed', async () => {
    await open()
    expect(await shownText()).toContain('Not known yet')
  })

  test('without a phone there is none', async () => {
    await open(fresh)
    expect(await shownText()).toContain('No phone is connected yet.')
  })
})

describe('the report', () => {
  test('is copied, and says so', async () => {
    const { page } = await open()
    await button('Copy report').click()
    await page.getByRole('status').getByText('Copied.').waitFor()
    expect(await sent()).toEqual([{ name: 'report.make', argument: { how: 'copy' } }])
    expect(await shownText()).toContain('It leaves out passwords')
  })

  test('is saved where the person says; the log folder opens', async () => {
    await open()
    await button('Save report…').click()
    await button('Open log folder').click()
    expect(await sent()).toEqual([
      { name: 'report.make', argument: { how: 'save' } },
      { name: 'logs.open', argument: undefined },
    ])
  })

  test('that could not be copied says why, and nothing else', async () => {
    const { page } = await open()
    await answer('report.make', { ok: false, code: 'internal' })
    await button('Copy report').click()
    await page.getByRole('alert').getByText('Lockstep made a mistake.').waitFor()
    expect(await page.getByText('Copied.').count()).toBe(0)
  })

  test('that could not be saved says why', async () => {
    const { page } = await open()
    await answer('report.make', { ok: false, code: 'file.notSaved' })
    await button('Save report…').click()
    await page.getByRole('alert').getByText('The file could not be saved.').waitFor()
  })
})
