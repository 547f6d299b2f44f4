import { expect, test } from 'vitest'
import { startHeartbeat } from '../../../src-renderer/line/heartbeat.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'

function setUp() {
  const clock = new FakeClock()
  let received = clock.monotonic()
  let alive = true
  let probes = 0
  let deaths = 0
  const heartbeat = startHeartbeat({
    clock,
    intervalMs: 1_000,
    lastReceived: () => received,
    probe: async () => {
      probes += 1
      return alive
    },
    onDead: () => {
      deaths += 1
    },
  })
  return {
    clock,
    heartbeat,
    receive: () => {
      received = clock.monotonic()
    },
    die: () => {
      alive = false
    },
    counts: () => ({ probes, deaths }),
  }
}

test('an idle link is asked about, again and again', async () => {
  const it = setUp()
  await it.clock.advance(3_000)
  expect(it.counts()).toEqual({ probes: 3, deaths: 0 })
})

test('a link that brings something is not asked about', async () => {
  const it = setUp()
  await it.clock.advance(900)
  it.receive()
  await it.clock.advance(900)
  expect(it.counts().probes).toBe(0)
  await it.clock.advance(100)
  expect(it.counts().probes).toBe(1)
})

test('a link that gives no answer is dead, once', async () => {
  const it = setUp()
  it.die()
  await it.clock.advance(5_000)
  expect(it.counts()).toEqual({ probes: 1, deaths: 1 })
})

test('a check asks at once, and not twice at a time', async () => {
  const it = setUp()
  it.heartbeat.check()
  it.heartbeat.check()
  await settled()
  expect(it.counts().probes).toBe(1)
})

test('after its stop nothing is asked and nothing is dead', async () => {
  const it = setUp()
  it.die()
  it.heartbeat.check()
  it.heartbeat.stop()
  await it.clock.advance(5_000)
  expect(it.counts()).toEqual({ probes: 1, deaths: 0 })
  expect(it.clock.waiting()).toEqual([])
})
