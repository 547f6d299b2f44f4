import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hinted,
  hintedTogether,
  intervalMs,
  jitteredMs,
  noBursts,
} from '../../../src-main/services/feed/schedule.ts'

const situation = { activeSeconds: 15, callLive: false, idleSeconds: 0, locked: false }
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test.each([
  [{}, 0, 15_000],
  [{ activeSeconds: 5 }, 0, 5_000],
  [{}, 48_000, 48_000],
  [{ callLive: true }, 0, 30_000],
  [{ callLive: true }, 48_000, 48_000],
  [{ callLive: true, locked: true }, 0, 30_000],
  [{ idleSeconds: 300 }, 0, 15_000],
  [{ idleSeconds: 301 }, 0, 60_000],
  [{ locked: true }, 0, 60_000],
  [{ locked: true, activeSeconds: 120 }, 0, 120_000],
  [{ locked: true }, 48_000, 192_000],
  [{ locked: true }, 1_000_000, 1_800_000],
])('%o at a pace of %i ms: every %i ms', (change, paceMs, expected) => {
  expect(intervalMs({ ...situation, ...change }, paceMs)).toBe(expected)
})

test('nobody away reads more often than when active, and nobody more often than the pace', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 300 }),
      fc.integer({ min: 0, max: 1_800_000 }),
      (activeSeconds, paceMs) => {
        const active = intervalMs({ ...situation, activeSeconds }, paceMs)
        expect(active).toBeGreaterThanOrEqual(paceMs)
        expect(active).toBeGreaterThanOrEqual(activeSeconds * 1_000)
        const away = intervalMs({ ...situation, activeSeconds, locked: true }, paceMs)
        expect(away).toBeGreaterThanOrEqual(active)
      },
    ),
  )
})

test('jitter stays within 20 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), random, (ms, one) => {
      expect(Math.abs(jitteredMs(ms, one) - ms)).toBeLessThanOrEqual(ms * 0.2 + 1e-6)
    }),
  )
})

describe('a burst', () => {
  test.each([
    [0, [0, 3_000, 10_000]],
    [12_000, [3_000, 10_000]],
    [60_000, [10_000]],
    [60_001, []],
  ])('at a pace of %i ms reads after %o ms', (paceMs, after) => {
    expect(hinted(noBursts, 0, paceMs).due).toEqual(after)
  })

  test('that many may begin at once is spread over the present interval, and never left out', () => {
    expect(hintedTogether(noBursts, 0, 12_000, 0.5).due).toEqual([9_000, 16_000])
    expect(hintedTogether(noBursts, 0, 600_000, 0.5).due).toEqual([300_000])
    expect(hintedTogether(noBursts, 0, 0, 0.5).due).toEqual([0, 3_000, 10_000])
  })

  test('comes once in 20 s', () => {
    const first = hinted(noBursts, 0, 0)
    expect(hinted(first, 19_999, 0)).toBe(first)
    expect(hintedTogether(first, 19_999, 0, 0.5)).toBe(first)
    expect(hinted(first, 20_000, 0).due).toEqual([20_000, 23_000, 30_000])
  })
})
