import { expect, test } from 'vitest'
import { type SyncState, vendorSyncOf } from '../../../relay/src/pbxware-vendor-sync.ts'

const of = (tenant: SyncState | undefined, extension: SyncState | undefined) =>
  vendorSyncOf(
    {
      tenants: { each: new Map(tenant === undefined ? [] : [['2', tenant]]) },
      extensions: new Map(extension === undefined ? [] : [['2/101', extension]]),
    },
    { tenant: '2', number: '101' },
  )

test.for([
  ['yes', 'no', 'off'],
  ['no', 'yes', 'on'],
  ['yes', 'notSet', 'on'],
  ['yes', undefined, 'on'],
  ['no', 'notSet', 'off'],
  ['no', undefined, 'off'],
  ['notSet', 'yes', 'on'],
  ['notSet', 'notSet', 'unknown'],
  [undefined, undefined, 'unknown'],
] as const)('tenant %s and extension %s make %s', ([tenant, extension, expected]) => {
  expect(of(tenant, extension)).toBe(expected)
})

test('one setting for all tenants', () => {
  const sync = { tenants: { everywhere: 'yes' as const }, extensions: new Map() }
  expect(vendorSyncOf(sync, { tenant: '9', number: '1' })).toBe('on')
})
