import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeXml, idOf, pidfDocument, teamsNamespace } from '../../../src-renderer/line/pidf.ts'
import { parseXml } from './parse-xml.ts'

const address = 'sip:alice@pbx.test'
const teams = { availability: 'Busy', activity: 'InAMeeting' }
const identity = { person: 'a'.repeat(32), computer: 'b'.repeat(32) }
const mark = { identity, serial: 7, lifetime: 300, accompanied: false, leaving: false }
const meeting = { activity: 'meeting', note: 'In a meeting', teams } as const

const first = (document: Document, name: string) => document.getElementsByTagName(name)[0]

test('a status becomes an open tuple and a person with the activity first and alone', () => {
  expect(pidfDocument(address, meeting, mark)).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:alice@pbx.test">',
      '<tuple id="t-97a59e57fa21144f"><status><basic>open</basic><ls:teams xmlns:ls="urn:x-lockstep:presence:1" availability="Busy" activity="InAMeeting" person="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" computer="bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" serial="7" lifetime="300"/></status><note>In a meeting</note></tuple>',
      '<dm:person id="p-97a59e57fa21144f"><rpid:activities><rpid:meeting/></rpid:activities><dm:note>In a meeting</dm:note></dm:person>',
      '</presence>',
    ].join('\n'),
  )
})

test('without activity and note there are neither activities nor empty notes', () => {
  const text = pidfDocument(address, { activity: null, note: ' ', teams }, mark)
  expect(text).not.toContain('activities')
  expect(text).not.toContain('note')
  expect(text).toContain('<basic>open</basic>')
})

test('the ids depend on the address of record alone, whatever its case', () => {
  expect(idOf('sip:Alice@PBX.test')).toBe(idOf(address))
  expect(idOf('sip:bob@pbx.test')).not.toBe(idOf(address))
  expect(idOf(address)).toMatch(/^[0-9a-f]{16}$/)
})

test('any note and any Teams pair come back as they went in', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(text, text, text, (note, availability, activity) => {
      const status = { activity: 'busy', note, teams: { availability, activity } } as const
      const xml = pidfDocument(address, status, mark)
      const document = parseXml(xml)
      const element = document.getElementsByTagNameNS(teamsNamespace, 'teams')[0]
      expect(element?.getAttribute('availability')).toBe(possible(availability))
      expect(element?.getAttribute('activity')).toBe(possible(activity))
      const shown = possible(note.trim())
      expect(first(document, 'dm:note')?.textContent ?? '').toBe(shown)
      expect(first(document, 'note')?.textContent ?? '').toBe(shown)
    }),
    { numRuns: 50 },
  )
})

test('characters that XML cannot hold are left out, lone surrogates among them', () => {
  expect(escapeXml('a\u0000b\ud800c\uffffd')).toBe('abcd')
  expect(escapeXml('<&>"\'\n')).toBe('&lt;&amp;&gt;&quot;&apos;&#10;')
  expect(escapeXml('Außer Haus 📞')).toBe('Außer Haus 📞')
})

/** Without the characters that XML 1.0 cannot hold. */
function possible(text: string): string {
  return [...text]
    .filter((character) => {
      if (/^[\ud800-\udfff]$/.test(character) || /^[\ufffe\uffff]$/.test(character)) return false
      return character >= ' ' || '\t\n\r'.includes(character)
    })
    .join('')
}
