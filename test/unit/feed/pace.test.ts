import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alonePace,
  answered,
  callWaitMs,
  learntOf,
  type Pace,
  refused,
  slowestMs,
  startingPace,
  wideMs,
} from '../../../src-main/services/feed/pace.ts'

const shortest = 12_000
const minute = 60_000
const hour = 60 * minute

/** Reads at its own pace, all of them answered. */
function readsUntil(pace: Pace, from: number, to: number): Pace {
  let next = pace
  for (let at = from; at <= to; at += Math.max(next.ms, shortest))
    next = answered(next, at, shortest)
  return next
}

describe('while nothing is refused', () => {
  test('starts wide and is at the shortest interval after 10 minutes, and not before 8', () => {
    const pace = startingPace(undefined, 0)
    expect(pace.ms).toBe(wideMs)
    expect(readsUntil(pace, wideMs, 8 * minute).ms).toBeGreaterThan(shortest)
    expect(readsUntil(pace, wideMs, 10 * minute).ms).toBe(shortest)
  })

  test('time without reads, as over a night, narrows it no more than 10 minutes do', () => {
    const slow = { ...startingPace(undefined, 0), ms: slowestMs, refusedAt: 0 }
    const after = answered(slow, 12 * hour, shortest).ms
    expect(after).toBeCloseTo(slowestMs * 0.7 ** 2)
  })
})

describe('a refusal', () => {
  const full = readsUntil(startingPace(undefined, 0), wideMs, 10 * minute)
  const once = refused(full, 11 * minute, shortest)

  test('makes the interval 16 times as long, and is remembered', () => {
    expect(once.ms).toBe(16 * shortest)
    expect(once.fullMs).toBe(shortest)
  })

  test('within the same window is no more news', () => {
    expect(refused(once, 11 * minute + 44_999, shortest).ms).toBe(once.ms)
  })

  test('that stands alone keeps this computer clear of the full pace for hours', () => {
    const later = readsUntil(once, 12 * minute, 4 * hour)
    expect(later.ms).toBeGreaterThan(12 * shortest)
    expect(later.ms).toBeLessThanOrEqual(16 * shortest)
  })

  test('after refusal only slows, and is forgotten when it is over: back within two hours', () => {
    let pace = once
    for (let at = 12; at < 22; at += 1) pace = refused(pace, at * minute, shortest)
    expect(pace.ms).toBe(slowestMs)
    expect(pace.fullMs).toBe(0)
    const before = readsUntil(pace, 22 * minute, 40 * minute)
    expect(before.ms).toBe(slowestMs)
    expect(readsUntil(pace, 22 * minute, 22 * minute + 2 * hour).ms).toBe(shortest)
  })

  test('far past the limit is believed only for a while: back within three hours', () => {
    const far = refused(full, 11 * minute, shortest, 20_000)
    expect(far.ms).toBe(16 * shortest)
    expect(learntOf(far)).toEqual({ fullMs: 0 })
    expect(learntOf(once)).toEqual({ fullMs: shortest })
    expect(readsUntil(far, 12 * minute, 3 * hour).ms).toBe(shortest)
  })

  test('far past the limit once more, while the last one is remembered, is believed', () => {
    const far = refused(full, 11 * minute, shortest, 20_000)
    const later = readsUntil(far, 12 * minute, hour)
    expect(learntOf(refused(later, hour, shortest, 20_000)).fullMs).toBeGreaterThan(shortest)
  })

  test('of a demo that is alone makes it slower, too', () => {
    expect(refused(alonePace, 0, 5_000).ms).toBe(80_000)
  })
})

test('what was learnt widens the next start', () => {
  expect(startingPace({ fullMs: shortest }, 0).ms).toBe(16 * shortest)
  expect(startingPace({ fullMs: 1_000 }, 0).ms).toBe(wideMs)
})

test('a call waits only where refusals go on and on', () => {
  const pace = startingPace(undefined, 0)
  const once = refused(pace, 0, shortest)
  const twice = refused(once, minute, shortest)
  expect(callWaitMs(pace, 0)).toBe(0)
  expect(callWaitMs(refused({ ...pace, ms: shortest }, 0, shortest), 0)).toBe(0)
  expect(callWaitMs(twice, minute)).toBe(2 * minute)
  expect(callWaitMs(twice, 12 * minute)).toBe(0)
})

test('converges: in a tenant that refuses whatever is faster than 40 s, the pace settles', () => {
  let pace = startingPace(undefined, 0)
  const refusals: number[] = []
  for (let at = wideMs; at < 10 * hour; at += Math.max(pace.ms, shortest)) {
    if (pace.ms < 40_000) {
      refusals.push(at)
      pace = refused(pace, at, shortest)
    } else pace = answered(pace, at, shortest)
  }
  expect(refusals).toHaveLength(1)
})

test('whatever happens, it stays between the shortest and the slowest interval', () => {
  const step = fc.record({ ok: fc.boolean(), waitMs: fc.integer({ min: 0, max: 4 * hour }) })
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 5, max: 300 }), (steps, seconds) => {
      let pace = startingPace(undefined, 0)
      let now = 0
      for (const { ok, waitMs } of steps) {
        now += waitMs
        const before = pace.ms
        pace = ok ? answered(pace, now, seconds * 1_000) : refused(pace, now, seconds * 1_000)
        expect(pace.ms).toBeLessThanOrEqual(slowestMs)
        expect(pace.ms).toBeGreaterThanOrEqual(Math.min(wideMs, seconds * 1_000))
        if (!ok) expect(pace.ms).toBeGreaterThanOrEqual(before)
        else expect(pace.ms).toBeLessThanOrEqual(before)
      }
    }),
  )
})
