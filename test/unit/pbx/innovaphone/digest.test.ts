/**
 * innovaphone publishes vectors of AppLogin only (PHP samples of the SDK): they prove how parts are
 * joined and hashed, not the order of the parts of a user's login. That order is from myApps.htm.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hexDigest,
  loginDigest,
  redirectDigest,
  resultDigest,
  sameDigest,
  sessionCredential,
} from '../../../../src-main/adapters/pbx/innovaphone/digest.ts'
import { createKeyShare } from '../../../../src-main/adapters/pbx/innovaphone/key-share.ts'
import { agree, sha256, wrap } from '../../../simulators/innovaphone/crypto.ts'

const proof = {
  domain: 'example.com',
  username: 'alice',
  password: 'päss:wörd',
  nonce: '742a7df3180dd0eb',
  challenge: '18bbf2255ea04bad',
}

describe('the published vectors, which are of AppLogin alone', () => {
  test('without info', () => {
    expect(hexDigest('pbxadminapi', '', '', '', '', '0123456789abcdef', 'pwd')).toBe(
      'a205299ed2ef2786c311e0be1b14db343f2cadd906a6ae7b564eee34bda5e9a1',
    )
  })

  test('with an empty info', () => {
    expect(hexDigest('pbxadminapi', '', '', '', '', '{}', '0123456789abcdef', 'pwd')).toBe(
      '57b23fe824b9222a7ac879597cb509bcdc865a1bfeb057d9d12118cef0c3ba34',
    )
  })
})

describe('the digests of a login', () => {
  test('have their parts in the documented order', () => {
    const { domain, username, password, nonce, challenge } = proof
    const secret = `${username}:${password}:${nonce}:${challenge}`
    const text = '{"user":{"sip":"alice"},"alt":"pbx/PBX0"}'
    const start = 'innovaphoneAppClient'
    expect(loginDigest('session', proof)).toBe(sha256(`${start}:session:${domain}:${secret}`))
    expect(loginDigest('user', proof)).toBe(sha256(`${start}:user:${domain}:${secret}`))
    expect(resultDigest(proof, text)).toBe(
      sha256(`${start}:loginresult:${domain}:${secret}:${text}`),
    )
    expect(redirectDigest(proof, text)).toBe(sha256(`${start}:redirect:${secret}:${text}`))
  })

  test('each part counts', () => {
    const parts = fc.constantFrom('domain', 'username', 'password', 'nonce', 'challenge')
    fc.assert(
      fc.property(parts, fc.string({ minLength: 1 }), (part, more) => {
        const other = { ...proof, [part]: `${proof[part]}${more}` }
        expect(loginDigest('user', other)).not.toBe(loginDigest('user', proof))
      }),
    )
  })

  test('compare without regard to case, and only whole', () => {
    expect(sameDigest('AB12', 'ab12')).toBe(true)
    expect(sameDigest('ab12', 'ab1')).toBe(false)
    expect(sameDigest('ab12', 'ab13')).toBe(false)
  })
})

describe('the credentials of a session', () => {
  /** From the tests of github.com/ricoschulte/go-myapps, recorded at a PBX. */
  test('of a real PBX can be read', () => {
    const encrypted = '568665fc2f134d3133325b1f30d66e4e6c9f6f9d165e2f5ce7bbfff1b1de68da'
    expect(
      sessionCredential('usr', { nonce: '5bba709c4b68374d', password: 'ip411' }, encrypted),
    ).toBe('9ae4b9193f1362019e19009033400109')
  })

  test('can be read whatever the password and the nonce', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, fc.stringMatching(/^[0-9a-f]{16}$/), text, (password, nonce, secret) => {
        const key = `innovaphoneAppClient:pwd:${nonce}:${password}`
        const encrypted = wrap(key, secret)
        expect(sessionCredential('pwd', { nonce, password }, encrypted)).toBe(secret)
      }),
    )
  })
})

describe('the key exchange', () => {
  test('both sides come to the same secret', () => {
    const keys = createKeyShare()
    expect(keys.own).toMatch(/^[0-9a-f]{128}$/)
    const { share, secret } = agree(keys.own)
    expect(keys.secretWith(share)).toBe(secret)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a point that is not on the curve is refused', () => {
    expect(() => createKeyShare().secretWith('11'.repeat(64))).toThrow()
  })
})
