import { describe, expect, test } from 'vitest'
import { configFrom } from '../../../relay/src/config.ts'

const good = {
  RELAY_SECRETS:
    'a secret of at least thirty-two characters, an older one of as many characters'.replace(
      ', ',
      ',',
    ),
  RELAY_TENANT: '6F9D4C1E-1D1F-4A51-9A0F-0A0B0C0D0E0F',
  RELAY_CLIENT_IDS: '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10',
  RELAY_PUBLIC_URL: 'https://relay.example.com/',
  RELAY_BROKER_PUBLIC_URL: 'wss://broker.example.com:8443',
  RELAY_BROKER_URL: 'mqtts://broker.internal:8883',
  RELAY_BROKER_PASSWORD: 'sixteen characters',
}

test('what is missing has its default', () => {
  expect(configFrom(good)).toMatchObject({
    tenant: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
    publicUrl: 'https://relay.example.com',
    issuer: `https://login.microsoftonline.com/${good.RELAY_TENANT}/v2.0`,
    keysUrl: `https://login.microsoftonline.com/${good.RELAY_TENANT}/discovery/v2.0/keys`,
    port: 8_080,
    safetySeconds: 300,
  })
  expect(configFrom(good).secrets).toHaveLength(2)
})

describe('a relay does not start with', () => {
  test.for([
    ['no secret', { RELAY_SECRETS: undefined }],
    ['a short secret', { RELAY_SECRETS: 'short' }],
    ['a short older secret', { RELAY_SECRETS: `${'x'.repeat(32)},short` }],
    ['a tenant that is a word', { RELAY_TENANT: 'organizations' }],
    ['an address in the clear', { RELAY_PUBLIC_URL: 'http://relay.example.com' }],
    ['a broker in the clear for desktops', { RELAY_BROKER_PUBLIC_URL: 'ws://broker.example.com' }],
    ['a safety read every second', { RELAY_SAFETY_SECONDS: '1' }],
  ] as const)('%s', ([, change]) => {
    const name = Object.keys(change)[0] ?? ''
    expect(() => configFrom({ ...good, ...change })).toThrow(name)
  })

  test('and never shows a secret in what it says', () => {
    const secret = 'short but still a secret'
    expect(() => configFrom({ ...good, RELAY_SECRETS: secret })).not.toThrow(secret)
  })
})
