import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs, parseRetryAfter, retryAfterCapMs } from '../../../src-main/domain/backoff.ts'

const limits = { firstMs: 5_000, capMs: 300_000, floorMs: 1_000 }
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('backoffMs', () => {
  test('stays between floor and cap, however many failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), random, (failures, one) => {
        const ms = backoffMs(failures, limits, one)
        expect(ms).toBeGreaterThanOrEqual(limits.floorMs)
        expect(ms).toBeLessThanOrEqual(limits.capMs)
      }),
    )
  })

  test('its bound doubles with each failure', () => {
    const bounds = [0, 1, 2, 3, 6, 7].map((failures) => backoffMs(failures, limits, 1))
    expect(bounds).toEqual([5_000, 10_000, 20_000, 40_000, 300_000, 300_000])
  })

  test('uses the whole range below the bound', () => {
    expect(backoffMs(3, limits, 0)).toBe(1_000)
    expect(backoffMs(3, limits, 0.5)).toBe(20_500)
  })
})

describe('parseRetryAfter', () => {
  const wall = Date.UTC(2026, 10, 22, 12)

  test.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['7 apples', undefined],
    ['0', 0],
    [' 30 ', 30_000],
    ['99999999999999999999', retryAfterCapMs],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sunday, 22-Nov-26 12:00:10 GMT', 10_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Sun, 22 Nov 2099 12:00:00 GMT', retryAfterCapMs],
    ['Sun, never', undefined],
  ])('%j: %j ms', (text, expected) => {
    expect(parseRetryAfter(text, wall)).toBe(expected)
  })

  test('never throws, and never answers outside its bounds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseRetryAfter(text, wall)
        expect(ms === undefined || (ms >= 0 && ms <= retryAfterCapMs)).toBe(true)
      }),
    )
  })
})
