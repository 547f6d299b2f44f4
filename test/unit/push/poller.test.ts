/** The poller with pushes: when it reads, and how often. */
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { intervalMs, pingSpreadMs } from '../../../src-main/services/feed/schedule.ts'
import { available, createBench, gaps } from '../feed/fakes.ts'

async function pushing(options: Parameters<typeof createBench>[0] = {}, safetySeconds = 300) {
  const bench = createBench(options)
  bench.source.always = available
  bench.feed.start()
  await bench.clock.advance(100_000)
  bench.feed.setPush(safetySeconds)
  await bench.clock.advance(15_000)
  bench.source.startedAt.length = 0
  return bench
}

describe('while pushes are healthy', () => {
  test('only the safety read is left', async () => {
    const { clock, source } = await pushing()
    await clock.advance(1_000_000)
    expect(gaps(source.startedAt)).toEqual([300_000, 300_000])
  })

  test('what was due when they began is still read: nothing told of changes until then', async () => {
    const { clock, source, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(20_000)
    const before = source.startedAt.length
    feed.setPush(300)
    await clock.advance(15_000)
    expect(source.startedAt).toHaveLength(before + 1)
  })

  test('a push is one read; many together are one as well', async () => {
    const { clock, source, feed } = await pushing({ tenant: {} })
    for (let push = 0; push < 10; push += 1) {
      feed.pushed()
      await clock.advance(40)
    }
    await clock.advance(3_000)
    expect(source.startedAt).toHaveLength(1)
    feed.pushed()
    await clock.advance(1_000)
    expect(source.startedAt).toHaveLength(2)
  })

  test('pushes that do not end do not put the read off', async () => {
    const { clock, source, feed } = await pushing({ tenant: {} })
    for (let push = 0; push < 5; push += 1) {
      feed.pushed()
      await clock.advance(400)
    }
    expect(source.startedAt.length).toBeGreaterThan(0)
  })

  test('however many pushes there are, there is one read a second at most', async () => {
    const { clock, source, feed } = await pushing()
    for (let push = 0; push < 100; push += 1) {
      feed.pushed()
      await clock.advance(50)
    }
    await clock.advance(2_000)
    expect(gaps(source.startedAt)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000])
  })

  test('a push during a read makes one more: its answer may be older', async () => {
    const { clock, source, feed } = await pushing()
    source.always = undefined
    feed.pushed()
    await clock.advance(1_000)
    expect(source.inFlight).toBe(1)
    feed.pushed()
    source.pending.at(-1)?.answer()
    source.always = available
    await clock.advance(2_000)
    expect(source.startedAt).toHaveLength(2)
  })

  test('no push passes the gate', async () => {
    const { clock, source, feed, gate } = await pushing()
    gate.close(clock.monotonic() + 60_000)
    feed.pushed()
    await clock.advance(59_999)
    expect(source.startedAt).toEqual([])
    await clock.advance(1)
    expect(source.startedAt).toHaveLength(1)
  })

  test('a shorter advice counts at once', async () => {
    const { clock, source, feed } = await pushing({}, 3_600)
    await clock.advance(400_000)
    expect(source.startedAt).toEqual([])
    feed.setPush(60)
    await clock.advance(60_000)
    expect(source.startedAt).toHaveLength(1)
  })
})

test('without pushes polling is back within one interval, and goes on', async () => {
  const { clock, source, feed } = await pushing()
  feed.setPush(undefined)
  await clock.advance(100_000)
  expect(source.startedAt.length).toBeGreaterThanOrEqual(2)
  expect(Math.max(...gaps(source.startedAt))).toBeLessThanOrEqual(60_000)
})

test('a refused read makes the safety read rarer', async () => {
  const { clock, source, feed } = await pushing()
  source.always = new Fault('graph.throttled', '', { retryAfterMs: 10_000 })
  feed.pushed()
  await clock.advance(2_000)
  source.always = available
  await clock.advance(2_000_000)
  expect(Math.max(...gaps(source.startedAt))).toBe(960_000)
})

const situation = { activeSeconds: 15, callLive: false, idleSeconds: 0, locked: false }

test.each([
  [{ safetyMs: 300_000 }, 15_000, 300_000],
  [{ safetyMs: 300_000 }, 60_000, 300_000],
  [{ safetyMs: 60_000 }, 60_000, 60_000],
  [{ safetyMs: 300_000, callLive: true }, 15_000, 300_000],
  [{ safetyMs: 300_000, locked: true }, 15_000, 300_000],
  [{ safetyMs: 60_000, activeSeconds: 120 }, 15_000, 120_000],
  [{ safetyMs: 300_000 }, 240_000, 960_000],
  [{ safetyMs: 300_000 }, 1_800_000, 3_600_000],
])('safety read %o at a pace of %i ms: every %i ms', (change, paceMs, expected) => {
  expect(intervalMs({ ...situation, ...change }, paceMs)).toBe(expected)
})

test.each([
  [{ ms: 0, fullMs: 0 }, 0],
  [{ ms: 15_000, fullMs: 0 }, 1_000],
  [{ ms: 60_000, fullMs: 400 }, 1_000],
  [{ ms: 240_000, fullMs: 15_000 }, 15_000],
  [{ ms: 1_800_000, fullMs: 120_000 }, 30_000],
])('the reads after a push are spread, at %o over %i ms', (pace, expected) => {
  expect(pingSpreadMs(pace)).toBe(expected)
})
