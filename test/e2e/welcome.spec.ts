/** From a fresh start to "in step" through the welcome, as somebody new would. */
import { catchBrowser, snapshotOf, untilSnapshot } from '../../scripts/lib/panel.ts'
import { browse } from '../simulators/identity/index.ts'
import { expect, test } from './fixture.ts'

test.use({ settings: { welcomed: false } })

test('sign in, phone, done: the extension is in step, and the welcome is over', async ({
  panel,
  pbx,
  nextUrl,
}) => {
  await expect(panel.getByRole('listitem').filter({ hasText: 'Sign in' })).toHaveAttribute(
    'aria-current',
    'step',
  )
  await panel.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await browse(await nextUrl())
  await expect(panel.getByRole('heading', { name: 'Connect your phone' })).toBeFocused()
  await panel.getByLabel(/^Phone system/).fill(pbx.wsUrl)
  await panel.getByLabel(/^Extension/).fill('1001@pbx.test')
  await panel.getByLabel(/^Password/).fill('secret1001')
  await panel.keyboard.press('Enter')
  await expect(panel.getByText(/^Found: /)).toBeVisible()
  await expect(panel.getByLabel('Kind of phone system')).toHaveValue('sip')
  await panel.getByRole('button', { name: 'What was tried' }).click()
  await expect(panel.getByText('SIP over WebSocket: Found')).toBeVisible()
  await panel.getByRole('button', { name: 'Connect' }).click()
  await expect(panel.getByRole('heading', { name: 'You are in step' })).toBeVisible()
  await expect.poll(() => pbx.presenceOf('1001')?.note).toBe('Available')
  await panel.getByRole('button', { name: 'Finish' }).click()
  await expect(panel.getByRole('tab', { name: 'Status' })).toBeFocused()
  await expect(panel.getByRole('heading', { name: 'In step' })).toBeVisible()
  expect((await snapshotOf(panel)).settings.welcomed).toBe(true)
})

test('a window that is closed half way goes on where it was', async ({ lockstep, panel }) => {
  const nextUrl = await catchBrowser(lockstep.app)
  await panel.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await browse(await nextUrl())
  await untilSnapshot(panel, 'signed in', ({ account }) => account.state === 'signedIn')
  await panel.close()
  await lockstep.app.evaluate(({ app }) => app.emit('activate'))
  const again = await lockstep.panel()
  await expect(again.getByRole('heading', { name: 'Connect your phone' })).toBeVisible()
  await again.getByRole('button', { name: 'Skip this step' }).click()
  await expect(again.getByText('What is still missing:')).toBeVisible()
  await again.getByRole('button', { name: 'Finish' }).click()
  await expect(again.getByRole('heading', { name: 'Almost there' })).toBeVisible()
})

test('a search that finds nothing says why, and the details can be entered by hand', async ({
  panel,
  pbx,
  nextUrl,
}) => {
  await panel.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await browse(await nextUrl())
  // Port 1 (tcpmux) is nobody's.
  await panel.getByLabel(/^Phone system/).fill('tcp://127.0.0.1:1')
  await panel.keyboard.press('Enter')
  await expect(panel.getByText('SIP over TCP: Nobody answers there')).toBeVisible()
  await panel.getByRole('button', { name: 'Enter the details myself' }).click()
  await expect(panel.getByText('Not encrypted')).toBeVisible()
  await panel.getByLabel(/^Server/).fill(pbx.wsUrl)
  await panel.getByLabel(/^Extension/).fill('1001@pbx.test')
  await panel.getByLabel(/^Password/).fill('wrong')
  await panel.getByRole('button', { name: 'Connect' }).click()
  await expect(panel.getByText('Log in: Failed')).toBeVisible()
  expect((await snapshotOf(panel)).phone).toBeNull()
})
