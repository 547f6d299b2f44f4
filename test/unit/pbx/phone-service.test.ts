/** What the phone service makes of a phone system's events. */
import { expect, test } from 'vitest'
import type { Connector } from '../../../src-main/domain/connectors.ts'
import type { EventBody } from '../../../src-main/domain/machine/events.ts'
import type { PhoneCapabilities, PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import { createPhone } from '../../../src-main/services/phone.ts'
import { defaultSettings, type Settings } from '../../../src-main/services/settings/schema.ts'
import { quietLog } from '../../support/quiet-log.ts'

const phoneSettings = {
  server: 'wss://pbx.test',
  addressOfRecord: 'sip:1001@pbx.test',
  authorizationUser: '1001',
}
const capabilities: PhoneCapabilities = {
  readCalls: true,
  ringing: true,
  writePresence: true,
  writeNote: true,
  writeDoNotDisturb: false,
  readPresence: false,
  selfTest: true,
  readEmail: false,
}

async function setUp(connector?: Connector) {
  const dispatched: EventBody[] = []
  let settings: Settings = {
    ...defaultSettings,
    phone: { ...phoneSettings, ...(connector && { connector }) },
  }
  let tell: (event: PhoneEvent) => void = () => undefined
  let changes = 0
  let stopFails = false
  const system: PhoneSystem = {
    start: () => undefined,
    async stop() {
      if (stopFails) throw new Error('no farewell')
    },
    publish: () => undefined,
    nudge: () => undefined,
    onEvent(listener) {
      tell = listener
      return () => {
        tell = () => undefined
      }
    },
  }
  const phone = createPhone({
    connect: () => system,
    settings: () => settings,
    secrets: {
      protection: async () => 'protected',
      read: async () => 'secret',
      write: async () => undefined,
      remove: async () => undefined,
    },
    log: quietLog,
    dispatch: (event) => dispatched.push(event),
    report: () => undefined,
    onChange: () => {
      changes += 1
    },
  })
  await phone.restart()
  dispatched.length = 0
  changes = 0
  return {
    ...{ phone, dispatched },
    tell: (event: PhoneEvent) => tell(event),
    changes: () => changes,
    failToStop() {
      stopFails = true
    },
    async remove() {
      settings = { ...settings, phone: null }
      await phone.restart()
    },
  }
}

test('what the phone system can do is kept, until there is another one', async () => {
  const it = await setUp()
  expect(it.phone.abilities()).toBeNull()
  it.tell({ type: 'capabilities', capabilities })
  expect([it.phone.abilities(), it.changes()]).toEqual([capabilities, 1])
  await it.remove()
  expect(it.phone.abilities()).toBeNull()
})

test('another computer is told to the engine once, and again when it is gone', async () => {
  const it = await setUp()
  it.tell({ type: 'otherComputer', seen: true })
  it.tell({ type: 'otherComputer', seen: true })
  expect([it.phone.otherComputer(), it.changes()]).toEqual([true, 1])
  it.tell({ type: 'otherComputer', seen: false })
  expect(it.phone.otherComputer()).toBe(false)
  expect(it.dispatched).toEqual([
    { type: 'otherInstance', seen: true },
    { type: 'otherInstance', seen: false },
  ])
})

test('an extension that is removed has no other computer', async () => {
  const it = await setUp()
  it.tell({ type: 'otherComputer', seen: true })
  await it.remove()
  expect(it.phone.otherComputer()).toBe(false)
  expect(it.dispatched).toContainEqual({ type: 'otherInstance', seen: false })
})

test('how long the last publication took to come back is kept', async () => {
  const it = await setUp()
  it.tell({ type: 'readBack', ms: 31 })
  expect(it.phone.readBackMs()).toBe(31)
})

test('a status on an extension that is somebody else’s is not this person’s', async () => {
  const it = await setUp()
  const statuses = () =>
    it.dispatched.flatMap((event) => (event.type === 'phoneStatus' ? [event.status] : []))
  it.tell({ type: 'ownPresence', presence: { activity: 'away', note: '', doNotDisturb: false } })
  it.tell({ type: 'warning', code: 'identity.mismatch', on: true })
  it.tell({ type: 'warning', code: 'identity.mismatch', on: false })
  expect(statuses()).toEqual(['away', null, 'away'])
  await it.remove()
  expect(statuses().at(-1)).toBeNull()
})

test('a phone system that fails to say goodbye keeps no other one from its place', async () => {
  const it = await setUp()
  it.failToStop()
  it.tell({ type: 'capabilities', capabilities })
  await it.remove()
  expect(it.phone.abilities()).toBeNull()
  expect(it.dispatched).toContainEqual({ type: 'phoneRemoved' })
})

test('a phone system that was replaced has nothing to tell any more', async () => {
  const it = await setUp()
  await it.remove()
  it.dispatched.length = 0
  it.tell({ type: 'up' })
  expect(it.dispatched).toEqual([])
})

test('what another computer shows there for Teams is not told back to Teams', async () => {
  const it = await setUp('innovaphone')
  const told = () =>
    it.dispatched.flatMap((event) => (event.type === 'phoneStatus' ? [event.status] : []))
  const show = (note: string) =>
    it.tell({ type: 'ownPresence', presence: { activity: 'dnd', note, doNotDisturb: true } })
  show('Focusing')
  expect(told()).toEqual([null])
  show('Writing a speech')
  show('')
  expect(told()).toEqual([null, 'doNotDisturb', 'doNotDisturb'])
})

test('elsewhere Lockstep knows its own by its marks, and phones may have such words', async () => {
  const it = await setUp('sip')
  const presence = { activity: 'busy', note: 'Busy', doNotDisturb: false } as const
  it.tell({ type: 'ownPresence', presence })
  expect(it.dispatched).toEqual([{ type: 'phoneStatus', status: 'busy' }])
})
