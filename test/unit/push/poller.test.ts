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

const onACall = { ...available, availability: 'Busy', activity: 'InACall' }

describe('something of our own, while pushes are healthy', () => {
  test('is read when it is told, and not before', async () => {
    const { clock, source, feed } = await pushing()
    feed.ownChange()
    await clock.advance(8_000)
    expect(source.startedAt).toEqual([])
    source.always = onACall
    feed.pushed()
    await clock.advance(200_000)
    expect(source.startedAt).toHaveLength(1)
  })

  test('of which nothing is told is read once, after a minute', async () => {
    const { clock, source, feed } = await pushing({ random: () => 0.5 })
    const since = clock.monotonic()
    feed.ownChange()
    await clock.advance(200_000)
    expect(source.startedAt).toEqual([since + 65_000])
  })

  test('is not taken for seen in a reading that shows nothing new, or that began before', async () => {
    const { clock, source, feed } = await pushing({ random: () => 0.5 })
    const since = clock.monotonic()
    source.always = undefined
    feed.pushed()
    await clock.advance(1_000)
    feed.ownChange()
    source.waiting.answer(onACall)
    await clock.advance(1_000)
    feed.pushed()
    await clock.advance(1_000)
    source.waiting.answer(onACall)
    source.always = onACall
    await clock.advance(100_000)
    expect(source.startedAt.at(-1)).toBe(since + 66_000)
    expect(source.startedAt).toHaveLength(3)
  })

  test('is counted from the last change', async () => {
    const { clock, source, feed } = await pushing({ random: () => 0.5 })
    feed.ownChange()
    await clock.advance(30_000)
    const last = clock.monotonic()
    feed.ownChange()
    await clock.advance(200_000)
    expect(source.startedAt).toEqual([last + 65_000])
  })

  test('is a hint where nothing tells of changes', async () => {
    const { clock, source, feed } = await pushing()
    feed.setPush(undefined)
    await clock.advance(60_000)
    source.startedAt.length = 0
    feed.ownChange()
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(1)
  })

  test.each(['unlock', 'active'] as const)('%s waits for the push, too', async (event) => {
    const { clock, source, power } = await pushing({ random: () => 0.5 })
    const since = clock.monotonic()
    power.happen(event)
    await clock.advance(100_000)
    expect(source.startedAt).toEqual([since + 65_000])
  })

  test('a call that does not show is looked at as without pushes, until it shows', async () => {
    const { clock, source, feed } = await pushing({ random: () => 0.5 })
    feed.setCallLive(true)
    await clock.advance(95_000)
    expect(gaps(source.startedAt)).toEqual([30_000, 30_000])
    source.always = onACall
    feed.pushed()
    await clock.advance(100_000)
    expect(source.startedAt).toHaveLength(4)
  })

  test('a word from here is looked at once', async () => {
    const { clock, source, feed } = await pushing()
    feed.hint()
    await clock.advance(0)
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
  [{ safetyMs: 300_000, callLive: true, callMissing: true }, 15_000, 30_000],
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
