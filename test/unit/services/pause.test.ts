import { expect, test } from 'vitest'
import { maskUsername } from '../../../src-main/services/mask.ts'
import { createPause } from '../../../src-main/services/pause.ts'
import { FakeClock } from '../../support/fake-clock.ts'

function setUp() {
  const clock = new FakeClock()
  const told: boolean[] = []
  const pause = createPause(clock, (paused) => told.push(paused))
  return { clock, told, pause }
}

test('ends by itself', async () => {
  const { clock, told, pause } = setUp()
  pause.begin(30)
  await clock.advance(30 * 60_000 - 1)
  expect(told).toEqual([true])
  await clock.advance(1)
  expect(told).toEqual([true, false])
  expect(pause.current()).toBeNull()
})

test('until resumed lasts until resumed', async () => {
  const { clock, told, pause } = setUp()
  pause.begin(null)
  await clock.advance(86_400_000)
  expect(pause.current()).toEqual({ until: null })
  pause.end()
  pause.end()
  expect(told).toEqual([true, false])
})

test('goes by the clock on the wall: what passed in sleep has passed', async () => {
  const { clock, told, pause } = setUp()
  pause.begin(60)
  clock.jumpWall(2 * 3_600_000)
  pause.check()
  expect(told).toEqual([true, false])
})

test('a new pause replaces the old one', async () => {
  const { clock, pause } = setUp()
  pause.begin(30)
  pause.begin(null)
  await clock.advance(3_600_000)
  expect(pause.current()).toEqual({ until: null })
})

test.each([
  ['alice.smith@example.com', 'al…@example.com'],
  ['a@b', 'a…@b'],
  ['nobody', 'no…'],
])('%s is shown as %s', (username, masked) => {
  expect(maskUsername(username)).toBe(masked)
})
