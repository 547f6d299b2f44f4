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
  await panel.getByLabel(/^Server/).fill(pbx.wsUrl)
  await panel.getByLabel('Extension address').fill('1001@pbx.test')
  await panel.getByLabel(/^Password/).fill('secret1001')
  await panel.keyboard.press('Enter')
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
