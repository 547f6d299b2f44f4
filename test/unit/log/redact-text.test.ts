import { homedir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { redactText } from '../../../src-main/adapters/log/redact-text.ts'

describe('redactText', () => {
  test.each([
    ['GET with Bearer abc.DEF-123', 'GET with Bearer [redacted]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: [redacted]'],
    [
      'Proxy-Authorization: Digest username="1001", realm="pbx", nonce="n", response="f00"',
      'Proxy-Authorization: [redacted]',
    ],
    ['token eyJhbGciOi.eyJzdWIi.c2ln end', 'token [token] end'],
    ['https://localhost:5000/?code=0.AbCd&state=xyz', 'https://localhost:5000/?[query]'],
    ['posted code=0.AbCd&state=xyz', 'posted code=[redacted]&state=[redacted]'],
    [
      '{"refresh_token":"1.AbC","expires_in":3599}',
      '{"refresh_token":[redacted],"expires_in":3599}',
    ],
    [JSON.stringify({ password: 'a"b,c\\"d', ms: 1 }), '{"password":[redacted],"ms":1}'],
    [
      JSON.stringify({ body: JSON.stringify({ password: 'a"b c', ms: 1 }) }),
      '{"body":"{\\"password\\":[redacted],\\"ms\\":1}"}',
    ],
    ['{"password":"cut off', '{"password":[redacted]'],
    ['https://user:secret@host/path', 'https://[user]@host/path'],
    ['https://host/path#id_token=abc', 'https://host/path?[query]'],
    ['mail alice.smith@contoso.com now', 'mail [e-mail] now'],
    ['/users/alice%40contoso.com/presence', '[e-mail]/presence'],
    ['guest al_ex.com#EXT#@contoso.com', 'guest [e-mail]'],
    ['id 11112222-3333-4444-5555-666677778888', 'id 1111…'],
    ['from 192.168.1.20:5060', 'from [ip]:5060'],
    ['from [2001:db8::7]:5060', 'from [[ip]]:5060'],
    ['from fe80::1%eth0 and ::1', 'from [ip] and [ip]'],
    ['call from sip:4930123456@pbx.example.com;tag=1', 'call from sip:…456;tag=1'],
    ['call from sip:101@pbx.example.com', 'call from sip:…'],
    ['call from sip:alice@pbx.example.com', 'call from sip:…'],
    ['call from sip:1001:4711@pbx.example.com', 'call from sip:…001'],
    ['dialled +49 (30) 123-456 78 now', 'dialled …678 now'],
    ['cannot open /home/alice/.config/x', 'cannot open /home/[person]/.config/x'],
    ['cannot open C:\\Users\\Alice Smith\\x', 'cannot open C:\\Users\\[person]\\x'],
    [`cannot open ${homedir()}/x`, 'cannot open ~/x'],
    ['blob 0123456789abcdef0123456789abcdef', 'blob [token]'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })

  test.each([
    'published in 12 ms, retry in 1500 ms',
    'leg extension is failing with sip.wrongPassword, code: 403',
    'state: confirmed, on 2026-11-22',
    'wss://pbx.example.com:8443/ws',
    'class Foo::bar at 12:34:56',
  ])('keeps what helps: %s', (text) => {
    expect(redactText(text)).toBe(text)
  })

  test('a long text is cut, and nothing half seen stays at the cut', () => {
    const text = `${'a '.repeat(4_091)} alice.smith@contoso.com`
    expect(text.slice(0, 8_192)).toMatch(/alice\.smi$/)
    const redacted = redactText(text)
    expect(redacted.length).toBeLessThanOrEqual(6_001)
    expect(redacted).not.toContain('alice')
  })

  test('what shrinks under redaction leaves nothing of an address cut in two', () => {
    const text = `Bearer ${'x'.repeat(6_000)} ${'b '.repeat(1_087)} alice.smith@contoso.com`
    expect(text.slice(0, 8_192)).toMatch(/alice\.smi$/)
    expect(redactText(text)).not.toContain('alice')
  })

  test('the places in a stack stay', () => {
    const place = 'at run (file:///opt/Lockstep/resources/app.asar/out/main/index.js:12:34)'
    expect(redactText(place)).toBe(place)
  })
})
