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
    push: { publicUrl: 'https://relay.example.com', safetySeconds: 300 },
    issuer: `https://login.microsoftonline.com/${good.RELAY_TENANT}/v2.0`,
    keysUrl: `https://login.microsoftonline.com/${good.RELAY_TENANT}/discovery/v2.0/keys`,
    port: 8_080,
  })
  expect(configFrom(good).push?.secrets).toHaveLength(2)
  expect(configFrom(good)).not.toHaveProperty('pbxware')
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

describe('the job of PBXware', () => {
  const { RELAY_TENANT, RELAY_CLIENT_IDS } = good
  const alone = {
    RELAY_TENANT,
    RELAY_CLIENT_IDS,
    RELAY_PBXWARE_URL: 'https://pbx.example.com/',
    RELAY_PBXWARE_API_KEY: 'a key of PBXware',
  }

  test('needs no broker, and has its defaults', () => {
    const config = configFrom(alone)
    expect(config).not.toHaveProperty('push')
    expect(config.pbxware).toEqual({
      url: 'https://pbx.example.com',
      apiKey: 'a key of PBXware',
      tenants: ['1'],
      way: 'edit',
      hours: 12,
      vendorSync: { tenants: { everywhere: 'notSet' }, extensions: new Map() },
    })
  })

  test('goes beside the notifications', () => {
    const both = configFrom({ ...good, ...alone })
    expect(both).toHaveProperty('push')
    expect(both).toHaveProperty('pbxware')
  })

  test('takes tenants by their ids, and the states of the vendor sync', () => {
    const { pbxware } = configFrom({
      ...alone,
      RELAY_PBXWARE_EDITION: 'multiTenant',
      RELAY_PBXWARE_TENANTS: '2, 17',
      RELAY_PBXWARE_TEAMS_SYNC: '2=yes,17=no',
      RELAY_PBXWARE_TEAMS_SYNC_EXTENSIONS: '2/101=no',
    })
    expect(pbxware).toMatchObject({
      tenants: ['2', '17'],
      vendorSync: {
        tenants: {
          each: new Map([
            ['2', 'yes'],
            ['17', 'no'],
          ]),
        },
        extensions: new Map([['2/101', 'no']]),
      },
    })
  })

  test.for([
    ['without its key', 'RELAY_PBXWARE_API_KEY', { RELAY_PBXWARE_API_KEY: undefined }],
    ['with a key that is too short', 'RELAY_PBXWARE_API_KEY', { RELAY_PBXWARE_API_KEY: 'short' }],
    ['in the clear', 'RELAY_PBXWARE_URL', { RELAY_PBXWARE_URL: 'http://pbx.example.com' }],
    ['for tenants unnamed', 'RELAY_PBXWARE_TENANTS', { RELAY_PBXWARE_EDITION: 'multiTenant' }],
    [
      'for the master tenant',
      'RELAY_PBXWARE_TENANTS',
      { RELAY_PBXWARE_EDITION: 'multiTenant', RELAY_PBXWARE_TENANTS: '1,2' },
    ],
    [
      'for a tenant that a call center has not',
      'RELAY_PBXWARE_TENANTS',
      { RELAY_PBXWARE_EDITION: 'callCenter', RELAY_PBXWARE_TENANTS: '2' },
    ],
    [
      'with a state that is none',
      'RELAY_PBXWARE_TEAMS_SYNC',
      { RELAY_PBXWARE_TEAMS_SYNC: '2=maybe' },
    ],
  ] as const)('does not start %s', ([, name, change]) => {
    expect(() => configFrom({ ...alone, ...change })).toThrow(name)
  })
})
