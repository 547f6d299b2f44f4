import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { snapshots, withTeams } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()

describe('the status view', () => {
  test('tells what others see, why, and that all legs work', async () => {
    await show(snapshots.inStep)
    const text = await shownText()
    expect(text).toContain('In step')
    expect(text).toContain('Teams Available Automatic, since 13:34')
    expect(text).toContain('Extension 1001@pbx.example.com Available Follows Teams')
    expect(text).toContain('Call No call')
    expect(text.match(/Working/g)).toHaveLength(4)
  })

  test('on a call: Teams shows it, and what cannot be helped is said', async () => {
    await show(snapshots.onCall)
    const text = await shownText()
    expect(text).toContain('Teams In a call Set by Lockstep for your call')
    expect(text).toContain('Teams shows Busy, In a call.')
    expect(text).toContain('Teams calls still ring during a phone call.')
    expect(text).toContain('Its status “Available” is held until the call ends.')
  })

  test('left alone: says whose choice it was', async () => {
    await show(snapshots.leftAlone)
    const text = await shownText()
    expect(text).toContain('Teams Be right back Chosen by you')
    expect(text).toContain('Teams is left alone. You chose Be right back in Teams.')
    expect(text).not.toContain('still ring')
  })

  test('Teams is not running: whose word it is what others see of a call that is shown', async () => {
    const { inStep } = snapshots
    const { teams } = withTeams(inStep, 'Offline', 'Offline')
    const noSession: Snapshot = { ...inStep, teams: teams && { ...teams, rule: 'class.noSession' } }
    await show(noSession)
    expect(await shownText()).not.toContain('Microsoft decides')
    const calls = { ...inStep.settings.calls, teamsNotRunning: 'assert' as const }
    await push({ ...noSession, settings: { ...inStep.settings, calls } })
    expect(await shownText()).toContain('No call While Teams is not running, Microsoft decides')
  })

  test('signed out: what was read last is no longer called what others see', async () => {
    await show(snapshots.expired)
    const text = await shownText()
    expect(text).toContain('Available Last read at 14:05. Others may see something else by now.')
    expect(text).not.toContain('Automatic')
  })

  test('in trouble: the headline says what it is', async () => {
    const page = await show(snapshots.wrongPassword)
    const headline = page.getByRole('heading', { name: 'Needs attention' }).locator('..')
    expect(await headline.innerText()).toContain('does not accept this user name and password')
  })

  test('follows main, and tells a screen reader what changed', async () => {
    const page = await show(snapshots.inStep)
    const live = page.getByRole('status').first()
    expect(await live.textContent()).toBe('')
    await push(snapshots.leftAlone)
    await page.getByRole('heading', { name: 'On a call' }).waitFor()
    expect(await live.textContent()).toContain('Teams: Be right back')
  })

  test('in German', async () => {
    const page = await show(snapshots.leftAlone, 'de-DE')
    expect(await shownText()).toContain('Teams bleibt unverändert.')
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
  })
})

describe('commands', () => {
  test('the switch turns sync off, and on again', async () => {
    const page = await show(snapshots.inStep)
    await page.getByRole('switch', { name: 'Keep in step' }).click()
    const { sync } = snapshots.inStep
    await push({ ...snapshots.inStep, sync: { ...sync, on: false, choice: 'off' } })
    await page.getByRole('heading', { name: 'Off', exact: true }).waitFor()
    await page.getByRole('switch', { name: 'Keep in step' }).click()
    expect(await sent()).toEqual([
      { name: 'sync.set', argument: { which: 'sync', choice: 'off' } },
      { name: 'sync.set', argument: { which: 'sync', choice: 'on' } },
    ])
  })

  test.each([
    ['For 30 minutes', 30],
    ['For 1 hour', 60],
    ['Until I resume', null],
  ])('pause: %s', async (label, minutes) => {
    const page = await show(snapshots.inStep)
    await button('Pause').click()
    await page.getByRole('menuitem', { name: label }).click()
    expect(await sent()).toEqual([{ name: 'sync.pause', argument: { minutes } }])
  })

  test('resume', async () => {
    await show(snapshots.paused)
    expect(await shownText()).toContain('Nothing is changed until 14:35.')
    await button('Resume').click()
    expect(await sent()).toEqual([{ name: 'sync.resume', argument: undefined }])
  })

  test('sign in, with a way out', async () => {
    const page = await show({ ...snapshots.fresh, microsoft: snapshots.inStep.microsoft })
    await button('Sign in with Microsoft').click()
    await push(snapshots.signingIn)
    await button('Cancel').click()
    await push(snapshots.declined)
    await page.getByRole('alert').getByText('The permissions were declined').waitFor()
    expect((await sent()).map(({ name }) => name)).toEqual([
      'account.signIn',
      'account.cancelSignIn',
    ])
  })

  test('a command that fails says why', async () => {
    const page = await show(snapshots.inStep)
    await answer('sync.set', { ok: false, code: 'internal' })
    await page.getByRole('switch').click()
    await page.getByRole('alert').getByText('Lockstep made a mistake.').waitFor()
  })
})

describe('a leg', () => {
  test('explains itself, and its action leads to the right form', async () => {
    const page = await show(snapshots.wrongPassword)
    const leg = page.getByRole('button', { name: 'Extension Not working' })
    expect(await leg.getAttribute('aria-expanded')).toBe('false')
    await leg.click()
    const text = await shownText()
    expect(text).toContain('The phone system does not accept this user name and password.')
    expect(text).toMatch(/Next try|Trying now/)
    await button('Open phone settings').click()
    await page.getByRole('heading', { name: 'Phone' }).and(page.locator(':focus')).waitFor()
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Settings')
  })
})

describe('the timeline', () => {
  test('says when, what, why, by which rule and how long', async () => {
    const page = await show(snapshots.inStep)
    await page.getByRole('tab', { name: 'Timeline' }).click()
    const entry = page.getByRole('listitem').filter({ hasText: 'Teams shows Busy' })
    expect((await entry.innerText()).replaceAll(/\s+/g, ' ')).toBe(
      '11:59:30 Teams shows Busy, In a call You were on a call and had not chosen your Teams status. Call on the extension · Waited 1.5 secs · Teams read 184 ms · Teams updated 231 ms',
    )
  })

  test('shows 200 changes at most', async () => {
    const timeline = Array.from({ length: 250 }, (_, id) => ({
      id,
      at: 1_000 * id,
      event: 'call.began' as const,
      cause: 'call' as const,
      steps: [],
    }))
    const page = await show({ ...snapshots.inStep, timeline })
    await page.getByRole('tab', { name: 'Timeline' }).click()
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(200)
  })
})
