import { homedir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLog } from '../../../src-main/adapters/log/log.ts'
import { redactText } from '../../../src-main/adapters/log/redact-text.ts'
import { parseRegistry } from '../../../src-main/adapters/policy/registry-output.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { reportOf } from '../../../src-main/services/report.ts'
import { createSettings } from '../../../src-main/services/settings/settings.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const word = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const token = word(`${letters}0123456789-_`, 12, 300)
const hex = (length: number) => word('0123456789abcdef', length, length)
const base64url = (length: number) => word(`${letters}0123456789-_`, length, length)
/** No word that a line or a stack has by itself. */
const name = word(letters, 4, 20).map((text) => `Zq${text}`)
const number = fc.integer({ min: 1_000_000, max: 999_999_999 }).map(String)

/** How a secret is written down, and the part of it that must not be seen in the log. */
interface Leak {
  readonly text: string
  readonly secret: string
}

const kinds: Readonly<Record<string, fc.Arbitrary<Leak>>> = {
  bearer: token.map((secret) => ({ text: `Bearer ${secret}`, secret })),
  jwt: fc
    .tuple(token, token, token)
    .map(([a, b, c]) => ({ text: `eyJ${a}.eyJ${b}.${c}`, secret: b })),
  query: fc
    .tuple(fc.constantFrom('code', 'state', 'x', 'login_hint', 'client_info'), token)
    .map(([name, secret]) => ({ text: `https://host.example/cb?a=1&${name}=${secret}`, secret })),
  fragment: token.map((secret) => ({ text: `https://host.example/cb#${secret}`, secret })),
  form: fc
    .tuple(fc.constantFrom('code', 'state', 'refresh_token', 'client_secret', 'password'), token)
    .map(([name, secret]) => ({ text: `grant=x&${name}=${secret}&y=1`, secret })),
  json: fc
    .tuple(fc.constantFrom('access_token', 'refresh_token', 'id_token', 'password', 'nonce'), token)
    .map(([name, secret]) => ({ text: JSON.stringify({ [name]: secret, ok: true }), secret })),
  userInfo: token.map((secret) => ({ text: `https://someone:${secret}@host.example/`, secret })),
  authorization: fc
    .tuple(fc.constantFrom('Authorization', 'Proxy-Authorization'), token)
    .map(([name, secret]) => ({ text: `${name}: Custom ${secret}`, secret })),
  digest: fc.tuple(hex(32), hex(16)).map(([secret, cnonce]) => ({
    text: `Digest username="u", cnonce="${cnonce}", nc=00000001, response="${secret}"`,
    secret,
  })),
  digestParameter: hex(16).map((secret) => ({ text: `qop=auth,nonce="${secret}"`, secret })),
  email: fc
    .tuple(word(`${letters}0123456789._-`, 4, 40), word(letters, 3, 20))
    .map(([secret, domain]) => ({ text: `${secret}@${domain}.com`, secret: `${secret}@` })),
  encodedEmail: name.map((secret) => ({
    text: `/users/${secret}%40a.com`,
    secret,
  })),
  guid: fc.uuid().map((secret) => ({ text: secret, secret: secret.slice(4) })),
  ipv4: fc.ipV4().map((secret) => ({ text: `${secret}:5061`, secret: `${secret}:` })),
  ipv6: fc
    .ipV6()
    .filter((address) => address.length > 6 && !address.includes('.'))
    .map((secret) => ({ text: `[${secret}]`, secret: `[${secret}]` })),
  sip: number.map((secret) => ({ text: `<sip:${secret}@pbx.example.com;transport=wss>`, secret })),
  sipName: name.map((secret) => ({ text: `sip:${secret}@pbx`, secret })),
  phone: number.map((secret) => ({ text: `+49 ${secret}`, secret })),
  home: name.map((secret) => ({ text: `/home/${secret}/.config`, secret })),
  windowsHome: name.map((secret) => ({ text: `C:\\Users\\${secret}\\x`, secret })),
  ownHome: fc.constant({ text: `${homedir()}/file`, secret: `${homedir()}/` }),
  ha1: hex(32).map((secret) => ({ text: `1001:pbx.test:${secret}`, secret })),
  ha1Named: hex(32).map((secret) => ({ text: `ha1=${secret}`, secret })),
  // The token of the local Teams API: a GUID today, whatever it is tomorrow.
  hintToken: token.map((secret) => ({
    text: `ws://localhost:8124/?token=${secret}&protocol-version=2.0.0`,
    secret,
  })),
  hintTokenRefresh: token.map((secret) => ({
    text: JSON.stringify({ tokenRefresh: secret, response: 'Success' }),
    secret,
  })),
  relayChannel: base64url(32).map((secret) => ({
    text: `lockstep/ch/${secret}/changed`,
    secret,
  })),
  relayChannelAlone: base64url(32).map((secret) => ({ text: secret, secret })),
  relayAddress: base64url(32).map((secret) => ({
    text: `https://relay.example.com/v1/notifications/${secret}`,
    secret,
  })),
  clientState: base64url(43).map((secret) => ({ text: secret, secret })),
  clientStateNamed: base64url(43).map((secret) => ({
    text: JSON.stringify({ subscriptionId: 'x', clientState: secret }),
    secret,
  })),
  upn: fc
    .tuple(name, word(letters, 3, 20))
    .map(([secret, domain]) => ({ text: `${secret}@${domain}.onmicrosoft.com`, secret })),
  opaque: word(`${letters}0123456789+/=`, 40, 400).map((secret) => ({ text: secret, secret })),
}

const plain = fc.constantFrom(
  'request failed',
  'a',
  'retry in 1500 ms',
  '',
  '"quoted"',
  'line\nline',
)

/** The text inside other text, and that in the things that get logged. */
const containers: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => ({ a: { b: [text, { c: text }] } }),
  (text) => ({ [text]: 1 }),
  (text) => [[text], new Set([text])],
  (text) =>
    new Map<unknown, unknown>([
      ['key', text],
      [text, { deep: text }],
    ]),
  (text) => new Error(text),
  (text) => new Error('outer', { cause: new TypeError('inner', { cause: text }) }),
  (text) => new AggregateError([new Error(text), text], text),
  (text) => Object.assign(new Error('http'), { code: text, config: { headers: text } }),
  (text) => ({ password: text, authorization: [text], headers: { Cookie: text } }),
  (text) => JSON.stringify({ nested: JSON.stringify({ text }) }),
]

function written(message: string, data: Record<string, unknown>): string {
  const lines: string[] = []
  const log = createLog({ sinks: [(line) => lines.push(line)], level: 'debug', wall: () => 0 })
  log.error(message, data)
  expect(lines).toHaveLength(1)
  return lines.join()
}

/** As the secret would look in the written line. */
const asJson = (text: string) => JSON.stringify(text).slice(1, -1)

describe('the sink never sees', () => {
  test.each(Object.entries(kinds))('%s', (_kind, leaks) => {
    fc.assert(
      fc.property(
        leaks,
        plain,
        plain,
        fc.constantFrom(...containers),
        (leak, before, after, into) => {
          const text = `${before} ${leak.text} ${after}`
          const line = written(text, { value: into(text) })
          expect(line).not.toContain(asJson(leak.secret))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('any value under a secret name', () => {
    const names = fc.constantFrom(
      'password',
      'sipSecret',
      'accessToken',
      'ha1',
      'Authorization',
      'upn',
      'hintToken',
      'tokenRefresh',
      'clientState',
    )
    fc.assert(
      fc.property(names, fc.string({ minLength: 8 }), (name, secret) => {
        fc.pre(!/redacted/.test(secret) && secret.trim().length > 5)
        expect(written('x', { form: { [name]: secret } })).not.toContain(asJson(secret))
        expect(written('x', { form: { [name]: { inner: secret } } })).not.toContain(asJson(secret))
      }),
    )
  })

  test('a URL object with its query', () => {
    fc.assert(
      fc.property(token, (secret) => {
        const url = new URL(`https://host.example/cb?any=${secret}`)
        expect(written('x', { url, request: { url } })).not.toContain(secret)
      }),
    )
  })
})

test('whatever is logged makes one line of JSON and never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything()), (message, data) => {
      expect(() => JSON.parse(written(message, data))).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

describe('the report never holds', () => {
  test.each(Object.entries(kinds))('%s of a log line', (_kind, leaks) => {
    fc.assert(
      fc.property(leaks, plain, (leak, before) => {
        const report = reportOf({
          snapshot: snapshots.inStep,
          wall: 0,
          system: [],
          log: [`${before} ${leak.text}`, JSON.stringify({ data: leak.text })],
          redact: redactText,
        })
        expect(report).not.toContain(leak.secret)
        expect(report).not.toContain(asJson(leak.secret))
      }),
      { numRuns: 50 },
    )
  })
})

describe('a policy leaves none of its values in the log', () => {
  const value = name.map((text) => `${text}.example`)
  const raw = fc.record({
    tenant: value,
    phoneServer: value.map((host) => `wss://${host}/ws`),
    phoneAddress: value.map((host) => `sip:{extension}@${host}`),
    allowedHosts: fc.array(value, { minLength: 1, maxLength: 3 }),
    // Not valid, and not known: named, and nothing more.
    clientId: value,
    logLevel: value,
    madeUp: value,
  })
  const logOf = (policy: Readonly<Record<string, unknown>>) => {
    const lines: string[] = []
    const log = createLog({ sinks: [(line) => lines.push(line)], level: 'debug', wall: () => 0 })
    const nothing = () => undefined
    createSettings(
      {
        load: () => ({ kind: 'absent' }),
        loadBackup: nothing,
        save: nothing,
        saveBackup: nothing,
        setAside: nothing,
      },
      log,
      { first: readPolicy(policy) },
    )
    return lines.join('\n')
  }

  test('as a file', () => {
    fc.assert(
      fc.property(raw, (policy) => {
        const written = logOf(policy)
        expect(written).toContain('tenant')
        expect(written).toContain('clientId')
        for (const text of Object.values(policy).flat()) expect(written).not.toContain(text)
      }),
    )
  })

  test('in the registry', () => {
    fc.assert(
      fc.property(raw, ({ allowedHosts: _hosts, ...policy }) => {
        const key = 'Software\\Policies\\Lockstep'
        const values = Object.entries(policy).map(
          ([name, text]) => `    ${name}    REG_SZ    ${text}`,
        )
        const output = [`HKEY_LOCAL_MACHINE\\${key}`, ...values].join('\r\n')
        const written = logOf(parseRegistry(output, key))
        expect(written).toContain('tenant')
        for (const text of Object.values(policy)) expect(written).not.toContain(text)
      }),
    )
  })
})
