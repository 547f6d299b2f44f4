import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../src-preload/contract.ts'
import {
  formOf,
  type PhoneField,
  problemsOf,
  savedPhone,
  stepsOf,
  type TypedPhone,
  waysOf,
} from '../../../src-renderer/panel/setup/check-phone.ts'
import { phoneInStep, snapshots } from '../../support/panel/snapshots.ts'

const { inStep, fresh } = snapshots

const good: TypedPhone = {
  ...savedPhone(fresh),
  stage: 'form',
  server: 'wss://pbx.example.com/ws',
  address: '1001@pbx.example.com',
  password: 'x',
}
const has = (typed: Partial<TypedPhone>, field: PhoneField, saved: Snapshot['phone'] = null) =>
  problemsOf({ ...good, ...typed }, saved).has(field)
const ari = { url: 'https://pbx.example.com:8089/ari', user: 'lockstep', password: 'secret' }

describe('the phone form', () => {
  test.each([
    ['wss://pbx.example.com:7443/ws', false],
    ['ws://127.0.0.1:5066', false],
    ['ws://localhost/ws', false],
    ['tls://pbx.example.com', false],
    ['tcp://10.0.0.5:5070', false],
    ['ws://pbx.example.com', true],
    ['https://pbx.example.com', true],
    ['tls://me@pbx.example.com', true],
    ['tls://', true],
    ['pbx.example.com', true],
    ['', true],
  ])('server %j: problem %s', (server, problem) => {
    expect(has({ server }, 'server')).toBe(problem)
  })

  test.each([
    ['sip:1001@pbx.example.com', false],
    ['alma.l@pbx.example.com', false],
    ['1001@[::1]', false],
    ['1001', false],
    ['', true],
    ['1001@', true],
    ['a b@pbx', true],
  ])('address %j: problem %s', (address, problem) => {
    expect(has({ address }, 'address')).toBe(problem)
  })

  test('an empty password keeps the saved one, and is needed where there is none', () => {
    const empty = { ...good, password: '' }
    expect(has(empty, 'password')).toBe(true)
    expect(has(empty, 'password', inStep.phone)).toBe(false)
    expect(formOf(empty)).not.toHaveProperty('password')
    expect(formOf(good)).toHaveProperty('password', 'x')
  })

  test('innovaphone and the REST interface of Asterisk need no password of the extension', () => {
    expect(has({ connector: 'innovaphone', password: '' }, 'password')).toBe(false)
    expect(has({ connector: 'asterisk', password: '' }, 'password')).toBe(true)
    expect(has({ connector: 'asterisk', password: '', ari }, 'password')).toBe(false)
  })

  test('innovaphone is reached over WebSocket only', () => {
    expect(has({ connector: 'innovaphone', server: 'tls://pbx.example.com' }, 'server')).toBe(true)
  })

  test('the search needs a host and nothing else', () => {
    const find = { ...savedPhone(fresh) }
    expect([...problemsOf(find, null)]).toEqual(['host'])
    expect([...problemsOf({ ...find, host: 'pbx.example.com' }, null)]).toEqual([])
  })
})

describe('do not disturb that stops calls', () => {
  const on = { ...good.doNotDisturb, enabled: true }

  test('has codes of digits, where codes are used', () => {
    expect(has({ doNotDisturb: { ...on, onCode: 'seven' } }, 'onCode')).toBe(true)
    expect(has({ doNotDisturb: { ...on, onCode: 'seven', way: 'featureEvent' } }, 'onCode')).toBe(
      false,
    )
    expect(has({ doNotDisturb: { ...on, offCode: '' } }, 'offCode')).toBe(true)
    expect(has({ doNotDisturb: { ...on, enabled: false, offCode: '' } }, 'offCode')).toBe(false)
  })

  test('is not sent as long as nobody touched it, nor where there is none', () => {
    expect(formOf(good)).not.toHaveProperty('doNotDisturb')
    expect(formOf({ ...good, doNotDisturb: on })).toHaveProperty('doNotDisturb.enabled', true)
    expect(formOf({ ...good, doNotDisturb: on, connector: 'innovaphone' })).not.toHaveProperty(
      'doNotDisturb',
    )
  })

  test.each([
    ['sip', 'featureEvent', true],
    ['sip', 'api', false],
    ['asterisk', 'api', true],
    ['asterisk', 'featureEvent', false],
    ['pbxware', 'api', true],
  ] as const)('on %s, the way %s: %s', (connector, way, offered) => {
    expect(waysOf(connector).includes(way)).toBe(offered)
  })
})

describe('a second way in', () => {
  const asterisk = { connector: 'asterisk', ari } as const

  test('is sent for Asterisk alone', () => {
    expect(formOf({ ...good, ...asterisk })).toMatchObject({ connector: 'asterisk', ari })
    expect(formOf({ ...good, ari })).not.toHaveProperty('ari')
  })

  test('has an address of https, a user and a password', () => {
    const wrong = { url: 'http://pbx.example.com/ari', user: ' ', password: '' }
    expect([...problemsOf({ ...good, ...asterisk, ari: wrong }, null)]).toEqual([
      'ariUrl',
      'ariUser',
      'ariPassword',
    ])
  })

  test('keeps its saved password for the same address and user only', () => {
    const { url, user } = ari
    const saved = { ...phoneInStep, ari: { url, user, passwordSaved: true } }
    const typed = { ...asterisk, ari: { ...ari, password: '' } }
    expect(has(typed, 'ariPassword', saved)).toBe(false)
    expect(has({ ...typed, ari: { ...typed.ari, user: 'b' } }, 'ariPassword', saved)).toBe(true)
  })
})

test('the test tries what this form has', () => {
  const line = ['connect', 'authenticate', 'watchCalls']
  expect(stepsOf(good)).toContain('publish')
  expect(stepsOf({ ...good, connector: 'asterisk' })).toEqual(line)
  expect(stepsOf({ ...good, connector: 'asterisk', ari, ucp: ari })).toEqual(['ari', 'ucp'])
  expect(stepsOf({ ...good, connector: 'pbxware' })).toEqual(line)
  expect(stepsOf({ ...good, connector: 'pbxware', relayUrl: 'https://r' })).toContain('relay')
})

describe('what is shown first', () => {
  test('without a phone, the search', () => {
    expect(savedPhone(fresh)).toMatchObject({ stage: 'find', connector: 'sip', more: false })
  })

  test('with one, the form as it was saved', () => {
    const phone = { ...phoneInStep, connector: 'pbxware', relayUrl: 'https://r.example' } as const
    expect(savedPhone({ ...inStep, phone })).toMatchObject({
      stage: 'form',
      connector: 'pbxware',
      relayUrl: 'https://r.example',
      more: true,
    })
  })

  test('with a template of the organisation, the form with what it fixes', () => {
    const phoneTemplate = { server: 'wss://pbx.example.com/ws', address: '', authorizationUser: '' }
    const phoneFixed = {
      connector: 'asterisk',
      doNotDisturb: { enabled: true, onCode: '*1' },
    } as const
    expect(savedPhone({ ...fresh, phoneTemplate, phoneFixed })).toMatchObject({
      stage: 'form',
      connector: 'asterisk',
      server: 'wss://pbx.example.com/ws',
      doNotDisturb: { enabled: true, onCode: '*1', offCode: '*79' },
    })
  })
})
