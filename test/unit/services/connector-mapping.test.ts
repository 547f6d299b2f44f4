import { expect, test } from 'vitest'
import { mappingFor } from '../../../src-main/services/settings/connector-mapping.ts'
import { defaultSettings, type Settings } from '../../../src-main/services/settings/schema.ts'

const away = { activity: 'away', note: 'Later' } as const
const dnd = { activity: 'dnd', note: 'Quiet', blocksCalls: true } as const
const phone = {
  server: 'wss://pbx.example.com',
  addressOfRecord: 'sip:1001@pbx.example.com',
  authorizationUser: '1001',
}

function settings(own: Partial<Settings>, locked: readonly string[] = [], current = own) {
  return {
    own: { ...defaultSettings, ...own },
    current: { ...defaultSettings, ...current },
    locked,
  }
}

test('the rows of a connector are kept while another one is in use, and come back with it', () => {
  const first = mappingFor(settings({ phone, mapping: { busy: away } }), 'asterisk')
  expect(first).toEqual({ mapping: {}, otherMappings: { sip: { busy: away } } })
  const asterisk = { ...phone, connector: 'asterisk' } as const
  const back = mappingFor(
    settings({ phone: asterisk, ...first, mapping: { doNotDisturb: dnd } }),
    'sip',
  )
  expect(back).toEqual({
    mapping: { busy: away },
    otherMappings: { asterisk: { doNotDisturb: dnd } },
  })
})

test('the same connector changes nothing', () => {
  expect(mappingFor(settings({ phone, mapping: { busy: away } }), 'sip')).toEqual({})
  expect(mappingFor(settings({ mapping: { busy: away } }), 'sip')).toEqual({})
})

test('a row of the policy stays in force, and is not taken for one of the person', () => {
  const own = { phone, mapping: { away } }
  const current = { phone, mapping: { away, busy: dnd } }
  expect(mappingFor(settings(own, ['mapping.busy'], current), 'innovaphone')).toEqual({
    mapping: { busy: dnd },
    otherMappings: { sip: { away } },
  })
})
