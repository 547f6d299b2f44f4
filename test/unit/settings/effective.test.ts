import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveChoice, effectiveSync } from '../../../src-main/services/settings/effective.ts'

describe('effectiveChoice', () => {
  test.each([
    ['follow', undefined, true],
    ['on', undefined, true],
    ['off', undefined, false],
    ['follow', { on: false, locked: false }, false],
    ['follow', { on: true, locked: false }, true],
    ['on', { on: false, locked: false }, true],
    ['off', { on: true, locked: false }, false],
    ['on', { on: false, locked: true }, false],
    ['off', { on: true, locked: true }, true],
    ['follow', { on: false, locked: true }, false],
  ] as const)('%s with policy %o is %s', (choice, organisation, expected) => {
    expect(effectiveChoice(choice, organisation)).toBe(expected)
  })
})

test('what is set on the phone goes to Teams only where somebody asked for it', () => {
  const reflects = (choice: 'on' | 'off' | 'follow', reflect?: { on: boolean; locked: boolean }) =>
    effectiveSync(
      { sync: 'on', directions: { mirror: 'on', assert: 'on', reflect: choice } },
      reflect === undefined ? {} : { reflect },
    ).reflect
  expect(reflects('follow')).toBe(false)
  expect(reflects('on')).toBe(true)
  expect(reflects('follow', { on: true, locked: false })).toBe(true)
  expect(reflects('on', { on: false, locked: true })).toBe(false)
})

test('each switch follows its own choice and its own policy', () => {
  const choice = fc.constantFrom('on' as const, 'off' as const, 'follow' as const)
  const value = fc.option(fc.record({ on: fc.boolean(), locked: fc.boolean() }))
  fc.assert(
    fc.property(choice, choice, choice, value, value, value, (sync, mirror, assert, a, b, c) => {
      const policy = { ...(a && { sync: a }), ...(b && { mirror: b }), ...(c && { assert: c }) }
      const directions = { mirror, assert, reflect: 'follow' as const }
      expect(effectiveSync({ sync, directions }, policy)).toEqual({
        reflect: false,
        sync: effectiveChoice(sync, a ?? undefined),
        mirror: effectiveChoice(mirror, b ?? undefined),
        assert: effectiveChoice(assert, c ?? undefined),
      })
    }),
  )
})
