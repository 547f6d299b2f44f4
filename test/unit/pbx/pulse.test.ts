import { expect, test } from 'vitest'
import { startPulse } from '../../../src-main/adapters/pbx/sip/pulse.ts'
import { FakeClock } from '../../support/fake-clock.ts'

function setUp() {
  const clock = new FakeClock()
  const asked: number[] = []
  let dead = 0
  let slept = 0
  const time = {
    monotonic: () => clock.monotonic() + slept,
    timer: clock.timer.bind(clock),
  }
  const pulse = startPulse(
    time,
    (id) => asked.push(id),
    () => {
      dead += 1
    },
  )
  return {
    ...{ clock, asked, pulse },
    dead: () => dead,
    sleep: (ms: number) => {
      slept += ms
    },
  }
}

test('asks again and again as long as it is answered', async () => {
  const it = setUp()
  for (const id of [1, 2, 3]) {
    await it.clock.advance(20_000)
    it.pulse.answered(id)
  }
  expect(it.asked).toEqual([1, 2, 3])
  expect(it.dead()).toBe(0)
})

test('an answer to an older question is none', async () => {
  const it = setUp()
  await it.clock.advance(20_000)
  it.pulse.answered(0)
  await it.clock.advance(10_000)
  expect(it.dead()).toBe(1)
  await it.clock.advance(60_000)
  expect(it.dead()).toBe(1)
})

test('a computer that slept through the deadline asks anew', async () => {
  const it = setUp()
  await it.clock.advance(20_000)
  it.sleep(3_600_000)
  await it.clock.advance(10_000)
  expect([it.dead(), it.asked]).toEqual([0, [1, 2]])
  await it.clock.advance(10_000)
  expect(it.dead()).toBe(1)
})

test('once stopped it asks no more', async () => {
  const it = setUp()
  it.pulse.stop()
  await it.clock.advance(60_000)
  expect(it.asked).toEqual([])
  expect(it.clock.waiting()).toEqual([])
})
