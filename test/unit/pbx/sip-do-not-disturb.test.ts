/** Do not disturb over SIP, on the main side: what the line page is told, and when. */
import { beforeEach, expect, test } from 'vitest'
import { claimed, setClaim } from '../../../src-main/adapters/pbx/do-not-disturb-claims.ts'
import { createSipSetUp } from '../../../src-main/adapters/pbx/sip/set-up.ts'
import type { DoNotDisturbSettings } from '../../../src-main/adapters/pbx/stored-phone.ts'
import type { Documents, PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import type { ToLine } from '../../../src-preload/line-contract.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { createFakeLineHost, type FakeLineHost } from '../../support/fake-line-host.ts'
import { quietLog } from '../../support/quiet-log.ts'

const extension = 'sip:1001@pbx.test'
const busy = {
  activity: 'busy',
  note: 'Do not disturb',
  teams: { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
} as const
const blocking = { ...busy, blocksCalls: true } as const
const codes = { onCode: '*78', offCode: '*79', watch: '' }
const enabled: DoNotDisturbSettings = { ...codes, enabled: true, way: 'auto' }

let clock: FakeClock
let host: FakeLineHost
let events: PhoneEvent[]
let disk: unknown
let system: PhoneSystem

const documents: Documents = {
  read: () => disk,
  write(_name, value) {
    disk = structuredClone(value)
  },
}

beforeEach(() => {
  clock = new FakeClock()
  host = createFakeLineHost()
  events = []
  disk = undefined
})

async function start(doNotDisturb: DoNotDisturbSettings | undefined): Promise<void> {
  const setUp = createSipSetUp({
    ...{ host, clock, log: quietLog, documents },
    net: {
      fetch: () => Promise.reject(new Error('not here')),
      diagnose: async () => 'reachable',
      isOnline: () => true,
    },
    secrets: {
      protection: async () => 'memory',
      read: async () => JSON.stringify({ kind: 'password', password: 'secret' }),
      write: async () => undefined,
      remove: async () => undefined,
    },
    timing: () => ({ expiresSeconds: 300, heartbeatMs: 20_000 }),
    identity: () => undefined,
  })
  const phone = {
    ...{ server: 'wss://pbx.test', addressOfRecord: extension, authorizationUser: '1001' },
    doNotDisturb,
  }
  system = setUp.connect(phone, () => undefined)
  system.onEvent((event) => events.push(event))
  system.start()
  await ready()
}
async function ready(): Promise<void> {
  host.page().tell({ type: 'ready' })
  await settled()
  host.page().tell({ type: 'up' })
  host.page().tell({ type: 'capabilities', publish: true, dialog: true, doNotDisturb: true })
  await settled()
}
const configured = () => {
  const message = host.page().sent.find(({ type }) => type === 'configure')
  return message?.type === 'configure' ? message.config.doNotDisturb : undefined
}
const asked = (index?: number) =>
  host.page(index).sent.flatMap((message) => (message.type === 'doNotDisturb' ? [message.on] : []))
const shown = () => events.findLast((event) => event.type === 'doNotDisturb')
const ability = () => {
  const event = events.findLast(({ type }) => type === 'capabilities')
  return event?.type === 'capabilities' && event.capabilities.writeDoNotDisturb
}
const does = async (on: boolean): Promise<void> => {
  host.page().tell({ type: 'doNotDisturb', on })
  host.page().tell({ type: 'doNotDisturbSet', on })
  await settled()
}

test('nothing of it where nobody asked for it', async () => {
  for (const settings of [undefined, { ...enabled, enabled: false }]) {
    await start(settings)
    system.publish(blocking)
    host.page().tell({ type: 'doNotDisturb', on: false })
    await clock.advance(20_000)
    expect([configured(), asked(), ability()]).toEqual([undefined, [], false])
  }
})

test('a lamp alone is read, so that it is not taken for a call; nothing is set', async () => {
  await start({ ...enabled, enabled: false, watch: '*761001' })
  expect(configured()).toMatchObject({ way: 'watch', watch: '*761001' })
  system.publish(blocking)
  host.page().tell({ type: 'doNotDisturb', on: false })
  await clock.advance(20_000)
  expect(asked()).toEqual([])
})

test('another way than SIP is left to whoever goes it', async () => {
  setClaim(documents, extension, true)
  await start({ ...enabled, way: 'api' })
  system.publish(blocking)
  await clock.advance(20_000)
  expect([asked(), ability()]).toEqual([[], false])
})

test('it is set when the line has read it, shown as ours, and undone before the page is stopped', async () => {
  await start(enabled)
  expect([configured(), ability()]).toEqual([{ ...codes, way: 'auto' }, true])
  system.publish(blocking)
  expect(asked()).toEqual([])
  host.page().tell({ type: 'doNotDisturb', on: false })
  await does(true)
  expect(shown()).toEqual({ type: 'doNotDisturb', on: true, ours: true })
  const stopped = system.stop(6_000)
  const order = host.page().sent.map(({ type }: ToLine) => type)
  expect(order.slice(-2)).toEqual(['doNotDisturb', 'stop'])
  await does(false)
  host.page().tell({ type: 'stopped' })
  await stopped
  expect(asked()).toEqual([true, false])
  expect(claimed(documents, extension)).toBe(false)
})

test('while the line is down nothing is set, and at once when it is back and has read', async () => {
  await start(enabled)
  host.page().tell({ type: 'doNotDisturb', on: false })
  host.page().tell({ type: 'down' })
  system.publish(blocking)
  await clock.advance(600_000)
  expect(asked()).toEqual([])
  host.page().tell({ type: 'up' })
  expect(asked()).toEqual([])
  host.page().tell({ type: 'doNotDisturb', on: false })
  expect(asked()).toEqual([true])
})

test('a page that crashes meanwhile is asked again, and told that it may be on', async () => {
  await start(enabled)
  host.page().tell({ type: 'doNotDisturb', on: false })
  system.publish(blocking)
  expect(asked()).toEqual([true])
  host.page().crash()
  await clock.advance(1_000)
  await ready()
  expect(configured()).toMatchObject({ believedOn: true })
  host.page().tell({ type: 'doNotDisturb', on: false })
  await clock.advance(5_000)
  expect(asked()).toEqual([true])
  await does(true)
  expect(shown()).toEqual({ type: 'doNotDisturb', on: true, ours: true })
})

test('what an earlier run left on is undone with the usual codes, where none are set any more', async () => {
  setClaim(documents, extension, true)
  await start(undefined)
  expect(configured()).toEqual({ ...codes, way: 'auto', believedOn: true })
  await does(false)
  expect(asked()).toEqual([false])
  expect(claimed(documents, extension)).toBe(false)
  system.publish(blocking)
  await clock.advance(20_000)
  expect(asked()).toEqual([false])
})

test('an answer of the page to something older does not count', async () => {
  await start(enabled)
  host.page().tell({ type: 'doNotDisturb', on: false })
  system.publish(blocking)
  host.page().tell({ type: 'doNotDisturbSet', on: false })
  await settled()
  host.page().tell({ type: 'doNotDisturbSet', on: true, code: 'doNotDisturb.codeRefused' })
  await settled()
  expect(shown()).toEqual({ type: 'doNotDisturb', on: false, ours: false })
  expect(events).toContainEqual({
    type: 'warning',
    code: 'doNotDisturb.codeRefused',
    on: true,
  })
})
