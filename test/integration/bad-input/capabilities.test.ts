/** A phone system that does only half: that half goes off, the other one works. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { baresipPrefix } from '../../../scripts/debian/sip.ts'
import { type Phone, startPhone } from '../../servers/baresip.ts'
import { alice, extension, otherExtension } from '../../support/people.ts'
import { aor, beRightBack, domain, type Lockstep, skipped, useStage } from './fixture.ts'

describe.skipIf(skipped !== '')(`a phone system that does only half${skipped}`, () => {
  const stage = useStage()
  let desk: Phone
  let caller: Phone
  let lockstep: Lockstep

  beforeAll(async () => {
    const { sipPort } = stage.kamailio
    const prefix = await baresipPrefix()
    const login = (user: string) => ({ prefix, sipPort, user, password: `secret${user}`, domain })
    desk = await startPhone({ ...login(extension), answer: 'auto' })
    caller = await startPhone({ ...login(otherExtension), answer: 'manual' })
  }, 180_000)
  afterAll(() => Promise.all([desk?.stop(), caller?.stop()]))
  beforeEach(async () => {
    lockstep = await stage.startApp()
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.leg('presence', 'working')
  })
  afterEach(async () => {
    if (lockstep.snapshot().call.state !== 'idle') await caller.hangUp()
  })

  const teams = () => stage.tenant.graph.control.presenceOf(alice.oid)
  /** A call is shown in Teams and given back. */
  const expectCallShown = async () => {
    await caller.call(aor)
    await lockstep.until(({ call }) => call.assert === 'asserted')
    expect(teams()).toMatchObject({ availability: 'Busy', activity: 'InACall' })
    const clears = stage.tenant.graph.requests.count('clearPresence')
    await caller.hangUp()
    await lockstep.until(({ call }) => call.assert === 'none' && call.state === 'idle')
    await expect
      .poll(() => stage.tenant.graph.requests.count('clearPresence'))
      .toBeGreaterThan(clears)
    expect(teams()).toMatchObject({ availability: 'Available' })
  }
  const expectMirrored = async () => {
    stage.tenant.graph.control.setPreferred(alice.oid, beRightBack)
    await lockstep.commands['presence.refresh'](undefined)
    await lockstep.shows('Be right back')
    await stage.secondPhoneShows('Be right back')
  }
  test('489 to PUBLISH: the mirror is off, calls are still shown in Teams', async () => {
    await stage.kamailio.fault.refuseEvent('PUBLISH', 'presence')
    await lockstep.commands['phone.save'](stage.form())
    await lockstep.leg('extension', 'off', 'sip.publishUnsupported')
    await lockstep.leg('callWatch', 'working')
    await expectCallShown()
    expect(lockstep.snapshot()).toMatchObject({
      legs: { extension: { state: 'off', code: 'sip.publishUnsupported' } },
      extension: { status: null },
    })
    await stage.reconnect()
    await lockstep.leg('extension', 'working')
    await lockstep.shows('Available')
    await stage.secondPhoneShows('Available')
  })

  test('489 to SUBSCRIBE of calls: they are not seen, the mirror works', async () => {
    await stage.kamailio.fault.refuseEvent('SUBSCRIBE', 'dialog')
    await lockstep.commands['phone.save'](stage.form())
    await lockstep.leg('callWatch', 'off', 'sip.dialogUnsupported')
    await lockstep.leg('extension', 'working')
    await lockstep.shows('Available')
    await expectMirrored()
    stage.tenant.graph.control.clearPreferred(alice.oid)
    await stage.reconnect()
    await lockstep.leg('callWatch', 'working')
    await expectCallShown()
  })

  test.each([
    ['no XML', '<oops'],
    ['another document', '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>'],
  ])('a NOTIFY with %s is left out, the next one counts', async (_name, body) => {
    await lockstep.commands['phone.save'](stage.form())
    await lockstep.leg('callWatch', 'working')
    await lockstep.shows('Available')
    await stage.kamailio.fault.notifyBody('dialog', body)
    await caller.call(aor)
    await lockstep.leg('callWatch', 'degraded', 'sip.malformed')
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'inStep',
      call: { state: 'idle' },
      legs: { extension: { state: 'working' } },
      extension: { state: 'published', status: { note: 'Available' } },
    })
    await stage.kamailio.fault.clear()
    await caller.hangUp()
    await lockstep.leg('callWatch', 'working')
    await expectCallShown()
  })
})
