/** Bad input through the panel: what a person gets wrong, and what goes wrong around them. */
import { fillPhone, savePhone, signIn, signOut, untilSnapshot } from '../../scripts/lib/panel.ts'
import { freePorts } from '../servers/ports.ts'
import { alice } from '../support/people.ts'
import { expect, test } from './fixture.ts'

const account = { address: '1001@pbx.test', password: 'secret1001' }
const brb = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

test('the phone form’s test names the step that failed, with its words', async ({ panel, pbx }) => {
  const runTest = () => panel.getByRole('button', { name: 'Test', exact: true }).click()
  await fillPhone(panel, { ...account, server: pbx.wsUrl, password: 'wrong' })
  await runTest()
  await expect(panel.getByText('Log in: Failed')).toBeVisible()
  await expect(panel.getByText('Reach the server: Passed')).toBeVisible()
  await expect(panel.getByText('does not accept this user name and password')).toBeVisible()
  await expect(panel.getByText('Show your status: Not tried')).toBeVisible()

  await fillPhone(panel, { ...account, server: `ws://127.0.0.1:${await freePorts(1)}` })
  await runTest()
  await expect(panel.getByText('Reach the server: Failed')).toBeVisible()
  await expect(panel.getByText('The phone server refused the connection.')).toBeVisible()

  await fillPhone(panel, { ...account, server: 'https://pbx.invalid' })
  await runTest()
  await expect(panel.getByText('Enter an address that begins with wss://')).toBeVisible()

  await fillPhone(panel, { ...account, server: pbx.wsUrl })
  await runTest()
  await expect(panel.getByText('Everything works.')).toBeVisible()
  expect(pbx.presenceOf('1001')).toBeNull()
})

test('a sign-in that is cancelled or declined says so, and the next one works', async ({
  panel,
  tenant,
  nextUrl,
}) => {
  await panel.getByRole('button', { name: 'Sign in with Microsoft' }).first().click()
  await nextUrl()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByText('The sign-in was cancelled.').first()).toBeVisible()
  tenant.identity.control.decline = true
  await signIn(panel, nextUrl)
  await expect(panel.getByText('The permissions were declined').first()).toBeVisible()
  tenant.identity.control.decline = false
  await signIn(panel, nextUrl)
  await expect(panel.getByRole('button', { name: `Account: ${alice.name}` })).toBeVisible()
  await expect(panel.getByRole('alert')).toHaveCount(0)
})

test('a 403 of Graph shows in its leg, and is gone after a new sign-in', async ({
  panel,
  pbx,
  tenant,
  nextUrl,
}) => {
  const { control } = tenant.graph
  control.addFault({ method: 'GET', times: 1_000, answer: { kind: 'status', status: 403 } })
  await fillPhone(panel, { ...account, server: pbx.wsUrl })
  await savePhone(panel)
  await signIn(panel, nextUrl)
  await expect(panel.getByRole('heading', { name: 'Needs attention' })).toBeVisible()
  await panel.getByRole('button', { name: 'Teams presence' }).click()
  // Once in the headline, once in the leg that was opened.
  await expect(
    panel.getByText('Your account is not allowed to read or set its presence.'),
  ).toHaveCount(2)
  await expect(panel.getByRole('button', { name: 'Extension Working' })).toBeVisible()
  control.clearFaults()
  await signOut(panel)
  await signIn(panel, nextUrl)
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.status?.note === 'Available')
  await expect(panel.getByRole('heading', { name: 'In step' })).toBeVisible()
  expect(pbx.presenceOf('1001')?.note).toBe('Available')
})

test('a line page that crashes comes back and asserts again', async ({
  lockstep,
  panel,
  pbx,
  tenant,
  nextUrl,
}) => {
  await fillPhone(panel, { ...account, server: pbx.wsUrl })
  await savePhone(panel)
  await signIn(panel, nextUrl)
  const { legs } = await untilSnapshot(
    panel,
    'in step',
    ({ extension }) => extension.state === 'published',
  )
  await lockstep.app.evaluate(({ BrowserWindow }) => {
    const line = BrowserWindow.getAllWindows().find((window) =>
      window.webContents.getURL().startsWith('app://line/'),
    )
    if (line === undefined) throw new Error('there is no line page')
    line.webContents.forcefullyCrashRenderer()
  })
  await untilSnapshot(
    panel,
    'up again',
    (shown) =>
      shown.legs.extension.state === 'working' &&
      shown.legs.callWatch.state === 'working' &&
      shown.legs.extension.since > legs.extension.since &&
      shown.timeline.some(
        ({ event, cause }) => event === 'extension.published' && cause === 'reconnected',
      ),
  )
  tenant.graph.control.setPreferred(alice.oid, brb)
  await untilSnapshot(
    panel,
    'mirrored',
    ({ extension }) => extension.status?.note === 'Be right back',
  )
  expect(pbx.presenceOf('1001')?.note).toBe('Be right back')
  const call = pbx.placeCall('1001', { direction: 'recipient' })
  call.answer()
  await untilSnapshot(panel, 'call seen', (shown) => shown.call.state === 'talking')
  call.hangUp()
})
