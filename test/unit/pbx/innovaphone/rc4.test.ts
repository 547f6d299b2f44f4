import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rc4 } from '../../../../src-main/adapters/pbx/innovaphone/rc4.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** The 16 bytes of the key stream at an offset. */
function streamAt(key: string, offset: number): string {
  const stream = rc4(hex(key), new Uint8Array(offset + 16))
  return Buffer.from(stream.subarray(offset)).toString('hex')
}

describe('RC4', () => {
  test.each([
    ['0102030405', 0, 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405', 240, '28cb1132c96ce286421dcaadb8b69eae'],
    ['0102030405', 4096, 'ff25b58995996707e51fbdf08b34d875'],
    ['0102030405060708090a0b0c0d0e0f10', 0, '9ac7cc9a609d1ef7b2932899cde41b97'],
    [
      '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',
      0,
      'eaa6bd25880bf93d3f5d1e4ca2611d91',
    ],
    [
      '1ada31d5cf688221c109163908ebe51debb46227c6cc8b37641910833222772a',
      4096,
      '370b1c1fe655916d97fd0d47ca1d72b8',
    ],
  ])('RFC 6229: key %s at %i', (key, offset, stream) => {
    expect(streamAt(key, offset)).toBe(stream)
  })

  test('twice is nothing, whatever the key', () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    const key = fc.uint8Array({ minLength: 1, maxLength: 256 })
    fc.assert(
      fc.property(key, bytes, (k, data) => {
        expect([...rc4(k, rc4(k, data))]).toEqual([...data])
      }),
    )
  })

  test('needs a key', () => {
    expect(() => rc4(new Uint8Array(), hex('00'))).toThrow(RangeError)
  })
})
