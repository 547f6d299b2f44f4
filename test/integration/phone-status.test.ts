/**
 * The optional second direction, end to end: a phone publishes a status of its own on a real
 * Kamailio, and the Microsoft 365 simulator shows it, under the same rules as a call.
 */
import type { UserAgent } from 'sip.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { baresipPrefix, kamailioPrefix } from '../../scripts/debian/sip.ts'
import { type Phone, startPhone } from '../servers/baresip.ts'
import { type Kamailio, startKamailio } from '../servers/kamailio/kamailio.ts'
import { connectSipUser, publish } from '../servers/sip-user.ts'
import { createNodeApp, type NodeApp } from '../support/node-app.ts'
import { alice, extension, otherExtension } from '../support/people.ts'
import { startTenant, type Tenant } from '../support/tenant.ts'

const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'
const domain = 'pbx.test'
const aor = `sip:${extension}@${domain}`
const away = `<?xml version="1.0"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
 xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${aor}">
<tuple id="desk"><status><basic>open</basic></status></tuple>
<dm:person id="desk-person"><rpid:activities><rpid:away/></rpid:activities></dm:person>
</presence>`
const silent = away.replace('<rpid:away/>', '<rpid:do-not-disturb/>')

describe.skipIf(skipped !== '')(`a status set on the phone, on Kamailio${skipped}`, () => {
  let kamailio: Kamailio
  let desk: Phone
  let caller: Phone
  let panel: UserAgent
  let tenant: Tenant
  let lockstep: NodeApp

  const login = (user: string) => ({ user, password: `secret${user}`, domain })
  const teams = () => tenant.graph.control.presenceOf(alice.oid)
  const shown = (reflected: string) =>
    lockstep.until((snapshot) => snapshot.phoneStatus?.reflected === reflected)

  beforeAll(async () => {
    kamailio = await startKamailio({ prefix: await kamailioPrefix(), domain })
    const { sipPort } = kamailio
    const prefix = await baresipPrefix()
    desk = await startPhone({ prefix, sipPort, ...login(extension), answer: 'auto' })
    caller = await startPhone({ prefix, sipPort, ...login(otherExtension), answer: 'manual' })
  })
  afterAll(async () => {
    await Promise.all([desk?.stop(), caller?.stop()])
    await kamailio?.stop()
  })

  beforeEach(async () => {
    tenant = await startTenant()
    // What a desk phone publishes when the person presses its button.
    panel = await connectSipUser({ wsUrl: kamailio.wsUrl, ...login(extension) })
    lockstep = createNodeApp({
      settings: { microsoft: tenant.settings, directions: { reflect: 'on' } },
    })
    await lockstep.app.start()
    await lockstep.commands['phone.save']({
      server: kamailio.wsUrl,
      address: `${extension}@${domain}`,
      authorizationUser: '',
      password: `secret${extension}`,
    })
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.until(({ extension: { status } }) => status?.note === 'Available')
  })
  afterEach(async () => {
    await lockstep.app.stop()
    await panel.stop()
    await tenant.stop()
  })

  test('is shown in Teams, outranked by a call, shown again after it, and taken back', async () => {
    const { entityTag } = await publish(panel, { body: silent })
    await shown('shown')
    expect(teams()).toMatchObject({ availability: 'DoNotDisturb', activity: 'Presenting' })

    await caller.call(aor)
    await lockstep.until((snapshot) => snapshot.ownSession === 'inACall')
    expect(teams()).toMatchObject({ availability: 'Busy', activity: 'InACall' })
    await caller.hangUp()
    await lockstep.until((snapshot) => snapshot.ownSession === 'doNotDisturb')
    expect(teams()).toMatchObject({ availability: 'DoNotDisturb', activity: 'Presenting' })

    await publish(panel, { expires: 0, ...(entityTag === undefined ? {} : { entityTag }) })
    await lockstep.until(
      (snapshot) => snapshot.phoneStatus === null && snapshot.ownSession === null,
    )
    expect(teams()).toMatchObject({ availability: 'Available' })
    // The extension never showed the echo of it.
    expect(lockstep.app.store.getState().extension.status?.note).toBe('Available')
  })

  test('no longer counts once the person chooses a status in Teams', async () => {
    const { entityTag } = await publish(panel, { body: silent })
    await shown('shown')
    const chosen = { availability: 'BeRightBack', activity: 'BeRightBack' }
    tenant.graph.control.setPreferred(alice.oid, chosen)
    await lockstep.commands['presence.refresh'](undefined)
    await shown('superseded')
    await lockstep.until(({ extension: { status } }) => status?.note === 'Be right back')
    expect(teams()).toMatchObject(chosen)
    await lockstep.until((snapshot) => snapshot.ownSession === null)
    await publish(panel, { expires: 0, ...(entityTag === undefined ? {} : { entityTag }) })
  })

  test('is taken back when the direction is turned off, and is not looked at then', async () => {
    const { entityTag } = await publish(panel, { body: away })
    await shown('shown')
    await lockstep.commands['sync.set']({ which: 'reflect', choice: 'off' })
    await lockstep.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(lockstep.app.store.getState().phoneStatus).toBeNull()
    await publish(panel, { expires: 0, ...(entityTag === undefined ? {} : { entityTag }) })
  })
})
