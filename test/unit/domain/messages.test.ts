import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messagesOf, noteFrom } from '../../../src-main/domain/messages.ts'
import { parsePresence } from '../../../src-main/domain/parse-presence.ts'
import { options, World } from '../../property/world.ts'
import { notes } from './trace.ts'

const answer = (content: unknown, more: object = {}) => ({
  statusMessage: { message: { content, contentType: 'text' }, ...more },
})

describe('a status message', () => {
  test.each([
    ['Back at three', 'Back at three'],
    ['Back at three<pinnednote></pinnednote>', 'Back at three'],
    ['<p>Two\n lines</p><p>&amp; more</p>', 'Two lines & more'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['  ', undefined],
    [17, undefined],
  ])('%j is %j', (content, text) => {
    expect(messagesOf(answer(content)).status).toBe(text)
  })

  test('is cut at a hundred characters, never within one', () => {
    const long = messagesOf(answer('👩‍👩‍👧 long '.repeat(80))).status ?? ''
    expect(long.endsWith('…')).toBe(true)
    expect(long.length).toBeLessThanOrEqual(200)
    expect(long.isWellFormed()).toBe(true)
  })

  test('ends by itself, in UTC whether or not Graph says so', () => {
    const until = { expiryDateTime: { dateTime: '2026-01-28T10:00:00.0000000', timeZone: 'UTC' } }
    const messages = messagesOf(answer('Later', until))
    const at = Date.UTC(2026, 0, 28, 10)
    const asked = { statusMessage: true, outOfOffice: false }
    expect(noteFrom(messages, asked, at - 1)).toBe('Later')
    expect(noteFrom(messages, asked, at)).toBeUndefined()
  })

  test('is nobody else’s business unless the person asks for it', () => {
    const messages = messagesOf(answer('Dentist'))
    expect(noteFrom(messages, { statusMessage: false, outOfOffice: true }, 0)).toBeUndefined()
  })
})

test('an automatic reply counts only while the person is out of office, and before the message', () => {
  const reply = (isOutOfOffice: boolean) =>
    messagesOf({
      ...answer('Working'),
      outOfOfficeSettings: { isOutOfOffice, message: 'Until May' },
    })
  const asked = { statusMessage: true, outOfOffice: true }
  expect(noteFrom(reply(true), asked, 0)).toBe('Until May')
  expect(noteFrom(reply(false), asked, 0)).toBe('Working')
})

test('whatever stands in these fields is no reason to lose the reading', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (statusMessage, outOfOfficeSettings) => {
      const parsed = parsePresence({
        ...{ id: 'a', availability: 'Busy', activity: 'Busy', statusMessage, outOfOfficeSettings },
      })
      expect(parsed.ok).toBe(true)
    }),
  )
})

describe('on the extension', () => {
  const asking = { ...options, messages: { statusMessage: true, outOfOffice: false } }
  const reading = (world: World, availability: string, activity: string, status?: string) =>
    world.event({
      type: 'reading',
      pair: { availability, activity },
      ...(status === undefined ? {} : { messages: { status } }),
      evidence: world.evidence,
      requestedAt: world.now,
      answeredAt: world.now,
    })

  test('another message alone is shown, and the mapping again after it', () => {
    const world = new World({ options: asking }).begin()
    reading(world, 'Available', 'Available', 'At my desk')
    world.run(1_500)
    reading(world, 'Available', 'Available')
    world.run(1_500)
    expect(notes(world)).toEqual(['Available', 'At my desk', 'Available'])
  })

  test('nothing is told of somebody who appears offline', () => {
    const world = new World({ options: asking }).begin()
    reading(world, 'Offline', 'OffWork', 'At my desk')
    world.run(1_500)
    expect(notes(world)).toEqual(['Available', 'Away'])
  })
})
