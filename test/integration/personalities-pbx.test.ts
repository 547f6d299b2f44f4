/**
 * The line on phone systems that are not Kamailio, as their sources or documents describe them: see
 * test/simulators/pbx/personality.ts.
 */
import { describe, expect, it } from 'vitest'
import type { ExtensionStatus } from '../../src-main/domain/extension.ts'
import { personalities } from '../simulators/pbx/personality.ts'
import { connectRaw } from './embedded-pbx-client.ts'
import { keep, start, users } from './embedded-pbx-fixture.ts'
import { extension, type Message, shows, status, type TestLine } from './line/fixture.ts'

const names = Object.keys(personalities) as (keyof typeof personalities)[]
const rewriting = names.filter((name) => personalities[name].documents === 'rewritten')
const busy = status('Busy', 'busy')
const available: ExtensionStatus = {
  activity: null,
  note: 'Available',
  teams: { availability: 'Available', activity: 'Available' },
}
type Calls = Message<'calls'>
const none = ({ known, calls }: Calls) => known && calls.length === 0
const states = ({ calls }: Calls) => calls.map(({ state }) => state)
const ownPresences = (line: TestLine) =>
  line.messages.flatMap((message) => (message.type === 'ownPresence' ? [message.presence] : []))

describe('the line on', () => {
  it.each(names)(
    '%s: both directions, several calls, read-back, and nothing is left',
    async (name) => {
      const { pbx, line, watcher } = await start({ personality: name })
      const [watching, it] = [await watcher(), line()]
      await it.start()
      await it.next('calls', none)
      await it.publish(busy)
      await watching.waitFor(shows('Busy'))
      expect((await it.next('readBack')).ms).toBeGreaterThanOrEqual(0)
      await it.publish(status('In a meeting'))
      await watching.waitFor(shows('In a meeting'))

      const first = pbx.placeCall('1001', { direction: 'recipient' })
      await it.next('calls', (told) => states(told).join() === 'early')
      first.answer()
      await it.next('calls', (told) => states(told).join() === 'confirmed')
      const second = pbx.placeCall('1001', { direction: 'recipient' })
      await it.next('calls', (told) => states(told).sort().join() === 'confirmed,early')
      second.hangUp()
      await it.next('calls', (told) => states(told).join() === 'confirmed')
      const third = pbx.placeCall('1001', { direction: 'initiator' })
      await it.next('calls', (told) => states(told).length === 2)
      third.hangUp()
      await it.next('calls', (told) => states(told).join() === 'confirmed')
      const before = it.messages.length
      first.hold()
      first.hangUp()
      await it.next('calls', none)
      const during = it.messages.slice(before).filter((message) => message.type === 'calls')
      expect(during.flatMap(states)).not.toContain('early')

      // What Lockstep wrote itself is never the person's doing.
      expect(ownPresences(it).filter(Boolean)).toEqual([])
      await it.stop()
      await watching.waitFor(({ body }) => !/>(Busy|In a meeting)</.test(body))
      expect(pbx.presenceOf('1001')?.activity ?? null).toBeNull()
    },
  )

  it.each(rewriting)('%s: what a phone publishes is the person’s doing', async (name) => {
    const { pbx, line } = await start({ personality: name })
    const it = line()
    await it.start()
    await it.publish(available)
    const phone = await connectRaw(pbx.wsUrl, '1001', users['1001'])
    keep(phone.close)
    const body =
      '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"' +
      ` xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${extension}"><tuple id="a"><status>` +
      '<basic>open</basic></status></tuple><dm:person id="b"><rpid:activities><rpid:away/>' +
      '</rpid:activities><dm:note>Lunch</dm:note></dm:person></presence>'
    const headers = ['Event: presence', 'Content-Type: application/pidf+xml', 'Expires: 300']
    // FreeSWITCH asks for no credentials, so that there is no challenge to answer.
    const request = { method: 'PUBLISH', uri: extension, headers, body }
    await (name === 'freeswitch'
      ? phone.askWith('nonce="none"', '00000001', request)
      : phone.ask(request))
    const { presence } = await it.next('ownPresence', (told) => told.presence !== null)
    expect(presence).toMatchObject({ activity: 'away', note: 'Lunch' })
    await it.publish(busy)
    await it.next('ownPresence', (told) => told.presence === null)
  })

  it.each(rewriting)('%s: a test run leaves nothing behind', async (name) => {
    const { pbx, line } = await start({ personality: name })
    const it = line()
    it.tell({
      type: 'test',
      config: {
        ...{ server: pbx.wsUrl, addressOfRecord: extension, authorizationUser: '1001' },
        ...{ secret: { kind: 'password', password: users['1001'] }, expiresSeconds: 300 },
        heartbeatMs: 60_000,
      },
    })
    await it.next('tested')
    expect(pbx.presenceOf('1001')?.note ?? null).toBeNull()
  })
})
