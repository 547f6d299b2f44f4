import { expect, test } from 'vitest'
import { webOriginOf } from '../../../src-main/adapters/pbx/sip/address.ts'
import { ha1Of } from '../../../src-main/adapters/pbx/sip/secret.ts'
import { phoneAddressOf } from '../../../src-main/domain/phone-address.ts'

const typed = (server: string, address: string, authorizationUser = '') => ({
  server,
  address,
  authorizationUser,
})

test.each([
  ['wss://pbx.example.com', '1001', 'wss://pbx.example.com', 'sip:1001@pbx.example.com', '1001'],
  ['pbx.example.com:8443', '1001@corp', 'wss://pbx.example.com:8443', 'sip:1001@corp', '1001'],
  ['wss://pbx/ws', 'sip:1001@pbx', 'wss://pbx/ws', 'sip:1001@pbx', '1001'],
  ['ws://127.0.0.1:8080', 'sips:a@b', 'ws://127.0.0.1:8080', 'sip:a@b', 'a'],
  [' wss://[::1]:443 ', ' 12@[::1] ', 'wss://[::1]', 'sip:12@[::1]', '12'],
])('%s with %s', (server, address, expectedServer, addressOfRecord, authorizationUser) => {
  expect(phoneAddressOf(typed(server, address))).toEqual({
    server: expectedServer,
    addressOfRecord,
    authorizationUser,
  })
})

test('a user name of its own wins over the extension', () => {
  expect(phoneAddressOf(typed('wss://p', '1@p', ' u1 ')).authorizationUser).toBe('u1')
})

test.each([
  ['ws://pbx.example.com', '1001@p'],
  ['https://pbx.example.com', '1001@p'],
  ['wss://user:word@pbx', '1001@p'],
  ['wss://', '1001@p'],
  ['wss://pbx', '@p'],
  ['wss://pbx', '1001@'],
  ['wss://pbx', '10 01@p'],
  ['wss://pbx', '1001@p>\r\nX: y'],
])('%s with %j is refused', (server, address) => {
  expect(() => phoneAddressOf(typed(server, address))).toThrow('command.invalid')
})

test('the web origin behind a WebSocket address', () => {
  expect(webOriginOf('wss://pbx:8443/ws')).toBe('https://pbx:8443')
  expect(webOriginOf('ws://127.0.0.1:1')).toBe('http://127.0.0.1:1')
})

test('HA1 as in RFC 2617 section 3.5', () => {
  expect(ha1Of('Mufasa', 'testrealm@host.com', 'Circle Of Life')).toEqual({
    kind: 'ha1',
    realm: 'testrealm@host.com',
    user: 'Mufasa',
    ha1: '939e7578ed9e3c518a452acee763bce9',
  })
})
