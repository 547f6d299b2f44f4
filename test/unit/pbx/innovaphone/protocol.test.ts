/** The small parts of the myApps protocol: addresses, call states, messages. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  candidatesOf,
  redirectAddress,
} from '../../../../src-main/adapters/pbx/innovaphone/addresses.ts'
import { stateOf } from '../../../../src-main/adapters/pbx/innovaphone/dialogs.ts'
import {
  detailsOf,
  longestMessage,
  parseMessage,
} from '../../../../src-main/adapters/pbx/innovaphone/messages.ts'

describe('the address', () => {
  test('without a path is looked for in two places', () => {
    expect(candidatesOf('wss://pbx.example.com:8443')).toEqual([
      'wss://pbx.example.com:8443/PBX0/APPCLIENT/130000/websocket',
      'wss://pbx.example.com:8443/PBX0/WEBSOCKET/websocket',
    ])
    expect(candidatesOf('wss://pbx.example.com/a/b')).toEqual(['wss://pbx.example.com/a/b'])
  })

  const from = 'wss://pbx.example.com:8443/PBX0/APPCLIENT/130000/websocket'
  test.each([
    [{ host: 'two.example.com' }, 'wss://two.example.com:8443/PBX0/APPCLIENT/130000/websocket'],
    [
      { host: 'two.example.com', https: 443 },
      'wss://two.example.com/PBX0/APPCLIENT/130000/websocket',
    ],
    [
      { host: 'two.example.com', mod: 'ip/PBX1', http: 80 },
      'wss://two.example.com:8443/ip/PBX1/APPCLIENT/130000/websocket',
    ],
    [{}, undefined],
    [{ host: '' }, undefined],
    [{ host: 'two.example.com/path' }, undefined],
    [{ host: 'user@two.example.com' }, undefined],
    [{ host: 'two.example.com', mod: '../../x y' }, undefined],
  ])('a Redirect to %j leads to %s', (target, address) => {
    expect(redirectAddress(from, target)).toBe(address)
  })

  test('a Redirect never leaves encryption, nor this computer without it', () => {
    expect(redirectAddress(from, { host: 'two.example.com' })).toMatch(/^wss:/)
    expect(redirectAddress('ws://127.0.0.1:1/x', { host: 'two.example.com' })).toBeUndefined()
    expect(redirectAddress('ws://127.0.0.1:1/x', { host: '127.0.0.1', http: 2 })).toBe(
      'ws://127.0.0.1:2/x',
    )
  })
})

test.each([
  ['conn', 'confirmed'],
  ['r-conn', 'confirmed'],
  ['Connected', 'confirmed'],
  ['held', 'confirmed'],
  ['alert', 'early'],
  ['x-alert', 'early'],
  ['Ringing', 'early'],
  ['call-proc', 'proceeding'],
  ['setup-ack', 'trying'],
  ['dialing', 'trying'],
  ['disc-sent', 'over'],
  ['parked', 'over'],
  ['', undefined],
  ['quantum', undefined],
] as const)('the call state "%s" is %s', (name, state) => {
  expect(stateOf(name)).toBe(state)
})

describe('messages', () => {
  test('of any content are read without a fault', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.jsonValue())
    const types = fc.constantFrom('LoginResult', 'DialogInfo', 'UpdateOwnPresence', 'Authorize')
    fc.assert(fc.property(anything, (data) => void parseMessage(data)))
    fc.assert(
      fc.property(types, fc.dictionary(fc.string(), fc.jsonValue()), (mt, more) => {
        parseMessage(JSON.stringify({ ...more, mt }))
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (info) => void detailsOf(info)),
    )
  })

  test('of other types are passed over, broken ones of known types are not', () => {
    expect(parseMessage('{"mt":"UpdateApps"}')).toEqual({ kind: 'other' })
    expect(parseMessage('{"mt":"UpdateOwnPresence"}')).toEqual({ kind: 'unreadable' })
    expect(parseMessage('{}')).toEqual({ kind: 'unreadable' })
    expect(parseMessage('<html>')).toEqual({ kind: 'unreadable' })
    expect(parseMessage(new ArrayBuffer(1))).toEqual({ kind: 'unreadable' })
  })

  test('that are too long are not even parsed', () => {
    const long = JSON.stringify({ mt: 'UpdateApps', text: 'x'.repeat(longestMessage) })
    expect(parseMessage(long)).toEqual({ kind: 'unreadable' })
  })
})
