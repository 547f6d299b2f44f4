/**
 * What people and phones do with calls, on a real Kamailio with real phones: the line must see the
 * person busy for as long as any call of the extension goes on, and no longer.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { baresipPrefix, sippPrefix } from '../../../scripts/debian/sip.ts'
import type { DebianPrefix } from '../../../scripts/debian-prefix.ts'
import { type Phone, startPhone } from '../../servers/baresip.ts'
import { type SippPhone, startSipp } from '../../servers/sipp/phone.ts'
import { type Message, skipped, type TestLine, useKamailio } from './fixture.ts'

type User = '1001' | '1002' | '1003'
type Calls = Message<'calls'>

const address = (user: User) => `sip:${user}@pbx.test`
const none = ({ known, calls }: Calls) => known && calls.length === 0
const talking = ({ calls }: Calls) => calls.some((call) => call.state === 'confirmed')
const ringing = ({ calls }: Calls) => calls.some((call) => call.state === 'early')
const latest = (line: TestLine) => line.messages.findLast((message) => message.type === 'calls')
const timesIdle = (line: TestLine) =>
  line.messages.filter((message) => message.type === 'calls' && none(message)).length

describe.skipIf(skipped !== '')(`the line sees the extension's calls through${skipped}`, () => {
  const { kamailio, keep, line } = useKamailio()
  let baresip: DebianPrefix
  let sipp: DebianPrefix

  beforeAll(async () => {
    baresip = await baresipPrefix()
    sipp = await sippPrefix()
  }, 180_000)
  // Calls and phones whose power was cut would be there for the next test.
  afterEach(() => kamailio().restart())

  async function phone(user: User): Promise<Phone> {
    const { domain, sipPort, users } = kamailio()
    const password = users[user] ?? ''
    return keep(await startPhone({ prefix: baresip, user, password, domain, sipPort }))
  }
  async function sippPhone(user: User): Promise<SippPhone> {
    const { domain, sipPort, users } = kamailio()
    return keep(
      await startSipp({ prefix: sipp, user, password: users[user] ?? '', domain, sipPort }),
    )
  }
  async function watching(user: User = '1001'): Promise<TestLine> {
    const password = kamailio().users[user] ?? ''
    const watching = line({
      addressOfRecord: address(user),
      authorizationUser: user,
      secret: { kind: 'password', password },
    })
    await watching.start()
    await watching.next('calls', none)
    return watching
  }
  async function connect(caller: Phone, callee: Phone, user: User): Promise<void> {
    await caller.call(address(user))
    await callee.waitForEvent('CALL_INCOMING')
    await callee.accept()
    await callee.waitForEvent('CALL_ESTABLISHED')
    await caller.waitForEvent('CALL_ESTABLISHED')
  }

  it('one of two phones answers: the other one falls silent and ends nothing', async () => {
    const [desk, mobile, other] = await Promise.all([phone('1001'), phone('1001'), phone('1002')])
    const it = await watching()
    await other.call(address('1001'))
    await Promise.all([desk, mobile].map((each) => each.waitForEvent('CALL_INCOMING')))
    await it.next('calls', ringing)
    await desk.accept()
    await mobile.waitForEvent('CALL_CLOSED')
    await desk.waitForEvent('CALL_ESTABLISHED')
    await it.next('calls', talking)
    const idle = timesIdle(it)
    await desk.hold()
    await desk.resume()
    expect(latest(it)).toMatchObject({ calls: [{ state: 'confirmed' }] })
    expect(timesIdle(it)).toBe(idle)
    await other.hangUp()
    await it.next('calls', none)
  })

  it('one of two phones declines and the other one answers', async () => {
    const [desk, mobile, other] = await Promise.all([phone('1001'), phone('1001'), phone('1002')])
    const it = await watching()
    await other.call(address('1001'))
    await Promise.all([desk, mobile].map((each) => each.waitForEvent('CALL_INCOMING')))
    await it.next('calls', ringing)
    const idle = timesIdle(it)
    await mobile.hangUp()
    await desk.accept()
    await it.next('calls', talking)
    expect(timesIdle(it)).toBe(idle)
    await desk.hangUp()
    await it.next('calls', none)
  })

  it('a call that the own phone holds is a call', async () => {
    const [own, other] = await Promise.all([phone('1001'), sippPhone('1002')])
    const it = await watching()
    const played = other.play('held')
    await own.call(address('1002'))
    await own.waitForEvent('CALL_ESTABLISHED')
    await it.next('calls', talking)
    const idle = timesIdle(it)
    await own.hold()
    await other.logged('on hold')
    await own.resume()
    await other.logged('off hold')
    expect(timesIdle(it)).toBe(idle)
    await own.hangUp()
    await played
    await it.next('calls', none)
    expect(timesIdle(it)).toBe(idle + 1)
  })

  it('a call that the other one holds is a call', async () => {
    const [own, other] = await Promise.all([phone('1001'), sippPhone('1002')])
    const it = await watching()
    const played = other.play('holds', { to: '1001' })
    await own.waitForEvent('CALL_INCOMING')
    await own.accept()
    await it.next('calls', talking)
    const idle = timesIdle(it)
    await played
    await it.next('calls', none)
    expect(timesIdle(it)).toBe(idle + 1)
  })

  it('a call that replaces another one (attended transfer) leaves no gap', async () => {
    const [own, second, third] = await Promise.all([
      sippPhone('1001'),
      phone('1002'),
      sippPhone('1003'),
    ])
    const it = await watching()
    const answered = own.play('answer', { times: 2 })
    await second.call(address('1001'))
    await it.next('calls', talking)
    const replaced = third.play('replaces', { to: '1001' })
    await it.next('calls', ({ calls }) => calls.filter((c) => c.state === 'confirmed').length === 2)
    const idle = timesIdle(it)
    await second.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 1)
    expect(latest(it)).toMatchObject({ calls: [{ state: 'confirmed' }] })
    expect(timesIdle(it)).toBe(idle)
    await Promise.all([answered, replaced])
    await it.next('calls', none)
  })

  it('of two calls at once the one that is left counts', async () => {
    const [own, second, third] = await Promise.all([phone('1001'), phone('1002'), phone('1003')])
    const it = await watching()
    await connect(second, own, '1001')
    await it.next('calls', talking)
    await third.call(address('1001'))
    await own.waitForEvent('CALL_INCOMING')
    await it.next('calls', (told) => talking(told) && ringing(told))
    await own.accept()
    await it.next('calls', ({ calls }) => calls.filter((c) => c.state === 'confirmed').length === 2)
    const idle = timesIdle(it)
    await second.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 1)
    expect(latest(it)).toMatchObject({ calls: [{ state: 'confirmed' }] })
    expect(timesIdle(it)).toBe(idle)
    await third.hangUp()
    await it.next('calls', none)
  })

  it('who is transferred talks on, who transferred is free', async () => {
    const [own, second, third] = await Promise.all([phone('1001'), phone('1002'), phone('1003')])
    const [mine, transferred] = [await watching(), await watching('1002')]
    await connect(second, own, '1001')
    await mine.next('calls', talking)
    const first = await transferred.next('calls', talking)
    await own.transfer(address('1003'))
    await third.waitForEvent('CALL_INCOMING')
    await third.accept()
    await mine.next('calls', none)
    const before = first.calls[0]?.id
    await transferred.next(
      'calls',
      ({ calls }) =>
        calls.some(({ id, state }) => id !== before && state === 'confirmed') &&
        calls.every(({ id }) => id !== before),
    )
    await third.hangUp()
    await transferred.next('calls', none)
  })

  it('the caller gives up', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await other.call(address('1001'))
    await own.waitForEvent('CALL_INCOMING')
    await it.next('calls', ringing)
    await other.hangUp()
    await it.next('calls', none)
  })

  it('the person declines', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await other.call(address('1001'))
    await own.waitForEvent('CALL_INCOMING')
    await it.next('calls', ringing)
    await own.hangUp()
    await other.waitForEvent('CALL_CLOSED')
    await it.next('calls', none)
  })

  it('whoever the person calls has a phone that is off', async () => {
    const own = await phone('1001')
    const it = await watching()
    await own.call(address('1002'))
    await own.waitForEvent('CALL_CLOSED')
    await it.publish({
      activity: 'busy',
      note: 'after it',
      teams: { availability: 'Busy', activity: 'Busy' },
    })
    expect(latest(it)).toMatchObject({ known: true, calls: [] })
  })

  it('the own phone is off: a call to it leaves no trace', async () => {
    const other = await phone('1002')
    const it = await watching()
    await other.call(address('1001'))
    await other.waitForEvent('CALL_CLOSED')
    await it.publish({
      activity: 'busy',
      note: 'after it',
      teams: { availability: 'Busy', activity: 'Busy' },
    })
    expect(latest(it)).toMatchObject({ known: true, calls: [] })
  })

  it('the power of the own phone is cut while it rings: the server gives it up', async () => {
    await kamailio().fault.endCallsAfter(3)
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await other.call(address('1001'))
    await own.waitForEvent('CALL_INCOMING')
    await it.next('calls', ringing)
    await own.cutPower()
    await it.next('calls', none)
  })

  it('the power of the own phone is cut during a call: the other one hangs up', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await connect(other, own, '1001')
    await it.next('calls', talking)
    await own.cutPower()
    await other.hangUp()
    await it.next('calls', none)
  })

  it('both phones lose their power: the call ends when the server gives it up', async () => {
    await kamailio().fault.endCallsAfter(3)
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await connect(other, own, '1001')
    await it.next('calls', talking)
    await Promise.all([own.cutPower(), other.cutPower()])
    await it.next('calls', none)
  })

  it('the server restarts and knows of no call any more', async () => {
    const [own, other] = await Promise.all([phone('1001'), phone('1002')])
    const it = await watching()
    await connect(other, own, '1001')
    await it.next('calls', talking)
    await kamailio().restart()
    await it.next('calls', ({ known }) => !known)
    await it.next('calls', none)
  })
})
