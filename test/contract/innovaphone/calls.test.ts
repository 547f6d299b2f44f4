/** The calls of an extension of an innovaphone PBX, and a connection that breaks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { alice, busy, extension } from './fixture.ts'

let pbx: InnovaphoneSimulator
let it: ReturnType<typeof extension>

/** Logged in, and all calls known. */
async function watching() {
  const subscribed = pbx.next('SubscribeDialog')
  await it.up()
  await subscribed
  await it.clock.advance(500)
  await it.until(() => it.has('calls').length > 0)
  it.forget()
}
const calls = () => it.has('calls').at(-1)
async function told(count = 1) {
  await it.until(() => it.has('calls').length >= count)
  return calls()?.calls
}

beforeEach(async () => {
  pbx = await startInnovaphone({ users: [alice()] })
  it = extension({ server: pbx.address })
})
afterEach(async () => {
  await it.end()
  await pbx.stop()
  expect(pbx.violations).toEqual([])
})

describe('calls', () => {
  test('ring, are answered, held and ended', async () => {
    await watching()
    const id = 'c1'
    pbx.call('alice', { callId: id, state: 'alert' })
    expect(await told(1)).toEqual([{ id, direction: 'recipient', state: 'early' }])
    pbx.call('alice', { callId: id, state: 'conn' })
    expect(await told(2)).toEqual([{ id, direction: 'recipient', state: 'confirmed' }])
    pbx.call('alice', { callId: id, state: 'conn', hold: true })
    pbx.hangUp('alice', id)
    expect(await told(3)).toEqual([])
    expect(it.leg('callWatch')).toBeUndefined()
  })

  test('two at a time, one of them dialled', async () => {
    await watching()
    pbx.call('alice', { callId: 'a', state: 'conn' })
    pbx.call('alice', { callId: 'b', state: 'setup', outgoing: true })
    expect(await told(2)).toEqual([
      { id: 'a', direction: 'recipient', state: 'confirmed' },
      { id: 'b', direction: 'initiator', state: 'trying' },
    ])
  })

  test('that are on at the start are known at once', async () => {
    pbx.call('alice', { callId: 'a', state: 'conn' })
    const first = pbx.next('KeepAlive')
    await it.up()
    // The answer to a question that follows comes after them.
    it.phone.nudge()
    await first
    await it.until(() => it.has('up').length > 0)
    await it.clock.advance(500)
    expect(await told(1)).toEqual([{ id: 'a', direction: 'recipient', state: 'confirmed' }])
  })

  test.each(['disc', 'parked'])('in the state %s are over', async (state) => {
    await watching()
    pbx.call('alice', { callId: 'a', state: 'conn' })
    pbx.call('alice', { callId: 'a', state })
    expect(await told(2)).toEqual([])
  })

  test('of a state that nobody knows count as none, and the leg says so once', async () => {
    await watching()
    pbx.call('alice', { callId: 'a', state: 'conn' })
    pbx.call('alice', { callId: 'a', state: 'quantum' })
    pbx.call('alice', { callId: 'b', state: 'quantum' })
    pbx.call('alice', { callId: 'c', state: 'conn' })
    await it.until(() => calls()?.calls.some(({ id }) => id === 'c') === true)
    expect(calls()?.calls.map(({ id }) => id)).toEqual(['c'])
    expect(it.has('leg').map(({ report }) => report)).toEqual([
      { state: 'degraded', code: 'innovaphone.unknownCallState' },
    ])
  })

  test('that may not be watched are not promised', async () => {
    pbx.behaviour.refusesDialogs = true
    await it.up()
    await it.until(() => it.leg('callWatch')?.state === 'off')
    expect(it.leg('callWatch')).toEqual({ state: 'off', code: 'sip.dialogUnsupported' })
    expect(it.has('capabilities').at(-1)?.capabilities).toMatchObject({
      ...{ readCalls: false, ringing: false, writePresence: true },
    })
    expect(calls()).toEqual({ type: 'calls', known: false, calls: [] })
  })
})

describe('a connection that breaks', () => {
  test('comes back with the session, and what is shown is published anew', async () => {
    await watching()
    it.phone.publish(busy)
    await it.until(() => it.has('readBack').length > 0)
    pbx.drop()
    await it.until(() => it.has('down').length > 0)
    expect(calls()).toEqual({ type: 'calls', known: false, calls: [] })
    expect(it.leg('extension')).toMatchObject({ state: 'connecting', code: 'sip.connectionLost' })
    await it.clock.advance(1_000)
    await it.until(() => it.has('up').length > 0)
    expect(
      pbx
        .received()
        .filter(({ mt }) => mt === 'Login')
        .at(-1),
    ).toMatchObject({
      type: 'session',
    })
    const before = it.has('published').length
    it.phone.publish({ ...busy })
    await it.until(() => it.has('published').length > before)
    expect(pbx.directory.tel('alice')).toEqual({ activity: 'busy', note: 'In a meeting' })
  })

  test('is found by its silence, where the PBX answered before', async () => {
    await watching()
    const first = pbx.next('KeepAlive')
    await it.clock.advance(30_000)
    await first
    const answered = pbx.next('SetOwnPresence')
    it.phone.publish(busy)
    await answered
    await it.until(() => it.has('readBack').length > 0)
    pbx.freeze()
    it.phone.nudge()
    await it.clock.advance(10_000)
    await it.until(() => it.has('down').length > 0)
  })

  test('is not suspected where a PBX never answers a KeepAlive', async () => {
    pbx.behaviour.answersKeepAlive = false
    await watching()
    const asked = pbx.next('KeepAlive')
    await it.clock.advance(30_000)
    await asked
    await it.clock.advance(10_000)
    const again = pbx.next('KeepAlive')
    await it.clock.advance(30_000)
    await again
    expect(it.has('down')).toEqual([])
  })

  test('a PBX that is back from standby is asked again', async () => {
    await watching()
    pbx.say(JSON.stringify({ mt: 'StandbyBack' }))
    await it.until(() => it.has('down').length > 0)
    await it.clock.advance(1_000)
    await it.until(() => it.has('up').length > 0)
  })
})

describe('nonsense', () => {
  test('a server of another kind is named', async () => {
    const asked = pbx.next('LoginInfo')
    pbx.behaviour.knowsLoginInfo = false
    it.phone.start()
    await asked
    pbx.say('<html><body>Welcome</body></html>')
    await it.failing('innovaphone.notMyApps')
  })

  test('a huge frame ends the connection', async () => {
    await watching()
    pbx.say(JSON.stringify({ mt: 'UpdateOwnPresence', presence: 'x'.repeat(300_000) }))
    await it.until(() => it.has('down').length > 0)
    expect(it.leg('extension')).toMatchObject({ state: 'failing', code: 'sip.malformed' })
  })

  test('a few broken messages are passed over, many are not', async () => {
    await watching()
    for (let count = 0; count < 20; count += 1) pbx.say('{"mt":"DialogInfo","state":')
    pbx.call('alice', { callId: 'a', state: 'conn' })
    expect(await told(1)).toHaveLength(1)
    pbx.say('[]')
    await it.until(() => it.has('down').length > 0)
    expect(it.leg('extension')).toMatchObject({ code: 'sip.malformed' })
  })

  test('messages that nobody knows are no fault', async () => {
    await watching()
    for (let count = 0; count < 50; count += 1) pbx.say('{"mt":"UpdateApps","apps":[]}')
    pbx.call('alice', { callId: 'a', state: 'conn' })
    expect(await told(1)).toHaveLength(1)
  })
})
