import { describe, expect, test } from 'vitest'
import {
  currentVersion,
  type Migration,
  migrate,
  migrations,
  versionOf,
} from '../../../src-main/services/settings/migrate.ts'
import { defaultSettings, settingsSchema } from '../../../src-main/services/settings/schema.ts'

test('every older version has its migration, and the schema is of the current one', () => {
  const older = Array.from({ length: currentVersion - 1 }, (_, index) => index + 1)
  expect([...migrations.keys()].sort()).toEqual(older)
  expect(defaultSettings.version).toBe(currentVersion)
  expect(settingsSchema.shape.version.parse(undefined)).toBe(currentVersion)
})

describe('migrate', () => {
  const steps = new Map<number, Migration>([
    [1, ({ a, ...rest }) => ({ ...rest, b: a })],
    [2, (content) => ({ ...content, c: true })],
  ])

  test('goes step by step and keeps unknown keys', () => {
    expect(migrate({ version: 1, a: 'x', unknown: 1 }, 1, 3, steps)).toEqual({
      version: 3,
      b: 'x',
      c: true,
      unknown: 1,
    })
    expect(migrate({ version: 3 }, 3, 3, steps)).toEqual({ version: 3 })
  })

  test('a missing step fails loudly', () => {
    expect(() => migrate({}, 1, 4, steps)).toThrow('settings version 3 has no migration')
  })
})

test.each([
  [{}, 1],
  [{ version: 7 }, 7],
  [{ version: '1' }, undefined],
  [{ version: 1.5 }, undefined],
  [{ version: 0 }, undefined],
  [{ version: null }, 1],
])('the version of %o is %s', (content, expected) => {
  expect(versionOf(content)).toBe(expected)
})
