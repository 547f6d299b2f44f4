import { beforeAll, describe, expect, it } from 'vitest'
import { baresipPrefix } from '../../../scripts/debian/sip.ts'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { startPhone } from '../../servers/baresip.ts'
import { skipped, status, type TestLine, useKamailio } from './fixture.ts'

const states = (line: TestLine) =>
  line.messages.flatMap((message) =>
    message.type === 'calls' ? [message.calls.map((call) => call.state)] : [],
  )

describe.skipIf(skipped !== '')(`the line watches calls on Kamailio${skipped}`, () => {
  const { kamailio, keep, line } = useKamailio()
  let baresip: DebianPrefix

  beforeAll(async () => {
    baresip = await baresipPrefix()
  }, 180_000)

  async function phone(user: '1001' | '1002') {
    const { domain, sipPort, users } = kamailio()
    const password = users[user] ?? ''
    return keep(await startPhone({ prefix: baresip, user, password, domain, sipPort }))
  }

  it('of its own extension: called, ringing, talking, idle', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = line()
    await it.start()
    expect(await it.next('calls')).toEqual({ type: 'calls', known: true, calls: [] })
    await other.call('sip:1001@pbx.test')
    const ringing = await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
    expect(ringing.calls).toMatchObject([{ direction: 'recipient' }])
    await own.waitForEvent('CALL_INCOMING')
    await own.accept()
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await own.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 0)
    expect(states(it).flat()).toContain('confirmed')
  })

  it('that its own extension places: trying, ringing over there, talking, idle', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = line()
    await it.start()
    await own.call('sip:1002@pbx.test')
    await other.waitForEvent('CALL_INCOMING')
    const early = await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
    expect(early.calls).toMatchObject([{ direction: 'initiator' }])
    await other.accept()
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await other.hangUp()
    await it.next('calls', ({ known, calls }) => known && calls.length === 0)
    expect(states(it)).toContainEqual(['trying'])
  })

  it('that is on already when the connection comes back', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = line()
    await it.start()
    await own.call('sip:1002@pbx.test')
    await other.waitForEvent('CALL_INCOMING')
    await other.accept()
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    await kamailio().fault.cutWebSockets()
    await it.next('calls', ({ known }) => !known)
    const after = await it.next('calls', ({ calls }) => calls.length === 1)
    expect(after.calls).toMatchObject([{ state: 'confirmed', direction: 'initiator' }])
    await own.hangUp()
    await it.next('calls', ({ known, calls }) => known && calls.length === 0)
  })

  it('at once when it is nudged, though a refusal would be tried again after minutes only', async () => {
    await kamailio().fault.answer('SUBSCRIBE', 403)
    const it = line()
    await it.start()
    await it.next('leg', ({ leg, report }) => leg === 'callWatch' && report.state === 'failing')
    await kamailio().fault.clear()
    it.tell({ type: 'nudge' })
    expect(await it.next('calls')).toEqual({ type: 'calls', known: true, calls: [] })
  })

  it('not where the server answers 489 to SUBSCRIBE; publishing works all the same', async () => {
    await kamailio().fault.refuseEvent('SUBSCRIBE', 'dialog')
    const it = line()
    await it.start()
    const off = await it.next('leg', ({ report }) => report.state === 'off')
    expect(off).toMatchObject({ leg: 'callWatch', report: { code: 'sip.dialogUnsupported' } })
    expect(await it.next('capabilities')).toMatchObject({ publish: true, dialog: false })
    await it.publish(status('all the same'))
  })

  it('and keeps what it knows when a NOTIFY is garbage', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = line()
    await it.start()
    await other.call('sip:1001@pbx.test')
    await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
    await kamailio().fault.notifyBody('dialog', '<!DOCTYPE x><dialog-info')
    const known = states(it).length
    await own.waitForEvent('CALL_INCOMING')
    await own.accept()
    const { report } = await it.next('leg', ({ report: { state } }) => state === 'degraded')
    expect(report.code).toBe('sip.malformed')
    expect(states(it)).toHaveLength(known)
    await kamailio().fault.clear()
    await own.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 0)
  })
})
