import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostAllowed, hostPattern } from '../../../src-main/services/policy/hosts.ts'
import { mappingRowOf } from '../../../src-main/services/policy/mapping-row.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { metaOf, policyKeyNames } from '../../../src-main/services/policy/schema.ts'
import { lockedPaths, settingsInForce } from '../../../src-main/services/settings/overlay.ts'
import { defaultSettings } from '../../../src-main/services/settings/schema.ts'

const examples = Object.fromEntries(policyKeyNames.map((key) => [key, metaOf(key).example]))

describe('readPolicy', () => {
  test('takes every example as it stands', () => {
    expect(readPolicy(examples)).toEqual({ policy: examples, invalid: [], unknown: [] })
  })

  test('leaves out what is not valid, by itself', () => {
    const { policy, invalid, unknown } = readPolicy({
      clientId: 'not a guid',
      tenant: 'example.com',
      cloud: 'demo',
      activeSeconds: 4,
      settleMs: '1500',
      future: 1,
    })
    expect(policy).toEqual({ tenant: 'example.com' })
    expect(invalid).toEqual(['clientId', 'cloud', 'activeSeconds', 'settleMs'])
    expect(unknown).toEqual(['future'])
  })

  test('takes 1 and 0 for true and false, and no other number', () => {
    const { policy, invalid } = readPolicy({ sync: 1, mirror: 0, assert: 2, ringing: 'true' })
    expect(policy).toEqual({ sync: true, mirror: false })
    expect(invalid).toEqual(['assert', 'ringing'])
  })

  test('compares names without regard to case; the first counts', () => {
    const raw = { CLOUD: 'dod', cloud: 'global', Mapping: { BUSY: 'busy: No' } }
    expect(readPolicy(raw).policy).toEqual({ cloud: 'dod', mapping: { busy: 'busy: No' } })
  })

  test('keeps the good rows of a mapping', () => {
    const mapping = { busy: 'busy: No', away: 'asleep: Zzz', toString: 'busy', inACall: 7 }
    expect(readPolicy({ mapping })).toEqual({
      policy: { mapping: { busy: 'busy: No' } },
      invalid: ['mapping.away', 'mapping.inACall'],
      unknown: ['mapping.toString'],
    })
  })

  test.each([
    [['pbx.example.com', 'http://x', 3], ['pbx.example.com']],
    ['pbx.example.com', ['pbx.example.com']],
    [['*'], []],
    [{ 1: 'pbx' }, []],
    [7, []],
    [[], []],
  ])('of the hosts %j it allows %j and no other', (allowedHosts, expected) => {
    const { policy, invalid } = readPolicy({ allowedHosts })
    expect(policy.allowedHosts).toEqual(expected)
    const all = Array.isArray(allowedHosts) ? allowedHosts : [allowedHosts]
    expect(invalid).toEqual(all.length === expected.length ? [] : ['allowedHosts'])
  })

  test('whatever a source tells, the settings in force are valid', () => {
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(...Object.values(examples)),
      fc.constantFrom(0, 1, 15, 'on', '{upn}', 'sip:{extension}@{domain}'),
    )
    const raw = fc.dictionary(
      fc.oneof(fc.constantFrom<string>(...policyKeyNames), fc.string()),
      value,
    )
    const username = fc.option(fc.string(), { nil: undefined })
    fc.assert(
      fc.property(raw, username, (given, name) => {
        const { policy, invalid } = readPolicy(given)
        const settings = settingsInForce(defaultSettings, policy, name)
        expect(settings.microsoft.tenant).toBe(policy.tenant ?? 'organizations')
        expect(lockedPaths(policy).includes('microsoft.tenant')).toBe(policy.tenant !== undefined)
        for (const key of Object.keys(policy).filter(
          (name) => !['mapping', 'allowedHosts'].includes(name),
        ))
          expect(invalid).not.toContain(key)
      }),
    )
  })
})

describe('hosts', () => {
  test.each([
    ['PBX.Example.com.', 'pbx.example.com'],
    [' *.example.com ', '*.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['192.0.2.1', '192.0.2.1'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
  ])('%s is %s', (text, pattern) => expect(hostPattern(text)).toBe(pattern))

  test.each([
    [''],
    ['*'],
    ['*.'],
    ['*.*.example.com'],
    ['pbx.*'],
    ['pbx:443'],
    ['wss://pbx'],
    ['a b'],
    ['user@pbx'],
    ['pbx/ws'],
    ['[::1'],
  ])('%j is no host', (text) => expect(hostPattern(text)).toBeUndefined())

  test.each([
    ['wss://pbx.example.com:7443/ws', true],
    ['wss://PBX.example.com.', true],
    ['wss://a.voice.example.com', true],
    ['wss://a.b.voice.example.com', true],
    ['wss://voice.example.com', false],
    ['wss://evilvoice.example.com', false],
    ['wss://pbx.example.com.evil.net', false],
    ['wss://pbx.example.com@evil.net', false],
    ['tls://pbx.example.com:5061', true],
    ['tcp://PBX.example.com.', true],
    ['tls://a.voice.example.com', true],
    ['tls://evil.net', false],
    ['tls://pbx.example.com@evil.net', false],
    ['tls:pbx.example.com', false],
    ['tls://pbx.example.com/x', false],
    ['no address', false],
  ])('%s: %s', (server, expected) => {
    expect(hostAllowed(server, ['pbx.example.com', '*.voice.example.com'])).toBe(expected)
  })

  test('no list allows all, an empty one none', () => {
    expect(hostAllowed('wss://pbx', undefined)).toBe(true)
    expect(hostAllowed('wss://pbx', [])).toBe(false)
  })
})

describe('mappingRowOf', () => {
  test.each([
    ['busy: Do not disturb', { activity: 'busy', note: 'Do not disturb' }],
    ['none:Free: really', { activity: null, note: 'Free: really' }],
    ['away', { activity: 'away', note: '' }],
    ['busy: Nicht st\\u00f6ren', { activity: 'busy', note: 'Nicht stören' }],
  ])('%s', (text, row) => expect(mappingRowOf(text)).toEqual(row))

  test.each([
    [''],
    ['toString'],
    ['Busy: no'],
    ['busy: st\uFFFDren'],
    ['busy: a\nb'],
    ['busy: \\ud800'],
    [`busy: ${'x'.repeat(101)}`],
  ])('%j is none', (text) => expect(mappingRowOf(text)).toBeUndefined())
})

test('every key has a description of its own', () => {
  const descriptions = policyKeyNames.map((key) => metaOf(key).description)
  expect(new Set(descriptions).size).toBe(descriptions.length)
})
