/**
 * The targets of docs/scale.md at a twentieth to a thirtieth of their size: people and limit shrink together, so
 * that each of them meets what they would meet in the large tenant. The full size is
 * `npm run simulate:tenant`.
 */
import { describe, expect, test } from 'vitest'
import { hour, minute } from '../../simulators/tenant/day.ts'
import { simulateTenant, type TenantResult } from '../../simulators/tenant/tenant.ts'

/** Arrivals, the hour with three times as many calls, and what follows. */
const until = 3.5 * hour
const refusedIn = ({ stretches }: TenantResult, from: number, to: number) =>
  stretches
    .filter((one) => one.from >= from && one.from < to)
    .reduce((sum, one) => sum + one.refused, 0)

describe.each([true, false])('Retry-After: %o', (retryAfter) => {
  test('1,000 people at 10,000: nobody refused, 8 s old within 15 minutes', async () => {
    const result = await simulateTenant({ people: 50, budget: 500, retryAfter, until: 2 * hour })
    expect(result.throttled).toBe(0)
    expect(result.stalenessAfter15).toBeLessThanOrEqual(8)
    expect(result.stalenessMedian).toBeLessThanOrEqual(8)
  })

  test('10,000 people at 10,000: they find a pace, and calls do not wait', async () => {
    const result = await simulateTenant({ people: 300, budget: 300, retryAfter, until })
    // All of the learning is in it. A day has 870 requests a person: 0.1 % of them are 0.87.
    expect((result.throttled * result.requests) / result.people).toBeLessThanOrEqual(0.87)
    expect(refusedIn(result, 2.25 * hour, until) / result.requests).toBeLessThanOrEqual(0.0005)
    expect(result.writeDelayP99).toBeLessThanOrEqual(2)
    expect(result.callsShown).toBeGreaterThan(0.995)
  })

  test('10,000 people at 1,500: the polls give way, and nearly all calls are shown', async () => {
    const result = await simulateTenant({ people: 300, budget: 45, retryAfter, until })
    expect(result.throttled).toBeLessThanOrEqual(0.12)
    expect(result.callsShown).toBeGreaterThan(0.9)
  })
})

test('a limit that drops for ten minutes and comes back: no wave of refusals follows', async () => {
  const dip = { from: 2.25 * hour, to: 2.25 * hour + 10 * minute, budget: 30 }
  const result = await simulateTenant({
    people: 50,
    budget: 500,
    retryAfter: true,
    dip,
    until: 5 * hour,
  })
  expect(refusedIn(result, dip.from, dip.to)).toBeGreaterThan(50)
  // The window in which the limit came back may still refuse.
  expect(refusedIn(result, dip.to + 5 * minute, 5 * hour)).toBe(0)
  const median = (at: number) =>
    result.stretches.find((one) => one.from >= at)?.stalenessMedian ?? Number.NaN
  expect(median(2 * hour)).toBeLessThanOrEqual(10)
  expect(median(dip.to + 5 * minute)).toBeGreaterThan(60)
  const waves = [15, 30, 60, 90].map((minutes) => median(dip.to + minutes * minute))
  expect(waves.at(-1)).toBeLessThanOrEqual(24)
  for (const [index, seconds] of waves.entries())
    expect(seconds).toBeLessThanOrEqual(1.25 * (waves[index - 1] ?? Number.POSITIVE_INFINITY))
})

test('everybody at once: as many starts in one moment as the limit holds, and nobody is refused', async () => {
  const result = await simulateTenant({
    people: 300,
    budget: 300,
    retryAfter: true,
    together: true,
    until: hour + 2 * minute,
  })
  expect(result.requests).toBeGreaterThan(300)
  expect(result.throttled).toBe(0)
})

describe('50,000 people with the relay', () => {
  const fifty = { people: 1_500, budget: 300, retryAfter: true, push: true }

  test('fit two client IDs: next to nothing is refused, and calls do not wait', async () => {
    const result = await simulateTenant({ ...fifty, clientIds: 2, until: 3 * hour })
    expect(result.throttled).toBeLessThanOrEqual(0.001)
    expect(result.writeDelayP99).toBeLessThanOrEqual(2)
    expect(result.callsShown).toBeGreaterThan(0.999)
    expect(result.heardMedian).toBeLessThanOrEqual(5)
    // One before the call is shown, one for each of two pings; the rest are breaks and safety reads.
    expect(result.kinds.read / result.calls).toBeLessThanOrEqual(6.2)
  })

  test('do not fit one', async () => {
    const result = await simulateTenant({ ...fifty, until: 2.5 * hour })
    expect(result.throttled).toBeGreaterThan(0.01)
  })
})
