import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { snapshots } from '../../support/panel/snapshots.ts'
import { welcomeSnapshots } from '../../support/panel/welcome-snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()
const { atTheStart, registered, signingIn, consentNeeded, signedIn, phoneOnly, complete } =
  welcomeSnapshots

/** The step that the indicator says it is. */
const currentStep = (page: Page) => page.locator('[aria-current=step]').innerText()
const focusedHeading = (page: Page, name: string) =>
  page.getByRole('heading', { name }).and(page.locator(':focus')).waitFor()
const passed = ['connect', 'authenticate', 'publish', 'watchCalls'].map((step) => ({
  step,
  outcome: 'passed',
  ms: 1,
}))

const kamailioFound = {
  proposals: [{ connector: 'sip', product: 'kamailio', server: 'wss://pbx.example.com/ws' }],
  tried: [{ kind: 'webSocket', address: 'wss://pbx.example.com/ws', outcome: 'found' }],
}

test('from a fresh start to the end: each step leads on by itself, and takes the focus', async () => {
  const page = await show(registered)
  expect(await currentStep(page)).toMatch(/^1\s*Sign in$/)
  await button('Sign in with Microsoft').click()
  await push(signingIn)
  await page.getByText('Finish on the Microsoft page in your browser.').waitFor()
  await push(signedIn)
  await focusedHeading(page, 'Connect your phone')
  expect(await currentStep(page)).toMatch(/^2\s*Phone$/)
  await page.getByLabel('Phone system').fill('pbx.example.com')
  await page.getByLabel('Extension').fill('1001')
  await page.getByLabel('Password').fill('secret')
  await answer('phone.probe', { ok: true, value: kamailioFound })
  await page.keyboard.press('Enter')
  await page.getByText('Found: Kamailio').waitFor()
  expect(await page.getByLabel('Server').inputValue()).toBe('wss://pbx.example.com/ws')
  await page.getByLabel('Password').focus()
  await answer('phone.test', { ok: true, value: passed })
  await page.keyboard.press('Enter')
  await focusedHeading(page, 'Almost in step')
  await push(complete)
  await page.getByRole('heading', { name: 'You are in step' }).waitFor()
  await page.getByRole('switch', { name: 'Start Lockstep' }).click()
  await button('Allow calls in Teams').click()
  await button('Finish').click()
  const form = {
    server: 'wss://pbx.example.com/ws',
    address: '1001',
    authorizationUser: '',
    password: 'secret',
  }
  expect(await sent()).toEqual([
    { name: 'account.signIn', argument: undefined },
    { name: 'phone.probe', argument: { host: 'pbx.example.com' } },
    { name: 'phone.test', argument: form },
    { name: 'phone.save', argument: form },
    { name: 'settings.set', argument: { startAtLogin: true } },
    { name: 'account.allowCalls', argument: undefined },
    { name: 'settings.set', argument: { welcomed: true } },
  ])
  await push(snapshots.inStep)
  await page.getByRole('tab', { name: 'Status' }).and(page.locator(':focus')).waitFor()
})

test('the client ID is asked for only where none is set, and checked', async () => {
  const page = await show(atTheStart)
  expect(await button('Sign in with Microsoft').count()).toBe(0)
  await page.getByLabel('Client ID').fill('lockstep')
  await button('Continue').click()
  await page.getByText('Enter the ID, such as').waitFor()
  expect(await page.getByLabel('Client ID').and(page.locator(':focus')).count()).toBe(1)
  const clientId = '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10'
  await page.getByLabel('Client ID').fill(` ${clientId} `)
  await button('Continue').click()
  expect(await sent()).toEqual([
    { name: 'microsoft.save', argument: { clientId, tenant: 'organizations', cloud: 'global' } },
  ])
  await push(registered)
  await button('Sign in with Microsoft').waitFor()
})

test('a test that does not pass says why, saves nothing, and leaves the choice', async () => {
  const page = await show(signedIn)
  await button('Enter the details myself').click()
  await page.getByLabel('Server').fill('wss://pbx.example.com/ws')
  await page.getByLabel('Extension').fill('1001@pbx.example.com')
  await page.getByLabel('Password').fill('wrong')
  const failed = { step: 'authenticate', outcome: 'failed', code: 'sip.wrongPassword', ms: 9 }
  await answer('phone.test', { ok: true, value: [passed[0], failed] })
  await button('Connect').click()
  await page.getByText('Log in: Failed').waitFor()
  expect((await sent()).map(({ name }) => name)).toEqual(['phone.test'])
  await button('Save anyway').click()
  await page.getByRole('heading', { name: 'Almost in step' }).waitFor()
  expect((await sent()).map(({ name }) => name)).toEqual(['phone.test', 'phone.save'])
})

test('every step can be skipped and taken up again; what is missing is said', async () => {
  const page = await show(registered)
  await button('Skip this step').click()
  await focusedHeading(page, 'Connect your phone')
  await button('Skip this step').click()
  await focusedHeading(page, 'Almost in step')
  expect(await shownText()).toContain('What is still missing:')
  await button('Back').click()
  await focusedHeading(page, 'Connect your phone')
  await button('Back').click()
  await focusedHeading(page, 'Sign in with Microsoft')
  await button('Set up later').click()
  expect(await sent()).toEqual([{ name: 'settings.set', argument: { welcomed: true } }])
})

test('it goes on where the snapshot says it was left', async () => {
  const page = await show(phoneOnly)
  expect(await currentStep(page)).toContain('Sign in')
  expect(await page.locator('[aria-label=Steps] li').nth(1).innerText()).toContain('Done')
  await push(complete)
  await focusedHeading(page, 'You are in step')
})

test('what is typed stays through Back', async () => {
  const page = await show(signedIn)
  await button('Enter the details myself').click()
  await page.getByLabel('Server').fill('wss://pbx.example.com')
  await button('Back').click()
  await page.getByText('You are signed in.').waitFor()
  await button('Continue').click()
  expect(await page.getByLabel('Server').inputValue()).toBe('wss://pbx.example.com')
})

test('an administrator’s consent: the link is copied, and the button says so', async () => {
  const page = await show(consentNeeded)
  await page.getByText('wants an administrator to approve Lockstep').waitFor()
  await button('Copy the consent link').click()
  await button('Copied').waitFor()
  await button('Open the consent page').click()
  expect(await sent()).toEqual([
    { name: 'account.adminConsent', argument: { how: 'copy' } },
    { name: 'account.adminConsent', argument: { how: 'open' } },
  ])
})

test('what a fault offers leads to the step that has the same form', async () => {
  const page = await show(welcomeSnapshots.phoneFails)
  await page.getByText('does not accept this user name and password').waitFor()
  await button('Open phone settings').click()
  await focusedHeading(page, 'Connect your phone')
  expect(await page.getByLabel('Server').inputValue()).toBe('wss://pbx.example.com/ws')
})

test('put aside, it can be taken up again from the status', async () => {
  await show(snapshots.fresh)
  await button('Set up step by step').click()
  expect(await sent()).toEqual([{ name: 'settings.set', argument: { welcomed: false } }])
})
