import { expect, test } from 'vitest'
import { phoneTargetOf } from '../../../src-main/domain/phone-target.ts'

test.each([
  ['pbx.example.com', { host: 'pbx.example.com' }],
  [' PBX.example.com ', { host: 'pbx.example.com' }],
  ['pbx.example.com:7443', { host: 'pbx.example.com', port: 7_443 }],
  ['10.0.0.5', { host: '10.0.0.5' }],
  ['[::1]:8089', { host: '[::1]', port: 8_089 }],
  ['https://pbx.example.com/admin/config.php', { host: 'pbx.example.com' }],
  ['1001@pbx.example.com', { host: 'pbx.example.com' }],
  ['sip:1001@pbx.example.com', { host: 'pbx.example.com' }],
  ['wss://pbx.example.com', { host: 'pbx.example.com' }],
  ['wss://pbx.example.com:8089', { host: 'pbx.example.com', port: 8_089 }],
  ['wss://pbx.example.com/ws', { host: 'pbx.example.com', exact: 'wss://pbx.example.com/ws' }],
  ['ws://127.0.0.1:5066', { host: '127.0.0.1', exact: 'ws://127.0.0.1:5066/' }],
  ['tls://pbx.example.com:5061', { host: 'pbx.example.com', exact: 'tls://pbx.example.com' }],
  ['tcp:pbx.example.com', { host: 'pbx.example.com', exact: 'tcp://pbx.example.com' }],
  ['tls://[::1]', { host: '[::1]', exact: 'tls://[::1]' }],
])('%j', (typed, target) => {
  expect(phoneTargetOf(typed)).toEqual(target)
})

test.each([
  '',
  'two words',
  'ws://pbx.example.com',
  'http://pbx.example.com',
  'ftp://pbx',
  'https://me:secret@pbx.example.com',
])('%j is refused', (typed) => {
  expect(() => phoneTargetOf(typed)).toThrow('command.invalid')
})
