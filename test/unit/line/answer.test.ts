import { expect, test } from 'vitest'
import { codeOfAnswer, readAnswer, seconds } from '../../../src-renderer/line/answer.ts'

const from = (headers: Record<string, string>) => (name: string) => headers[name]

test('the header fields that matter are read; what is no number counts as absent', () => {
  const headers = { expires: '300', 'min-expires': 'soon', 'retry-after': '99999 (busy)' }
  expect(readAnswer(503, false, from(headers))).toEqual({
    status: 503,
    local: false,
    expires: 300,
    retryAfter: 3_600,
  })
  expect(seconds('12345678901')).toBeUndefined()
  expect(seconds('-1')).toBeUndefined()
})

test('an entity tag that could smuggle in a header field is not taken', () => {
  expect(readAnswer(200, false, from({ 'sip-etag': ' a.1.2 ' })).entityTag).toBe('a.1.2')
  const smuggled = readAnswer(200, false, from({ 'sip-etag': 'a\r\n Evil: 1' }))
  expect(smuggled.entityTag).toBeUndefined()
})

test.each([
  [401, false, 'sip.wrongPassword'],
  [407, false, 'sip.wrongPassword'],
  [403, false, 'sip.forbidden'],
  [404, false, 'sip.notFound'],
  [408, true, 'sip.timedOut'],
  [489, false, 'sip.publishUnsupported'],
  [503, true, 'sip.connectionLost'],
  [503, false, 'sip.serverError'],
  [500, false, 'sip.serverError'],
] as const)('%i (made up here: %s) is reported as %s', (status, local, code) => {
  expect(codeOfAnswer({ status, local }, 'sip.publishUnsupported')).toBe(code)
})
