/** Which layer of a PBXware's extension switches do not disturb. */
import { expect, test } from 'vitest'
import { connectPbxware } from '../../../src-main/adapters/pbx/pbxware/set-up.ts'
import { keeperOf } from '../../../src-main/adapters/pbx/sip/do-not-disturb.ts'
import type { StoredPhone } from '../../../src-main/adapters/pbx/stored-phone.ts'
import type { PhoneSystem } from '../../../src-main/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { fakeNet } from '../msal/fakes.ts'

const phone: StoredPhone = {
  connector: 'pbxware',
  server: 'wss://pbx.example.com/ws',
  addressOfRecord: 'sip:101@pbx.example.com',
  authorizationUser: '101',
  relayUrl: 'https://relay.example.com',
}
const blocking = { enabled: true, onCode: '*78', offCode: '*79', watch: '' }
const line: PhoneSystem = {
  start: () => undefined,
  stop: async () => undefined,
  publish: () => undefined,
  nudge: () => undefined,
  onEvent: () => () => undefined,
}

/** Whether the line undoes or sets anything, after a run that ended with do not disturb on. */
function lineSwitches(settings: Partial<StoredPhone>): boolean {
  const clock = new FakeClock()
  const documents = {
    read: () => ({ extensions: [phone.addressOfRecord] }),
    write: () => undefined,
  }
  let opened: StoredPhone | undefined
  connectPbxware(
    { ...phone, ...settings },
    (config) => {
      opened = config
      return line
    },
    {
      ...{ clock, log: quietLog, documents },
      net: fakeNet(async () => new Response()),
      signedIn: { objectId: () => 'me', idToken: async () => 'token', loopback: () => false },
    },
  )
  return opened !== undefined && keeperOf(opened, { documents, clock, log: quietLog }) !== undefined
}

test('what the relay switches is not undone by codes as well after a crash', () => {
  expect(lineSwitches({ doNotDisturb: { ...blocking, way: 'auto' } })).toBe(false)
  expect(lineSwitches({ doNotDisturb: { ...blocking, way: 'api' } })).toBe(false)
  expect(lineSwitches({})).toBe(false)
})

test('access codes are the line’s', () => {
  expect(lineSwitches({ doNotDisturb: { ...blocking, way: 'codes' } })).toBe(true)
})
