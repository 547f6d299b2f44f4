/** The main job through the doors a person uses: the panel, the browser, the tray. */
import {
  fillPhone,
  savePhone,
  signIn,
  signOut,
  snapshotOf,
  untilSnapshot,
} from '../../scripts/lib/panel.ts'
import { alice } from '../support/people.ts'
import { expect, test } from './fixture.ts'

const brb = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

test.beforeEach(async ({ panel, pbx, nextUrl }) => {
  await fillPhone(panel, {
    server: pbx.wsUrl,
    address: '1001@pbx.test',
    password: 'secret1001',
  })
  await savePhone(panel)
  await signIn(panel, nextUrl)
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.status?.note === 'Available')
})

test('signed in, phone set up: the extension shows what Teams shows, and the panel says so', async ({
  panel,
  pbx,
  tenant,
}) => {
  await expect(panel.getByRole('button', { name: `Account: ${alice.name}` })).toBeVisible()
  await expect(panel.getByText(alice.upn)).toHaveCount(0)
  await expect(panel.getByText('In step').first()).toBeVisible()
  tenant.graph.control.setPreferred(alice.oid, brb)
  await untilSnapshot(
    panel,
    'mirrored',
    ({ extension }) => extension.status?.note === 'Be right back',
  )
  expect(pbx.presenceOf('1001')?.note).toBe('Be right back')
  await panel.getByRole('tab', { name: 'Timeline' }).click()
  await expect(panel.getByRole('listitem').first()).toBeVisible()
})

test('a call turns Teams busy and gives it back', async ({ panel, pbx, tenant }) => {
  const call = pbx.placeCall('1001', { direction: 'recipient' })
  call.answer()
  await untilSnapshot(panel, 'asserted', (shown) => shown.call.assert === 'asserted')
  expect(tenant.graph.control.presenceOf(alice.oid)).toMatchObject({ activity: 'InACall' })
  await expect(panel.getByText('Teams shows Busy, In a call.').first()).toBeVisible()
  call.hangUp()
  await untilSnapshot(panel, 'cleared', ({ timeline }) =>
    timeline.some((entry) => entry.event === 'teams.cleared'),
  )
  expect(tenant.graph.control.presenceOf(alice.oid)).toMatchObject({ availability: 'Available' })
})

test('an explicit Be right back is left alone', async ({ panel, pbx, tenant }) => {
  tenant.graph.control.setPreferred(alice.oid, brb)
  await untilSnapshot(
    panel,
    'mirrored',
    ({ extension }) => extension.status?.note === 'Be right back',
  )
  const call = pbx.placeCall('1001', { direction: 'initiator' })
  call.answer()
  await untilSnapshot(panel, 'left alone', (shown) => shown.call.assert === 'leftAlone')
  expect(tenant.graph.requests.count('setPresence')).toBe(0)
  await expect(panel.getByText('Teams is left alone.').first()).toBeVisible()
  call.hangUp()
})

test('pause is silent, resume catches up', async ({ panel, pbx, tenant }) => {
  await panel.getByRole('button', { name: 'Pause' }).click()
  await panel.getByRole('menuitem', { name: 'Until I resume' }).click()
  await untilSnapshot(panel, 'taken back', ({ extension }) => extension.status === null)
  expect(pbx.presenceOf('1001')).toBeNull()
  tenant.graph.control.setPreferred(alice.oid, brb)
  await panel.getByRole('button', { name: 'Resume' }).click()
  await untilSnapshot(
    panel,
    'caught up',
    ({ extension }) => extension.status?.note === 'Be right back',
  )
})

test('closing the window leaves the app at work, and it opens again', async ({
  lockstep,
  panel,
  pbx,
  tenant,
}) => {
  await panel.close()
  tenant.graph.control.setPreferred(alice.oid, brb)
  await expect.poll(() => pbx.presenceOf('1001')?.note, { timeout: 20_000 }).toBe('Be right back')
  await lockstep.app.evaluate(({ app }) => {
    app.emit('activate')
  })
  const again = await lockstep.panel()
  expect((await snapshotOf(again)).account.name).toBe(alice.name)
})

test('a quit during a call clears Teams and takes the extension back', async ({
  lockstep,
  panel,
  pbx,
  tenant,
}) => {
  const call = pbx.placeCall('1001', { direction: 'recipient' })
  call.answer()
  await untilSnapshot(panel, 'asserted', (shown) => shown.call.assert === 'asserted')
  await lockstep.app.close()
  expect(tenant.graph.control.presenceOf(alice.oid)).toMatchObject({ availability: 'Available' })
  expect(pbx.presenceOf('1001')).toBeNull()
})

test('sign-out clears and forgets', async ({ panel, tenant }) => {
  await signOut(panel)
  await untilSnapshot(
    panel,
    'signed out',
    ({ account, extension }) => account.state === 'signedOut' && extension.status === null,
  )
  const before = tenant.graph.requests.count('read')
  await expect(panel.getByRole('button', { name: 'Sign in with Microsoft' }).first()).toBeVisible()
  expect(tenant.graph.requests.count('read')).toBe(before)
})
