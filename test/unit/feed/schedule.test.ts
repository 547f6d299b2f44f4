import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  intervalMs,
  jitteredMs,
  pacedMs,
  recovered,
  slowed,
  usualPace,
} from '../../../src-main/services/feed/schedule.ts'

const situation = { activeSeconds: 15, callLive: false, idleSeconds: 0, locked: false }

test.each([
  [{}, 15_000],
  [{ activeSeconds: 5 }, 5_000],
  [{ callLive: true }, 20_000],
  [{ callLive: true, locked: true }, 20_000],
  [{ idleSeconds: 300 }, 15_000],
  [{ idleSeconds: 301 }, 60_000],
  [{ locked: true }, 60_000],
  [{ locked: true, activeSeconds: 120 }, 120_000],
])('%o: every %i ms', (change, expected) => {
  expect(intervalMs({ ...situation, ...change })).toBe(expected)
})

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('jitter stays within 20 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), random, (ms, one) => {
      expect(Math.abs(jitteredMs(ms, one) - ms)).toBeLessThanOrEqual(ms * 0.2 + 1e-6)
    }),
  )
})

test('each refusal doubles the interval, up to 300 s', () => {
  let pace = usualPace
  const intervals = [1, 2, 3, 4, 5, 6].map((time) => {
    pace = slowed(pace, time, 15)
    return pacedMs(15_000, pace)
  })
  expect(intervals).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000])
})

test('ten minutes without a refusal make it a tenth faster, down to the usual interval', () => {
  const minutes = 60_000
  const slow = slowed(usualPace, 0, 15)
  expect(pacedMs(15_000, recovered(slow, 10 * minutes - 1))).toBe(30_000)
  expect(pacedMs(15_000, recovered(slow, 10 * minutes))).toBe(27_000)
  expect(pacedMs(15_000, recovered(recovered(slow, 10 * minutes), 20 * minutes))).toBe(24_300)
  expect(recovered(slow, 200 * minutes).stretch).toBe(1)
})

test('is never faster than the interval and never slower than 300 s because of refusals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 300 }), fc.nat({ max: 12 }), (seconds, refusals) => {
      let pace = usualPace
      for (let time = 0; time < refusals; time += 1) pace = slowed(pace, time, seconds)
      const ms = pacedMs(seconds * 1_000, pace)
      expect(ms).toBeGreaterThanOrEqual(seconds * 1_000)
      expect(ms).toBeLessThanOrEqual(300_000)
    }),
  )
})
