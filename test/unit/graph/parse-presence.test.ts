import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePresence } from '../../../src-main/domain/parse-presence.ts'

test('takes both fields as they come, and the sequence number', () => {
  const answer = {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
    id: 'alice',
    availability: 'busy',
    activity: ' InACall ',
    sequenceNumber: 'A0129311063',
    statusMessage: null,
    outOfOfficeSettings: { isOutOfOffice: false },
  }
  const reading = { userId: 'alice', availability: 'busy', activity: 'InACall' }
  expect(parsePresence(answer)).toEqual({
    ok: true,
    reading: { ...reading, sequenceNumber: 'A0129311063' },
  })
})

test.each([
  ['an unseen value', { availability: 'Levitating', activity: 'Hovering' }, 'Levitating/Hovering'],
  ['null', { availability: null, activity: 'Available' }, 'PresenceUnknown/Available'],
  ['an empty text', { availability: 'Busy', activity: '' }, 'Busy/PresenceUnknown'],
  ['one field only', { availability: 'Away' }, 'Away/PresenceUnknown'],
  ['a number as sequence number', { availability: 'A', activity: 'B', sequenceNumber: 4 }, 'A/B'],
])('reads %s', (_name, fields, expected) => {
  const parsed = parsePresence({ id: 'alice', ...fields })
  const pair = parsed.ok && `${parsed.reading.availability}/${parsed.reading.activity}`
  expect(pair).toBe(expected)
  expect(parsed.ok && 'sequenceNumber' in parsed.reading).toBe(false)
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'Busy'],
  ['a list', [{ id: 'alice', availability: 'Busy', activity: 'Busy' }]],
  ['no id', { availability: 'Busy', activity: 'Busy' }],
  ['a numeric id', { id: 5, availability: 'Busy', activity: 'Busy' }],
  ['an error', { id: 'alice', error: { code: 'oops' } }],
  ['a field of another kind', { id: 'alice', availability: 3, activity: 'Busy' }],
  ['a very long field', { id: 'alice', availability: 'x'.repeat(129), activity: 'Busy' }],
  [
    'one that the line does not let through',
    { id: 'a', availability: 'Busy', activity: 'x'.repeat(101) },
  ],
])('refuses %s', (_name, answer) => {
  expect(parsePresence(answer).ok).toBe(false)
})

test('never throws, and never lets a long or empty field through', () => {
  const field = fc.option(fc.oneof(fc.string({ maxLength: 200 }), fc.anything()), {
    nil: undefined,
  })
  const answer = fc.record({ id: field, availability: field, activity: field })
  fc.assert(
    fc.property(fc.oneof(fc.anything(), answer), (value) => {
      const parsed = parsePresence(value)
      if (!parsed.ok) return
      for (const text of [parsed.reading.availability, parsed.reading.activity]) {
        expect(text.trim()).not.toBe('')
        expect(text.length).toBeLessThanOrEqual(100)
      }
    }),
  )
})
