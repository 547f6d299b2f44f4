import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  applyDialogInfo,
  type DialogTable,
  emptyTable,
  readDialogInfo,
  callsOf as reported,
} from '../../../src-renderer/line/dialog-info.ts'
import { largestDocument } from '../../../src-renderer/line/xml.ts'
import { dialogInfo } from './documents.ts'
import { parseXml } from './parse-xml.ts'

const read = (body: string) => readDialogInfo(body, parseXml)
const callsOf = (table: DialogTable) => reported([...table.calls.values()])

function apply(table: DialogTable, body: string) {
  const info = read(body)
  if (info.kind === 'malformed') throw new Error('malformed')
  return applyDialogInfo(table, info)
}

test('a full document is read, capital letters and all', () => {
  const body = dialogInfo(3, 'full', [
    { id: 'x', state: 'Trying', direction: 'initiator' },
    { id: 'y', state: ' confirmed ', direction: 'recipient' },
    { id: 'z', state: 'terminated' },
  ])
  expect(read(body)).toEqual({
    kind: 'document',
    version: 3,
    state: 'full',
    dialogs: [
      { id: 'x', direction: 'initiator', state: 'trying' },
      { id: 'y', direction: 'recipient', state: 'confirmed' },
      { id: 'z', direction: 'recipient', state: 'terminated' },
    ],
  })
  expect(callsOf(apply(emptyTable, body).table).map((call) => call.id)).toEqual(['y', 'x'])
})

test('a prefix, comments and elements of others change nothing', () => {
  const body = `<?xml version="1.0"?><!-- from a PBX --><d:dialog-info
    xmlns:d="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:a@b">
    <d:dialog id="1" direction="initiator"><d:state event="local-bye">early</d:state>
      <d:local><d:identity>sip:a@b</d:identity></d:local></d:dialog>
    <dialog xmlns="urn:other" id="2"><state>confirmed</state></dialog></d:dialog-info>`
  expect(read(body)).toMatchObject({ dialogs: [{ id: '1', state: 'early' }] })
})

test('a body that is empty means that there is no dialog', () => {
  const busy = apply(emptyTable, dialogInfo(1, 'full', [{ id: 'x', state: 'confirmed' }]))
  const after = apply(busy.table, '  \r\n')
  expect(after.current).toBe(true)
  expect(callsOf(after.table)).toEqual([])
})

test.each([
  ['no XML', 'Busy here'],
  ['cut off', dialogInfo(1, 'full', []).slice(0, -5)],
  ['another root', '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>'],
  ['another namespace', '<dialog-info xmlns="urn:other" version="1" state="full"/>'],
  ['no version', dialogInfo('', 'full', [])],
  ['a version that is no number', dialogInfo('1e', 'full', [])],
  ['a negative version', dialogInfo('-1', 'full', [])],
  ['an unknown kind of state', dialogInfo(1, 'whole', [])],
  ['a dialog without id', dialogInfo(1, 'full', [{ id: '', state: 'early' }])],
  ['a dialog with an unknown state', dialogInfo(1, 'full', [{ id: 'x', state: 'parked' }])],
  [
    'a dialog with an id too long',
    dialogInfo(1, 'full', [{ id: 'x'.repeat(501), state: 'early' }]),
  ],
  [
    'too many dialogs',
    dialogInfo(
      1,
      'full',
      Array.from({ length: 501 }, (_, id) => ({ id: `${id}`, state: 'early' })),
    ),
  ],
])('%s is malformed', (_, body) => {
  expect(read(body)).toEqual({ kind: 'malformed' })
})

test.each([
  ['huge', `${dialogInfo(1, 'full', [])}${' '.repeat(largestDocument)}`],
  ['with a document type', `<!DOCTYPE d [<!ENTITY a "aaaa">]>${dialogInfo(1, 'full', [])}`],
  ['with a document type in lower case', `<!doctype d>${dialogInfo(1, 'full', [])}`],
])('a document %s never reaches the parser', (_, body) => {
  const parser = vi.fn(parseXml)
  expect(readDialogInfo(body, parser)).toEqual({ kind: 'malformed' })
  expect(parser).not.toHaveBeenCalled()
})

test('a parser that answers with an error document, as browsers do, means malformed', () => {
  const page = '<parsererror xmlns="http://www.w3.org/1999/xhtml">error</parsererror>'
  expect(readDialogInfo('<', () => parseXml(page))).toEqual({ kind: 'malformed' })
})

test('whatever the body is, it is read, or it is malformed; nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(), (text, position) => {
      const whole = dialogInfo(1, 'full', [{ id: 'x', state: 'early' }])
      const at = position % whole.length
      const { kind } = read(whole.slice(0, at) + text + whole.slice(at + text.length))
      expect(['document', 'malformed', 'empty']).toContain(kind)
    }),
    { numRuns: 60 },
  )
})

test('partial documents change the table in the order of their versions', () => {
  let { table } = apply(emptyTable, dialogInfo(5, 'full', [{ id: 'x', state: 'early' }]))
  const next = apply(table, dialogInfo(6, 'partial', [{ id: 'y', state: 'trying' }]))
  expect(next.current).toBe(true)
  expect(callsOf(next.table).map(({ id, state }) => [id, state])).toEqual([
    ['x', 'early'],
    ['y', 'trying'],
  ])
  table = apply(next.table, dialogInfo(7, 'partial', [{ id: 'x', state: 'terminated' }])).table
  expect(callsOf(table).map((call) => call.id)).toEqual(['y'])
  const old = apply(table, dialogInfo(7, 'partial', [{ id: 'y', state: 'terminated' }]))
  expect(old).toEqual({ table, current: true })
})

test('after a gap the table stays, and the next full document is taken whatever its version', () => {
  const { table } = apply(emptyTable, dialogInfo(5, 'full', [{ id: 'x', state: 'early' }]))
  const gap = apply(table, dialogInfo(7, 'partial', [{ id: 'x', state: 'terminated' }]))
  expect(gap.current).toBe(false)
  expect(callsOf(gap.table).map((call) => call.id)).toEqual(['x'])
  const full = apply(gap.table, dialogInfo(2, 'full', []))
  expect(full.current).toBe(true)
  expect(callsOf(full.table)).toEqual([])
})

test('a full document that is older than what is known is not taken', () => {
  const { table } = apply(emptyTable, dialogInfo(5, 'full', [{ id: 'x', state: 'early' }]))
  const older = apply(table, dialogInfo(4, 'full', []))
  expect(older.current).toBe(false)
  expect(callsOf(older.table).map((call) => call.id)).toEqual(['x'])
})

test('a partial document before any full one is not taken', () => {
  const { table, current } = apply(
    emptyTable,
    dialogInfo(0, 'partial', [{ id: 'x', state: 'early' }]),
  )
  expect(current).toBe(false)
  expect(callsOf(table)).toEqual([])
})

test('no more calls are reported than the border lets through, connected ones first', () => {
  const dialogs = Array.from({ length: 100 }, (_, id) => ({
    id: `${id}`,
    state: id === 99 ? 'confirmed' : 'early',
  }))
  const calls = callsOf(apply(emptyTable, dialogInfo(1, 'full', dialogs)).table)
  expect(calls).toHaveLength(64)
  expect(calls[0]?.id).toBe('99')
})

const uuid = (n: number) => `0000000${n}-aaaa-4bbb-8ccc-dddddddddddd`
const ids = (table: DialogTable) => callsOf(table).map((call) => call.id)

test('a call that is left out without an end is asked for, and kept once it was seen to go on', () => {
  const [a, b] = [uuid(1), uuid(2)]
  const first = apply(emptyTable, dialogInfo(1, 'full', [{ id: a, state: 'confirmed' }]))
  expect(first.doubtful).toBe(false)
  const second = apply(first.table, dialogInfo(2, 'full', [{ id: b, state: 'early' }]))
  expect([second.doubtful, ids(second.table)]).toEqual([true, [b]])
  const all = [
    { id: a, state: 'confirmed' },
    { id: b, state: 'early' },
  ]
  const asked = apply(second.table, dialogInfo(3, 'full', all))
  expect([asked.doubtful, ids(asked.table)]).toEqual([false, [a, b]])
  const ended = apply(asked.table, dialogInfo(4, 'full', [{ id: b, state: 'terminated' }]))
  expect([ended.doubtful, ids(ended.table)]).toEqual([false, [a]])
  expect(ids(apply(ended.table, dialogInfo(5, 'full', [])).table)).toEqual([])
})

test('of a server whose full documents are full, a call that is left out has ended', () => {
  const first = apply(emptyTable, dialogInfo(1, 'full', [{ id: 'x', state: 'confirmed' }]))
  const second = apply(first.table, dialogInfo(2, 'full', [{ id: 'y', state: 'confirmed' }]))
  const third = apply(second.table, dialogInfo(3, 'full', [{ id: 'y', state: 'confirmed' }]))
  expect([third.doubtful, ids(third.table)]).toEqual([false, ['y']])
})

test('a dialog that is early after it was confirmed is on hold; a hint rings anew', () => {
  const after = (id: string) => {
    const { table } = apply(emptyTable, dialogInfo(1, 'full', [{ id, state: 'confirmed' }]))
    const held = apply(table, dialogInfo(2, 'full', [{ id, state: 'early' }]))
    const partial = apply(table, dialogInfo(2, 'partial', [{ id, state: 'early' }]))
    return [held, partial].flatMap((each) => callsOf(each.table).map(({ state }) => state))
  }
  expect(after(uuid(1))).toEqual(['confirmed', 'confirmed'])
  expect(after('1001')).toEqual(['early', 'early'])
})
