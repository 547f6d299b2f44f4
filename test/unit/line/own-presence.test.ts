import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { readOwnPresence } from '../../../src-renderer/line/own-presence.ts'
import { type Mark, pidfDocument } from '../../../src-renderer/line/pidf.ts'
import { largestDocument } from '../../../src-renderer/line/xml.ts'
import { parseXml } from './parse-xml.ts'

const address = 'sip:alice@pbx.test'
const status = {
  activity: 'busy',
  note: 'Busy',
  teams: { availability: 'Busy', activity: 'Busy' },
} as const
const identity = { person: 'a'.repeat(32), computer: 'b'.repeat(32) }
const mark: Mark = { identity, serial: 7, lifetime: 300, accompanied: false, leaving: false }
const read = (body: string) => readOwnPresence(body, parseXml)

test('whatever mark was published is read back', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{32}$/)
  const marks = fc.record({
    identity: fc.option(fc.record({ person: hash, computer: hash }), { nil: undefined }),
    serial: fc.nat(),
    lifetime: fc.integer({ min: 60, max: 86_400 }),
    accompanied: fc.boolean(),
    leaving: fc.boolean(),
  })
  fc.assert(
    fc.property(marks, (given) => {
      expect(read(pidfDocument(address, status, given))).toEqual([{ ...given, basic: 'open' }])
    }),
    { numRuns: 100 },
  )
})

test('nothing is published: no body, or no tuple', () => {
  expect(read(' ')).toEqual([])
  expect(read('<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:a@b"/>')).toEqual([])
})

// As Kamailio 5.6.3 sent it.
test('of a removed publication Kamailio keeps the status alone, which tells whose it was', () => {
  const body = `<?xml version="1.0"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:1001@pbx.test">
  <tuple xmlns="urn:ietf:params:xml:ns:pidf" id="t-1">
    <status xmlns="urn:ietf:params:xml:ns:pidf">
      <basic>closed</basic>
      <ls:teams xmlns:ls="urn:x-lockstep:presence:1" availability="Busy" activity="x" person="${identity.person}" computer="${identity.computer}" serial="7" lifetime="300"/>
    </status>
  </tuple>
</presence>`
  expect(read(body)).toEqual([{ ...mark, basic: 'closed' }])
})

test('tuples of phones and of other programs are passed over', () => {
  const phone = '<tuple id="x"><status><basic>open</basic></status><note>Desk</note></tuple>'
  const body = pidfDocument(address, status, mark).replace('<tuple', `${phone}<tuple`)
  expect(read(body)).toEqual([{ ...mark, basic: 'open' }])
})

test.each([
  ['no serial', ['serial="7"', '']],
  ['a serial that is no number', ['serial="7"', 'serial="7e3"']],
  ['a basic that is neither', ['>open<', '>perhaps<']],
  ['another namespace', ['urn:x-lockstep:presence:1', 'urn:x-other']],
] as const)('a tuple with %s is not ours', (_, [old, changed]) => {
  expect(read(pidfDocument(address, status, mark).replace(old, changed))).toEqual([])
})

test('a hash that is none makes it anonymous; a lifetime is a day at most', () => {
  const body = pidfDocument(address, status, mark)
    .replace(identity.person, 'x')
    .replace('lifetime="300"', 'lifetime="9999999999"')
  expect(read(body)).toEqual([{ ...mark, identity: undefined, lifetime: 86_400, basic: 'open' }])
})

const tuples = (count: number) => '<tuple id="x"/>'.repeat(count)
const presence = (inner: string) =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:a@b">${inner}</presence>`

test.each([
  ['not XML', '<garbage'],
  ['another document', '<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info"/>'],
  ['crowded', presence(tuples(101))],
  ['huge', presence('') + ' '.repeat(largestDocument)],
])('a document that is %s says nothing', (_, body) => {
  expect(read(body)).toBeUndefined()
})

test('a document type declaration is not even parsed', () => {
  const parse = vi.fn(parseXml)
  const body = `<!DOCTYPE presence [<!ENTITY a "b">]>${presence('')}`
  expect(readOwnPresence(body, parse)).toBeUndefined()
  expect(parse).not.toHaveBeenCalled()
})
