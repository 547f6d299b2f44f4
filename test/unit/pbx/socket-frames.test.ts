import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFramer } from '../../../src-main/adapters/pbx/sip/socket-frames.ts'

/** What comes out of these chunks: frames, pings and a fault, in order. */
function framed(chunks: readonly (string | Uint8Array)[], most?: number): string[] {
  const out: string[] = []
  const framer = createFramer(
    {
      onFrame: (text) => out.push(text),
      onPing: () => out.push('ping'),
      onFault: (code) => out.push(code),
    },
    most,
  )
  for (const chunk of chunks) framer.push(Buffer.from(chunk))
  return out
}

const message = (body: string, header = `Content-Length: ${Buffer.byteLength(body)}`) =>
  `NOTIFY sip:1001@192.0.2.1 SIP/2.0\r\nCall-ID: a\r\n${header}\r\n\r\n${body}`
const ok = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n'

/** Cut at these places. */
function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  const starts = [0, ...places]
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length))
}

describe('frames', () => {
  test('are the same for every way to cut the stream', () => {
    const unit = fc.constantFrom('a', ':', ' ', '\r', '\n', '\r\n', 'é', '€', '😀')
    const body = fc.string({ unit, maxLength: 60 })
    const parts = fc.oneof(
      body.map((text) => message(text)),
      body.map((text) => message(text, `l :\r\n  ${Buffer.byteLength(text)} `)),
      fc.constantFrom(ok, '\r\n', '\r\n\r\n'),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.array(fc.nat(2_000)), (stream, cuts) => {
        const bytes = Buffer.from(stream.join(''))
        const found = framed(chunksOf(bytes, cuts))
        expect(found).toEqual(framed([bytes]))
        const sent = stream.filter((part) => part.trim() !== '')
        expect(found.filter((part) => part !== 'ping')).toEqual(
          sent.map((part) => Buffer.from(part).toString('utf8')),
        )
      }),
    )
  })

  test('come byte by byte as well', () => {
    const bytes = Buffer.from(`${message('zwölf 😀')}\r\n\r\n${ok}`)
    expect(framed([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([
      message('zwölf 😀'),
      'ping',
      ok,
    ])
  })

  test('of garbage never throw, and nothing follows a fault', () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.string({ maxLength: 50 }).map((text) => Buffer.from(message('x', text))),
      fc.constant(Buffer.from(message('hello'))),
    )
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 10 }), (chunks) => {
        const found = framed(chunks, 400)
        const fault = found.findIndex((part) => part.startsWith('sip.'))
        expect(fault === -1 || fault === found.length - 1).toBe(true)
        expect(found.every((part) => Buffer.byteLength(part) <= 3 * 400)).toBe(true)
      }),
    )
  })
})

test.each([
  ['a length that is missing', message('', 'X: y'), 'sip.malformed'],
  ['a length that is no number', message('', 'Content-Length: -1'), 'sip.malformed'],
  ['two lengths', message('', 'Content-Length: 0\r\nl: 5'), 'sip.malformed'],
  ['a length beyond the largest', message('', 'Content-Length: 262144'), 'sip.malformed'],
  ['a header without end', `OPTIONS sip:a SIP/2.0\r\nX: ${'y'.repeat(262_144)}`, 'sip.malformed'],
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'sip.notSip'],
  ['SSH', 'SSH-2.0-OpenSSH_9\r\n', 'sip.notSip'],
  ['TLS', '\x15\x03\x03\x00\x02\x02\x46\r\n', 'sip.notSip'],
  ['a first line without end', 'A'.repeat(4_097), 'sip.notSip'],
  ['a first line that is far too long', `SIP/2.0 200 ${'O'.repeat(5_000)}\r\n`, 'sip.notSip'],
])('%s is refused', (_, text, code) => {
  expect(framed([text])).toEqual([code])
})

test('the same length said twice is one length', () => {
  expect(framed([message('abc', 'Content-Length: 3\r\nl: 3')])).toHaveLength(1)
})

test('the largest message is taken, one byte more is not', () => {
  const room = 400 - message('', 'Content-Length: 300').length
  const fits = message('x'.repeat(room), `Content-Length: ${room}`)
  expect(Buffer.byteLength(fits)).toBe(400)
  expect(framed([fits], 400)).toEqual([fits])
  expect(framed([fits], 399)).toEqual(['sip.malformed'])
})

test('a single line end between messages is no ping', () => {
  expect(framed([ok, '\r\n', ok, '\r', '\n\r', '\n', ok])).toEqual([ok, ok, 'ping', ok])
})

test('many small chunks of a large message cost no more than they weigh', () => {
  const large = Buffer.from(message('x'.repeat(200_000)))
  let copied = 0
  const real = Uint8Array.prototype.set
  Uint8Array.prototype.set = function set(this: Uint8Array, from: ArrayLike<number>, at?: number) {
    copied += from.length
    real.call(this, from, at)
  }
  try {
    const chunks = Array.from({ length: large.length }, (_, at) => large.subarray(at, at + 1))
    expect(framed(chunks)).toHaveLength(1)
  } finally {
    Uint8Array.prototype.set = real
  }
  expect(copied).toBeLessThan(4 * large.length)
})
