import { expect, test } from 'vitest'
import { createRateLimit } from '../../../relay/src/rate-limit.ts'

test('allows a burst, then one at a time, for each address by itself', () => {
  let now = 0
  const limit = createRateLimit({ burst: 3, everyMs: 1_000, now: () => now })
  const ask = () => limit('192.0.2.1')
  expect([ask(), ask(), ask(), ask()]).toEqual([true, true, true, false])
  expect(limit('192.0.2.2')).toBe(true)
  now = 999
  expect(ask()).toBe(false)
  now = 1_000
  expect([ask(), ask()]).toEqual([true, false])
  now = 60_000
  expect([ask(), ask(), ask(), ask()]).toEqual([true, true, true, false])
})

test('forgets the oldest addresses, so that memory stays bounded', () => {
  const limit = createRateLimit({ burst: 1, everyMs: 1e9, now: () => 0 })
  expect(limit('first')).toBe(true)
  for (let index = 0; index < 10_000; index += 1) limit(`address ${index}`)
  expect(limit('first')).toBe(true)
  expect(limit('address 9999')).toBe(false)
})
