/** The main side of the SIP line: keeps the page alive and finds out what the page cannot. */
import { beforeEach, expect, test } from 'vitest'
import { createSipPhone } from '../../../src-main/adapters/pbx/sip/sip-phone.ts'
import { testSipPhone } from '../../../src-main/adapters/pbx/sip/sip-test.ts'
import type { Net, PhoneEvent, PhoneSystem, Reachability } from '../../../src-main/ports.ts'
import type { LineConfig, LineIdentity } from '../../../src-preload/line-contract.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { createFakeLineHost, type FakeLineHost } from '../../support/fake-line-host.ts'
import { quietLog } from '../../support/quiet-log.ts'

const config: LineConfig = {
  server: 'wss://pbx.test',
  addressOfRecord: 'sip:1001@pbx.test',
  authorizationUser: '1001',
  secret: { kind: 'password', password: 'secret' },
  expiresSeconds: 300,
  heartbeatMs: 20_000,
}
const status = {
  activity: null,
  note: 'Available',
  teams: { availability: 'Available', activity: 'Available' },
}

let clock: FakeClock
let host: FakeLineHost
let events: PhoneEvent[]
let realms: string[]
let phone: PhoneSystem
let reachability: Reachability
let identity: LineIdentity | undefined

const net: Net = {
  fetch: () => Promise.reject(new Error('not here')),
  diagnose: async () => reachability,
  isOnline: () => true,
}

const page = (index?: number) => host.page(index)

beforeEach(() => {
  clock = new FakeClock()
  host = createFakeLineHost()
  events = []
  realms = []
  reachability = 'reachable'
  identity = undefined
  phone = createSipPhone({
    server: config.server,
    config: async () => config,
    identity: () => identity,
    host,
    net,
    clock,
    log: quietLog,
    onRealm: (realm) => realms.push(realm),
  })
  phone.onEvent((event) => events.push(event))
  phone.start()
})

const legs = () => events.flatMap((event) => (event.type === 'leg' ? [event] : []))

test('a page that is ready is configured and told what to show', async () => {
  phone.publish(status)
  page().tell({ type: 'ready' })
  await settled()
  expect(page().sent.map((message) => message.type)).toEqual(['publish', 'configure', 'publish'])
})

test.each([
  ['tcp://pbx.example.com', [{ type: 'warning', code: 'sip.notEncrypted', on: true }]],
  ['tls://pbx.example.com', []],
  ['wss://pbx.example.com', []],
])('%s: %j', (server, expected) => {
  const warnings: PhoneEvent[] = []
  const other = createSipPhone({
    ...{ server, host, net, clock, log: quietLog },
    config: async () => config,
    identity: () => undefined,
    onRealm: () => undefined,
  })
  other.onEvent((event) => event.type === 'warning' && warnings.push(event))
  other.start()
  expect(warnings).toEqual(expected)
})

test('why a socket of main’s own failed is not asked for once more', async () => {
  const asked: string[] = []
  const other = createSipPhone({
    ...{ server: 'tls://pbx.example.com', host, clock, log: quietLog },
    net: {
      ...net,
      async diagnose(origin) {
        asked.push(origin)
        return 'refused'
      },
    },
    config: async () => config,
    identity: () => undefined,
    onRealm: () => undefined,
  })
  const codes: unknown[] = []
  other.onEvent((event) => event.type === 'leg' && codes.push(event.report.code))
  other.start()
  for (const code of ['sip.unreachable', 'sip.certificate'] as const) {
    page().tell({ type: 'leg', leg: 'extension', report: { state: 'failing', code } })
    await settled()
  }
  expect(asked).toEqual([])
  expect(codes.at(-1)).toBe('sip.certificate')
  expect(codes).not.toContain('sip.refused')
})

test('a page that crashed is opened again, and everything told again', async () => {
  page().tell({ type: 'ready' })
  phone.publish(status)
  await settled()
  page().crash()
  expect(events).toContainEqual({ type: 'calls', known: false, calls: [] })
  expect(legs().at(-1)?.report).toMatchObject({ state: 'failing', code: 'sip.lineCrashed' })
  await clock.advance(1_000)
  expect(host.pages).toHaveLength(2)
  page().tell({ type: 'ready' })
  await settled()
  expect(page().sent).toEqual([
    { type: 'configure', config },
    { type: 'publish', status },
  ])
})

test('a page that never gets ready is given up and opened again', async () => {
  await clock.advance(30_000)
  expect(page(0).closed).toBe(true)
  expect(legs().at(-1)?.report).toMatchObject({ state: 'failing', code: 'sip.lineCrashed' })
  await clock.advance(1_000)
  expect(host.pages).toHaveLength(2)
  page().tell({ type: 'ready' })
  await clock.advance(60_000)
  expect(host.pages).toHaveLength(2)
})

test('a page that answers its pings is kept, one that hangs is given up and opened again', async () => {
  page().tell({ type: 'ready' })
  await clock.advance(120_000)
  expect(host.pages).toHaveLength(1)
  page().hangs = true
  await clock.advance(30_000)
  expect(page(0).closed).toBe(true)
  expect(events).toContainEqual({ type: 'calls', known: false, calls: [] })
  expect(legs().at(-1)?.report).toMatchObject({ state: 'failing', code: 'sip.lineCrashed' })
  await clock.advance(1_000)
  expect(host.pages).toHaveLength(2)
})

test('a nudge opens a page again at once that waits after a crash, and only then', async () => {
  page().tell({ type: 'ready' })
  page().crash()
  phone.nudge()
  expect(host.pages).toHaveLength(2)
  await clock.advance(5_000)
  phone.nudge()
  expect(host.pages).toHaveLength(2)
  expect(page().sent).toEqual([{ type: 'nudge' }])
})

test('who publishes is told before what, once, and anew when somebody else signs in', async () => {
  const one = { person: '1'.repeat(32), computer: 'c'.repeat(32) }
  const two = { ...one, person: '2'.repeat(32) }
  page().tell({ type: 'ready' })
  await settled()
  identity = one
  phone.publish(status)
  phone.publish(null)
  identity = two
  phone.publish(status)
  expect(page().sent.slice(1)).toEqual([
    { type: 'identify', identity: one },
    { type: 'publish', status },
    { type: 'publish', status: null },
    { type: 'identify', identity: two },
    { type: 'publish', status },
  ])
})

test('what the page sees of other computers, and how fast it reads back, is passed on', () => {
  page().tell({ type: 'otherComputer', seen: true })
  page().tell({ type: 'readBack', ms: 12 })
  expect(events.slice(-2)).toEqual([
    { type: 'otherComputer', seen: true },
    { type: 'readBack', ms: 12 },
  ])
})

test('a realm that comes after the stop is not passed on', async () => {
  const stopped = phone.stop(3_000)
  page().tell({ type: 'realm', realm: 'pbx.test' })
  page().tell({ type: 'stopped' })
  await stopped
  expect(realms).toEqual([])
})

test.each([
  ['certificate', 'sip.certificate'],
  ['unknownHost', 'sip.unknownHost'],
  ['refused', 'sip.refused'],
  ['reachable', 'sip.notSip'],
] as const)('unreachable for the page is %s for main: %s', async (found, code) => {
  reachability = found
  page().tell({
    type: 'leg',
    leg: 'extension',
    report: { state: 'failing', code: 'sip.unreachable' },
  })
  await settled()
  expect(legs().at(-1)).toMatchObject({ leg: 'extension', report: { state: 'failing', code } })
})

test('what was found out never replaces a newer report', async () => {
  reachability = 'refused'
  page().tell({
    type: 'leg',
    leg: 'extension',
    report: { state: 'failing', code: 'sip.unreachable' },
  })
  page().tell({ type: 'leg', leg: 'extension', report: { state: 'working' } })
  await settled()
  expect(legs().at(-1)?.report).toEqual({ state: 'working' })
})

test('the next failure shows what was found out last while it is found out anew', async () => {
  reachability = 'refused'
  const report = { state: 'failing', code: 'sip.unreachable' } as const
  page().tell({ type: 'leg', leg: 'extension', report })
  await settled()
  page().tell({ type: 'leg', leg: 'extension', report })
  expect(legs().at(-1)?.report.code).toBe('sip.refused')
})

test('the realm is passed on, and stop waits for the page', async () => {
  page().tell({ type: 'realm', realm: 'pbx.test' })
  expect(realms).toEqual(['pbx.test'])
  const stopped = phone.stop(3_000)
  expect(page().sent.at(-1)).toEqual({ type: 'stop' })
  page().tell({ type: 'stopped' })
  await stopped
  expect(page().closed).toBe(true)
})

test('stop ends at its deadline, and a crash after it opens nothing', async () => {
  const stopped = phone.stop(3_000)
  await clock.advance(3_000)
  await stopped
  page().crash()
  await clock.advance(60_000)
  expect(host.pages).toHaveLength(1)
})

test('Test runs in a page of its own and says why a server cannot be reached', async () => {
  reachability = 'unknownHost'
  const result = testSipPhone({ config, host, net, clock })
  page().tell({ type: 'ready' })
  expect(page().sent).toEqual([{ type: 'test', config }])
  page().tell({
    type: 'testStep',
    step: 'connect',
    outcome: 'failed',
    code: 'sip.unreachable',
    ms: 5,
  })
  page().tell({ type: 'tested' })
  expect(await result).toEqual([
    { step: 'connect', outcome: 'failed', code: 'sip.unknownHost', ms: 5 },
  ])
  expect(page().closed).toBe(true)
})

test('a Test whose page crashes says so', async () => {
  const result = testSipPhone({ config, host, net, clock })
  page().crash()
  expect(await result).toMatchObject([{ outcome: 'failed', code: 'sip.lineCrashed' }])
})
