import { expect, test } from 'vitest'
import { readPhonePresence } from '../../../src-renderer/line/phone-presence.ts'
import { pidfDocument } from '../../../src-renderer/line/pidf.ts'
import { parseXml } from './parse-xml.ts'

const address = 'sip:1001@pbx.test'
const own = pidfDocument(
  address,
  { activity: 'busy', note: 'Busy', teams: { availability: 'Busy', activity: 'Busy' } },
  { identity: undefined, serial: 1, lifetime: 300, accompanied: false, leaving: false },
)
const persons = (...inside: string[]) =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
    xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${address}">
    <tuple id="x"><status><basic>open</basic></status></tuple>
    ${inside.map((one, i) => `<dm:person id="phone${i}">${one}</dm:person>`).join('')}</presence>`
const activity = (name: string) => `<rpid:activities><rpid:${name}/></rpid:activities>`
const read = (body: string) => readPhonePresence(body, address, parseXml)

test('what Lockstep itself published is nobody else’s', () => {
  expect(read(own)).toBeNull()
})

test.each([
  ['away', { activity: 'away', doNotDisturb: false }],
  ['meal', { activity: 'away', doNotDisturb: false }],
  ['holiday', { activity: 'vacation', doNotDisturb: false }],
  ['on-the-phone', { activity: 'on-the-phone', doNotDisturb: false }],
  ['do-not-disturb', { activity: null, doNotDisturb: true }],
] as const)('%s', (name, expected) => {
  expect(read(persons(`${activity(name)}<dm:note>Until three</dm:note>`))).toEqual({
    ...expected,
    note: 'Until three',
  })
})

test('the first that says something counts', () => {
  expect(read(persons('', activity('playing'), activity('away'), activity('busy')))).toMatchObject({
    activity: 'away',
  })
})

test('a phone that is merely reachable sets nothing', () => {
  expect(read(persons())).toBeNull()
  expect(read('')).toBeNull()
})

test('what is no presence document is no news', () => {
  expect(read('<html/>')).toBeUndefined()
  expect(read('nonsense')).toBeUndefined()
})
