/** What an extension of a PBXware does with what Teams says, and what it says it cannot. */
import { expect, test } from 'vitest'
import { createPbxwarePhone } from '../../../src-main/adapters/pbx/pbxware/pbxware-phone.ts'
import type { OwnExtension, PbxwareRelay } from '../../../src-main/adapters/pbx/pbxware/relay.ts'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

const statusOf = (activity: string, blocksCalls = false): ExtensionStatus => ({
  activity: null,
  note: activity,
  teams: { availability: activity, activity },
  ...(blocksCalls ? { blocksCalls: true } : {}),
})
const busy = statusOf('Busy')
const away = statusOf('Away')
const silent = statusOf('DoNotDisturb', true)

interface Setting {
  readonly enabled?: boolean
  readonly byRelay?: boolean
  readonly withRelay?: boolean
  /** What an earlier run left. */
  readonly claims?: readonly string[]
  /** Whether somebody is signed in with Microsoft. */
  readonly signedIn?: () => boolean
  /** The relay tells nothing before this. */
  readonly slow?: Promise<void>
  /** The relay carries out no order before this. */
  readonly held?: () => Promise<void>
}

const aor = 'sip:101@pbx.example'

function setUp(setting: Setting = {}) {
  const { enabled = true, byRelay = true, withRelay = true, claims = [] } = setting
  const { signedIn = () => true } = setting
  const clock = new FakeClock()
  const events: PhoneEvent[] = []
  const below = new Set<(event: PhoneEvent) => void>()
  const publishedBelow: (ExtensionStatus | null)[] = []
  const sip: PhoneSystem = {
    start: () => undefined,
    stop: async () => undefined,
    publish: (status) => publishedBelow.push(status),
    nudge: () => undefined,
    onEvent(listener) {
      below.add(listener)
      return () => below.delete(listener)
    },
  }
  const pbx: { own: OwnExtension; fault: ErrorCode | undefined; reads: number; writes: boolean[] } =
    {
      own: { email: 'alma@example.com', on: false, vendorSync: 'off' },
      fault: undefined,
      reads: 0,
      writes: [],
    }
  const answer = () => {
    if (pbx.fault !== undefined) throw new Fault(pbx.fault)
    return pbx.own
  }
  const relay: PbxwareRelay = {
    async read() {
      pbx.reads += 1
      await setting.slow
      return answer()
    },
    async write(on) {
      pbx.writes.push(on)
      await setting.held?.()
      answer()
      pbx.own = { ...pbx.own, on }
      return pbx.own
    },
  }
  let document: unknown = { extensions: claims }
  const phone = createPbxwarePhone({
    sip,
    relay: withRelay ? relay : undefined,
    signedIn,
    addressOfRecord: aor,
    doNotDisturb: { enabled, byRelay },
    documents: {
      read: () => document,
      write(_name, value) {
        document = value
      },
    },
    ...{ clock, log: quietLog },
  })
  phone.onEvent((event) => events.push(event))
  const tellBelow = (event: PhoneEvent) => {
    for (const listener of [...below]) listener(event)
  }
  return {
    ...{ phone, pbx, clock, events, publishedBelow, tellBelow },
    /** Started, the line is up, and the relay was asked. */
    async up() {
      phone.start()
      tellBelow({ type: 'up' })
      await settled()
    },
    last: (type: PhoneEvent['type']) => events.findLast((event) => event.type === type),
    leg: () =>
      events.findLast((event) => event.type === 'leg' && event.leg === 'extension') as
        | Extract<PhoneEvent, { type: 'leg' }>
        | undefined,
    all: (type: PhoneEvent['type']) => events.filter((event) => event.type === type),
  }
}

test('do not disturb goes through the relay, and back', async () => {
  const it = setUp()
  await it.up()
  expect(it.leg()?.report).toEqual({ state: 'working', code: 'pbxware.doNotDisturbOnly' })
  it.phone.publish(silent)
  await settled()
  expect(it.pbx.writes).toEqual([true])
  expect(it.last('published')).toMatchObject({ status: silent })
  expect(it.last('doNotDisturb')).toEqual({ type: 'doNotDisturb', on: true, ours: true })
  it.phone.publish(busy)
  await settled()
  expect(it.pbx.writes).toEqual([true, false])
  expect(it.last('published')).toMatchObject({ status: busy })
})

test('a do not disturb of the person is not taken over while the relay is slow to tell', async () => {
  const gate = Promise.withResolvers<void>()
  const it = setUp({ slow: gate.promise })
  it.pbx.own = { ...it.pbx.own, on: true }
  await it.up()
  it.phone.publish(silent)
  await it.clock.advance(15_000)
  expect(it.pbx.writes).toEqual([])
  gate.resolve()
  await settled()
  it.phone.publish(busy)
  await settled()
  expect(it.pbx.writes).toEqual([])
  expect(it.last('doNotDisturb')).toEqual({ type: 'doNotDisturb', on: true, ours: false })
})

test('who signs out has the token as long as it takes to undo what was set', async () => {
  let gate: PromiseWithResolvers<void> | undefined
  const it = setUp({ held: async () => gate?.promise })
  await it.up()
  it.phone.publish(silent)
  await settled()
  gate = Promise.withResolvers<void>()
  it.phone.publish(null)
  await settled()
  expect(it.last('published')).toMatchObject({ status: silent })
  gate.resolve()
  await settled()
  expect(it.pbx.writes).toEqual([true, false])
  expect(it.last('published')).toMatchObject({ status: null })
})

test('busy and away are never written, and that is said once', async () => {
  const it = setUp()
  await it.up()
  it.phone.publish(busy)
  it.phone.publish(away)
  await settled()
  expect([it.pbx.writes, it.publishedBelow]).toEqual([[], []])
  expect(it.all('published')).toEqual([])
  expect(it.all('publishFailed')).toEqual([
    { type: 'publishFailed', code: 'pbxware.doNotDisturbOnly' },
  ])
})

test('says what it can, and what it cannot', async () => {
  const it = setUp()
  it.tellBelow({
    type: 'capabilities',
    capabilities: {
      ...{ readCalls: true, ringing: true, writePresence: true, writeNote: true },
      ...{ writeDoNotDisturb: false, readPresence: false, selfTest: true, readEmail: false },
    },
  })
  await it.up()
  expect(it.last('capabilities')).toEqual({
    type: 'capabilities',
    capabilities: {
      ...{ readCalls: true, ringing: true, writePresence: false, writeNote: false },
      ...{ writeDoNotDisturb: true, readPresence: false, selfTest: true, readEmail: true },
    },
  })
  expect(it.last('email')).toEqual({ type: 'email', email: 'alma@example.com' })
})

test('calls pass; what the line says of PUBLISH does not, once it is up', async () => {
  const it = setUp()
  it.tellBelow({ type: 'leg', leg: 'extension', report: { state: 'connecting' } })
  expect(it.leg()?.report).toEqual({ state: 'connecting' })
  await it.up()
  it.tellBelow({
    type: 'leg',
    leg: 'extension',
    report: { state: 'off', code: 'sip.publishUnsupported' },
  })
  it.tellBelow({ type: 'publishFailed', code: 'sip.publishUnsupported' })
  it.tellBelow({ type: 'calls', known: true, calls: [] })
  expect(it.leg()?.report.code).toBe('pbxware.doNotDisturbOnly')
  expect(it.all('publishFailed')).toEqual([])
  expect(it.all('calls')).toHaveLength(1)
  it.tellBelow({ type: 'down' })
  it.tellBelow({
    type: 'leg',
    leg: 'extension',
    report: { state: 'failing', code: 'sip.unreachable' },
  })
  expect(it.leg()?.report.code).toBe('sip.unreachable')
})

test.for([
  ['identity.duplicate', true],
  ['identity.mismatch', true],
  ['pbxware.vendorSync', true],
  ['pbxware.noExtension', false],
  ['pbxware.system', false],
  ['pbxware.unavailable', false],
] as const)('%s fails the leg, with a notice %s, until it is over', async ([code, noticed]) => {
  const it = setUp()
  it.pbx.fault = code
  await it.up()
  expect(it.leg()?.report).toMatchObject({ state: 'failing', code })
  expect(it.leg()?.report.retryInMs).toBeGreaterThan(0)
  expect(it.all('warning')).toEqual(noticed ? [{ type: 'warning', code, on: true }] : [])
  it.pbx.fault = undefined
  await it.clock.advance(15 * 60_000)
  expect(it.leg()?.report.state).toBe('working')
  if (noticed) expect(it.last('warning')).toEqual({ type: 'warning', code, on: false })
})

test.for([
  ['unknown', true],
  ['on', true],
  ['off', false],
] as const)("PBXware's own sync %s: warned of %s", async ([vendorSync, warned]) => {
  const it = setUp()
  it.pbx.own = { ...it.pbx.own, vendorSync }
  await it.up()
  expect(it.all('warning')).toEqual(
    warned ? [{ type: 'warning', code: 'pbxware.vendorSync', on: true }] : [],
  )
})

test('what the person turned on is left alone', async () => {
  const it = setUp()
  it.pbx.own = { ...it.pbx.own, on: true }
  await it.up()
  it.phone.publish(silent)
  await settled()
  it.phone.publish(busy)
  await it.phone.stop(3_000)
  expect(it.pbx.writes).toEqual([])
})

test('what is ours is undone at the end, and after a crash at the next start', async () => {
  const it = setUp()
  await it.up()
  it.phone.publish(silent)
  await settled()
  await it.phone.stop(3_000)
  expect(it.pbx.writes).toEqual([true, false])

  const next = setUp({ enabled: false, claims: [aor] })
  next.pbx.own = { ...next.pbx.own, on: true }
  await next.up()
  expect(next.pbx.writes).toEqual([false])
})

test('it is looked at seldom, and not again where nothing is to be switched', async () => {
  const it = setUp()
  await it.up()
  const before = it.pbx.reads
  await it.clock.advance(60 * 60_000)
  expect(it.pbx.reads - before).toBe(4)

  const off = setUp({ enabled: false })
  await off.up()
  const once = off.pbx.reads
  await off.clock.advance(24 * 60 * 60_000)
  expect(off.pbx.reads).toBe(once)
  expect(off.leg()?.report).toEqual({ state: 'off', code: 'pbxware.doNotDisturbOnly' })
})

test('a network that comes and goes is no reason to ask all the time', async () => {
  const it = setUp()
  await it.up()
  const before = it.pbx.reads
  for (let count = 0; count < 10; count += 1) it.phone.nudge()
  await settled()
  expect(it.pbx.reads).toBe(before)
})

test('access codes are the line’s to dial', async () => {
  const it = setUp({ byRelay: false, withRelay: false })
  await it.up()
  it.phone.publish(silent)
  await settled()
  expect(it.publishedBelow).toEqual([silent])
  expect(it.leg()?.report).toEqual({ state: 'working', code: 'pbxware.doNotDisturbOnly' })
})

test('a relay that nobody named fails where it is wanted', async () => {
  const it = setUp({ withRelay: false })
  await it.up()
  expect(it.leg()?.report).toEqual({ state: 'failing', code: 'pbxware.relay' })
})

test('before anybody is signed in the relay is not asked; then at once', async () => {
  let somebody = false
  const it = setUp({ signedIn: () => somebody })
  await it.up()
  await it.clock.advance(60 * 60_000)
  expect([it.pbx.reads, it.leg()?.report.state]).toEqual([0, 'connecting'])
  somebody = true
  it.phone.nudge()
  await settled()
  expect([it.pbx.reads, it.leg()?.report.state]).toEqual([1, 'working'])
})
