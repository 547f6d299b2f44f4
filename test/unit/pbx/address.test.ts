import fc from 'fast-check'
import { expect, test } from 'vitest'
import { webOriginOf } from '../../../src-main/adapters/pbx/sip/address.ts'
import { ha1Of } from '../../../src-main/adapters/pbx/sip/secret.ts'
import { phoneAddressOf } from '../../../src-main/domain/phone-address.ts'
import {
  isUnencrypted,
  socketServerOf,
  socketServerText,
} from '../../../src-main/domain/socket-server.ts'

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
  [
    'TLS://PBX.Example.com:5061/',
    '1001',
    'tls://pbx.example.com',
    'sip:1001@pbx.example.com',
    '1001',
  ],
  ['tcp://192.0.2.7:5080', '1001', 'tcp://192.0.2.7:5080', 'sip:1001@192.0.2.7', '1001'],
  ['tls:pbx:443', '1001', 'tls://pbx:443', 'sip:1001@pbx', '1001'],
  ['tls://[2001:DB8::1]', '1001', 'tls://[2001:db8::1]', 'sip:1001@[2001:db8::1]', '1001'],
  ['tls://bücher.example', 'a@b', 'tls://xn--bcher-kva.example', 'sip:a@b', 'a'],
  ['sips:pbx.example.com', '1001', 'tls://pbx.example.com', 'sip:1001@pbx.example.com', '1001'],
  ['sips:pbx;transport=tcp', '1001', 'tls://pbx', 'sip:1001@pbx', '1001'],
  ['sip:pbx:5070;transport=TCP', '1001', 'tcp://pbx:5070', 'sip:1001@pbx', '1001'],
  ['sip:pbx;transport=tls', '1001', 'tls://pbx', 'sip:1001@pbx', '1001'],
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
  ['tls://', '1001@p'],
  ['tls://pbx/ws', '1001@p'],
  ['tls://user@pbx', '1001@p'],
  ['tls://pbx:0', '1001@p'],
  ['tls://pbx:65536', '1001@p'],
  ['tls://a b', '1001@p'],
  ['tls://pbx%2eexample.com/x', '1001@p'],
  ['udp://pbx', '1001@p'],
  ['sip:pbx', '1001@p'],
  ['sip:pbx;transport=udp', '1001@p'],
  ['sip:1001@pbx;transport=tls', '1001@p'],
  ['wss://pbx', '@p'],
  ['wss://pbx', '1001@'],
  ['wss://pbx', '10 01@p'],
  ['wss://pbx', '1001@p>\r\nX: y'],
])('%s with %j is refused', (server, address) => {
  expect(() => phoneAddressOf(typed(server, address))).toThrow('command.invalid')
})

test.each([
  ['tcp://pbx.example.com', true],
  ['tcp://127.0.0.1:5060', false],
  ['tcp://[::1]', false],
  ['tcp://localhost', false],
  ['tls://pbx.example.com', false],
  ['wss://pbx.example.com', false],
])('%s is not encrypted: %s', (server, expected) => {
  expect(isUnencrypted(server)).toBe(expected)
})

test('a server comes back from its text as it was', () => {
  const name = fc.domain()
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6().map((text) => new URL(`http://[${text}]`).hostname),
  )
  const server = fc.record({
    transport: fc.constantFrom('tls' as const, 'tcp' as const),
    host: fc.oneof(name, address).map((host) => host.replace(/[[\]]/g, '').toLowerCase()),
    port: fc.integer({ min: 1, max: 65_535 }),
  })
  fc.assert(
    fc.property(server, (it) => {
      expect(socketServerOf(socketServerText(it))).toEqual(it)
    }),
  )
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
