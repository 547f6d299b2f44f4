import { expect, test } from 'vitest'
import { drawDay, habits, hour } from '../../simulators/tenant/day.ts'
import { createChance } from '../../simulators/tenant/random.ts'

const days = (() => {
  const chance = createChance(5)
  return Array.from({ length: 2_000 }, () => drawDay(chance))
})()
const calls = days.flatMap((day) => day.calls)

test('a person has 20 calls in 8 hours', () => {
  expect(calls.length / days.length).toBeCloseTo(20, 0)
  for (const day of days) expect(day.to - day.from).toBeCloseTo(8 * hour)
})

test('one hour has three times as many as an hour has on average', () => {
  const { from, to } = habits.peak
  const inPeak = calls.filter((call) => call.from >= from && call.from < to).length
  expect(inPeak / days.length / (20 / 8)).toBeCloseTo(3, 0)
})

test('nobody calls at lunch, and breaks do not meet', () => {
  for (const { breaks, calls: own } of days) {
    const lunch = breaks.find((one) => one.to - one.from === habits.lunch.lasts)
    expect(lunch).toBeDefined()
    for (const call of own)
      expect(lunch !== undefined && call.from > lunch.from && call.from < lunch.to).toBe(false)
    for (const [index, one] of breaks.entries())
      expect(one.from).toBeGreaterThanOrEqual(breaks[index - 1]?.to ?? 0)
  }
})

test('the same seed draws the same day', () => {
  expect(drawDay(createChance(9))).toEqual(drawDay(createChance(9)))
})
