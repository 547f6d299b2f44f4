import { expect, test } from 'vitest'
import type { Snapshot, TestStepResult } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { panelStage } from './stage.ts'

const { show, shownText, button, push, answer, sent } = panelStage()

async function openPage(name: RegExp, snapshot: Snapshot) {
  const page = await show(snapshot)
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('main').getByRole('button', { name }).click()
  return page
}
const setUp = (snapshot: Snapshot) => openPage(/^Phone/, snapshot)

test('the app registration is saved', async () => {
  const page = await openPage(/^Microsoft/, snapshots.fresh)
  await page.getByLabel('Client ID').fill(' 0000-1 ')
  await page.getByLabel('Tenant').fill('contoso.example')
  await page.getByLabel('Cloud').selectOption('gccHigh')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  expect(await sent()).toEqual([
    {
      name: 'microsoft.save',
      argument: { clientId: '0000-1', tenant: 'contoso.example', cloud: 'gccHigh' },
    },
  ])
})

test('a phone form with problems is not sent, and the first problem takes the focus', async () => {
  const page = await setUp(snapshots.fresh)
  await button('Enter the details myself').click()
  await page.getByLabel('Server').fill('http://pbx.example.com')
  await button('Test').click()
  await page.getByText('Enter an address that begins with wss://').waitFor()
  await page.getByText('Enter the password of the extension.').waitFor()
  expect(await page.locator('input[name="server"]:focus').count()).toBe(1)
  expect(await sent()).toEqual([])
})

test('a test shows each step, the words of what failed, and what to do', async () => {
  const page = await setUp(snapshots.inStep)
  const results: TestStepResult[] = [
    { step: 'connect', outcome: 'passed', ms: 41 },
    { step: 'authenticate', outcome: 'failed', code: 'sip.wrongPassword', ms: 30 },
    { step: 'publish', outcome: 'unsupported', code: 'sip.publishUnsupported', ms: 2 },
    { step: 'watchCalls', outcome: 'skipped', ms: 0 },
  ]
  await answer('phone.test', { ok: true, value: results })
  await button('Test').click()
  await page.getByText('Not everything works.').waitFor()
  const text = await shownText()
  expect(text).toContain('Reach the server: Passed (41 ms)')
  expect(text).toContain('Log in: Failed The phone system does not accept this')
  expect(text).toContain('Show your status: Not supported This phone system does not take')
  expect(text).toContain('See your calls: Not tried')
  const [command] = await sent()
  expect(command).toEqual({
    name: 'phone.test',
    argument: {
      server: 'wss://pbx.example.com/ws',
      address: '1001@pbx.example.com',
      authorizationUser: '',
    },
  })
})

test('what is being typed survives a snapshot', async () => {
  const page = await setUp(snapshots.inStep)
  await button('More settings').click()
  await page.getByLabel('User name').fill('alma')
  await push(snapshots.onCall)
  expect(await page.getByLabel('User name').inputValue()).toBe('alma')
  await page.getByLabel('Password').fill('new')
  await button('Save').click()
  await page.getByText('Saved.').waitFor()
  const [command] = await sent()
  expect(command?.argument).toMatchObject({ authorizationUser: 'alma', password: 'new' })
  expect(await page.getByLabel('Password').inputValue()).toBe('')
})

test('removing asks first; the focus goes to the question and comes back', async () => {
  const page = await setUp(snapshots.inStep)
  await button('Remove').click()
  await page.getByRole('button', { name: 'Keep', exact: true }).and(page.locator(':focus')).click()
  await button('Remove').and(page.locator(':focus')).click()
  expect(await sent()).toEqual([])
  await button('Remove phone').click()
  await button('Remove').waitFor()
  expect(await sent()).toEqual([{ name: 'phone.remove', argument: undefined }])
})

test('what is being typed survives a look at another view', async () => {
  const page = await setUp(snapshots.inStep)
  await button('More settings').click()
  await page.getByLabel('User name').fill('alma')
  await page.getByRole('tab', { name: 'Status' }).click()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /^Phone/ }).click()
  expect(await page.getByLabel('User name').inputValue()).toBe('alma')
})

test('while the test is under way, its steps are listed, and told one by one', async () => {
  const page = await setUp(snapshots.inStep)
  await page.evaluate(() => {
    window.answers['phone.test'] = new Promise(() => undefined) as never
  })
  await button('Test').click()
  await page.getByRole('listitem').filter({ hasText: 'Reach the server' }).waitFor()
  expect(await shownText()).toContain('Testing… Reach the server Log in')
  const test = [{ step: 'connect', outcome: 'passed', ms: 41 }] as const
  await push({ ...snapshots.inStep, phoneProgress: { test } })
  await page.getByText('Reach the server: Passed').waitFor()
  expect(await shownText()).toContain('Reach the server: Passed (41 ms) Log in')
})

test('what the organisation fixed cannot be changed, and says so', async () => {
  const page = await openPage(/^Microsoft/, { ...snapshots.inStep, locked: ['microsoft.clientId'] })
  await page.getByText('Set by your organisation').waitFor()
  expect(await page.getByLabel('Client ID').isDisabled()).toBe(true)
  expect(await page.getByLabel('Tenant').isDisabled()).toBe(false)
})

test('a page takes the focus when it opens, and its row when it is left', async () => {
  const page = await setUp(snapshots.inStep)
  await page.getByRole('heading', { name: 'Phone' }).and(page.locator(':focus')).waitFor()
  await button('Back to settings').click()
  await page
    .getByRole('button', { name: /^Phone/ })
    .and(page.locator(':focus'))
    .waitFor()
})

test('the tab of the settings leads from a page back to the list', async () => {
  const page = await setUp(snapshots.inStep)
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /^About Lockstep/ }).waitFor()
})
