/** The optional second direction through the doors a person uses: the settings, the phone, Teams. */
import { fillPhone, savePhone, signIn, untilSnapshot } from '../../scripts/lib/panel.ts'
import { connectSipUser, publish } from '../servers/sip-user.ts'
import { alice } from '../support/people.ts'
import { expect, test } from './fixture.ts'

const silent = `<?xml version="1.0"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
 xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:1001@pbx.test">
<tuple id="desk"><status><basic>open</basic></status></tuple>
<dm:person id="desk-person"><rpid:activities><rpid:dnd/></rpid:activities></dm:person>
</presence>`

test('Do not disturb set on the phone is shown in Teams, once that is turned on', async ({
  panel,
  pbx,
  tenant,
  nextUrl,
}) => {
  const teams = () => tenant.graph.control.presenceOf(alice.oid)
  await fillPhone(panel, {
    server: pbx.wsUrl,
    address: '1001@pbx.test',
    password: 'secret1001',
  })
  await savePhone(panel)
  await signIn(panel, nextUrl)
  await untilSnapshot(panel, 'in step', ({ extension }) => extension.status?.note === 'Available')

  await panel.getByRole('tab', { name: 'Settings' }).click()
  await panel.locator('#page-sync').click()
  await panel.getByLabel('Phone status to Teams').selectOption({ label: 'On' })
  await panel.getByLabel('Do not disturb on the phone').waitFor()
  await panel.getByRole('tab', { name: 'Status' }).click()

  const desk = await connectSipUser({
    ...{ wsUrl: pbx.wsUrl, user: '1001', password: 'secret1001', domain: 'pbx.test' },
  })
  try {
    const { entityTag } = await publish(desk, { body: silent })
    await expect(panel.getByText('Shown in Teams.')).toBeVisible()
    expect(teams()).toMatchObject({ availability: 'DoNotDisturb', activity: 'Presenting' })
    await panel.getByRole('tab', { name: 'Timeline' }).click()
    await expect(panel.getByText('Teams shows Presenting, as your phone').first()).toBeVisible()

    await publish(desk, { expires: 0, ...(entityTag === undefined ? {} : { entityTag }) })
    await untilSnapshot(
      panel,
      'taken back',
      (shown) => shown.phoneStatus === null && shown.ownSession === null,
    )
    expect(teams()).toMatchObject({ availability: 'Available' })
  } finally {
    await desk.stop()
  }
})
