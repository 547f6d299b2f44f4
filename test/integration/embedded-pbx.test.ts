import { describe, expect, it } from 'vitest'
import { freePorts } from '../servers/ports.ts'
import { start } from './embedded-pbx-fixture.ts'
import { extension, ha1, shows, showsNothing, startLine, status } from './line/fixture.ts'

describe('the line on the embedded PBX', () => {
  it('publishes what the control door and a second phone see, and takes it back at the stop', async () => {
    const { pbx, line, watcher, log } = await start()
    const seen: unknown[] = []
    pbx.watch('1001', (presence) => seen.push(presence))
    const [watching, it] = [await watcher(), line()]
    expect(watching.documents[0]?.body).toContain('<presence')
    await it.start()
    await it.publish(status('In a meeting'))
    const meeting = { basic: 'open', activity: 'meeting', note: 'In a meeting' }
    expect(pbx.presenceOf('1001')).toEqual(meeting)
    await watching.waitFor(shows('In a meeting'))
    await it.publish(status('On the phone', 'on-the-phone'))
    await it.stop()
    await watching.waitFor(showsNothing)
    expect(pbx.presenceOf('1001')).toBeNull()
    expect(log).toContain('SUBSCRIBE 1001 to -, event dialog, expires 0: 200')
    const phone = { basic: 'open', activity: 'on-the-phone', note: 'On the phone' }
    expect(seen).toEqual([meeting, phone, null])
  })

  it('refreshes in time', async () => {
    const { pbx, clock, line, watcher, logged } = await start({ longestLifetime: 2 })
    const it = line()
    await it.start()
    await it.publish(status('lasting'))
    await clock.advance(1_500)
    await logged('PUBLISH 1001 to 1001, event presence, expires 300: 200', 2)
    const watching = await watcher()
    await clock.advance(1_000)
    expect(pbx.presenceOf('1001')).toMatchObject({ note: 'lasting' })
    expect(watching.count).toBe(1)
  })

  it('publishes anew, past the 412, when the PBX came back without its state', async () => {
    const port = await freePorts(1)
    const before = await start({ port })
    const it = before.line()
    await it.start()
    await it.publish(status('anew'))
    await before.pbx.stop()
    await it.next('down')
    const { pbx, log } = await start({ port })
    it.tell({ type: 'nudge' })
    await it.next('published', ({ status: published }) => published?.note === 'anew')
    expect(log).toContainEqual(expect.stringMatching(/^PUBLISH .*: 412$/))
    expect(pbx.presenceOf('1001')).toMatchObject({ note: 'anew' })
    await it.next('leg', ({ leg, report }) => leg === 'callWatch' && report.state === 'working')
    await it.stop()
  })

  it('is refused with a wrong password, and let in with HA1', async () => {
    const { pbx, line } = await start()
    const wrong = line('wrong')
    const started = wrong.start()
    started.catch(() => {})
    const { report } = await wrong.next('leg', ({ report: { state } }) => state === 'failing')
    expect(report.code).toBe('sip.wrongPassword')
    const right = line('', {
      kind: 'ha1',
      ha1: ha1('1001', 'pbx.test', 'first'),
      realm: 'pbx.test',
    })
    await right.start()
    await right.publish(status('by HA1'))
    expect(pbx.presenceOf('1001')).toMatchObject({ note: 'by HA1' })
  })

  it('sees calls, as the dialog documents of Kamailio tell them', async () => {
    const { pbx, clock, line, watcher } = await start()
    const [watching, it] = [await watcher('dialog'), line()]
    await it.start()
    expect(await it.next('calls')).toEqual({ type: 'calls', known: true, calls: [] })
    const called = pbx.placeCall('1001', { direction: 'recipient' })
    const early = await it.next('calls', ({ calls }) => calls[0]?.state === 'early')
    expect(early.calls).toMatchObject([{ direction: 'recipient' }])
    called.answer()
    await it.next('calls', ({ calls }) => calls[0]?.state === 'confirmed')
    called.hangUp()
    await it.next('calls', ({ calls }) => calls.length === 0)
    await clock.advance(10_000)
    await watching.waitFor((document) => document.body === '')
    const dialing = pbx.placeCall('1001', { direction: 'initiator' })
    await it.next('calls', ({ calls }) => calls[0]?.direction === 'initiator')
    dialing.hangUp()
    dialing.answer()
    await watching.waitFor((document) => document.body.includes('terminated'))
    const states = watching.documents.map(
      (document) => /<state>(\w+)</.exec(document.body)?.[1] ?? '',
    )
    const ofCalled = ['', 'early', 'confirmed', 'terminated', '']
    expect(states).toEqual([...ofCalled, 'Trying', 'early', 'terminated'])
    expect(watching.documents[5]?.body).toContain('version="3" state="full"')
  })

  it('passes every step of its test', async () => {
    const { wsUrl } = (await start()).pbx
    const it = startLine({} as Parameters<typeof startLine>[0])
    const secret = { kind: 'password', password: 'first' } as const
    const account = { server: wsUrl, addressOfRecord: extension, authorizationUser: '1001', secret }
    it.tell({ type: 'test', config: { ...account, expiresSeconds: 300, heartbeatMs: 60_000 } })
    await it.next('tested')
    const steps = it.messages.flatMap((each) => (each.type === 'testStep' ? [each.outcome] : []))
    expect(steps).toEqual(['passed', 'passed', 'passed', 'passed', 'passed'])
  })
})
