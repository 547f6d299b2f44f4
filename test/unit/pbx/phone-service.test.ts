/** What the phone service makes of a phone system's events. */
import { expect, test } from 'vitest'
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

async function setUp() {
  const dispatched: EventBody[] = []
  let settings: Settings = { ...defaultSettings, phone: phoneSettings }
  let tell: (event: PhoneEvent) => void = () => undefined
  let changes = 0
  const system: PhoneSystem = {
    start: () => undefined,
    stop: async () => undefined,
    publish: () => undefined,
    nudge: () => undefined,
    onEvent(listener) {
      tell = listener
      return () => undefined
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
