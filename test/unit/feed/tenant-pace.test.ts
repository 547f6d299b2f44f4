/** The poller in a tenant of unknown size: wide at first, spread, and quick to learn. */
import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { createPresencePoller } from '../../../src-main/services/feed/feed.ts'
import { available, createBench, gaps } from './fakes.ts'

/** As many starts as there are values; the first read of each. */
async function firstReads(values: readonly number[], begin: 'start' | 'online' | 'resume') {
  const reads: number[] = []
  for (const value of values) {
    let random = 0.5
    const bench = createBench({ random: () => random, tenant: {} })
    const { clock, source, power, feed } = bench
    source.always = available
    if (begin !== 'start') {
      feed.start('now')
      await clock.advance(600_000)
      if (begin === 'resume') power.happen('suspend')
    }
    random = value
    const from = clock.monotonic()
    const before = source.startedAt.length
    if (begin === 'start') feed.start()
    else power.happen(begin)
    await clock.advance(120_000)
    reads.push((source.startedAt[before] ?? Number.NaN) - from)
  }
  return reads
}

describe('many at once are spread', () => {
  test('at the start over a minute', async () => {
    expect(await firstReads([0, 0.25, 0.5, 0.75], 'start')).toEqual([0, 15_000, 30_000, 45_000])
  })

  test('on resume over the present interval', async () => {
    const reads = await firstReads([0, 0.25, 0.5, 0.75], 'resume')
    expect(reads.map((ms) => Math.round(ms / 1_000))).toEqual([0, 4, 8, 11])
  })

  test('but who signs in reads at once', async () => {
    const { clock, source, feed } = createBench({ tenant: {} })
    source.always = available
    feed.start('now')
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(1)
  })
})

test('narrows from a minute to the shortest interval while nothing is refused', async () => {
  const { clock, source, feed } = createBench({ tenant: {} })
  source.always = available
  feed.start('now')
  await clock.advance(900_000)
  const waits = gaps(source.startedAt).map(Math.round)
  expect(waits[1]).toBeGreaterThan(45_000)
  expect(waits.at(-1)).toBe(15_000)
  expect(waits.slice(1)).toEqual(waits.slice(1).toSorted((a, b) => b - a))
})

test('what was learnt outlives a sign-out and a sign-in', async () => {
  const { clock, source, feed, kept, parts } = createBench({ tenant: {} })
  source.always = new Fault('graph.throttled', '', { retryAfterMs: 3_000 })
  feed.start('now')
  await clock.advance(0)
  feed.stop()
  expect(kept.at(-1)).toEqual({ fullMs: 60_000 })
  source.always = available
  const again = createPresencePoller(parts)
  again.start('now')
  await clock.advance(3_600_000)
  expect(Math.max(...gaps(source.startedAt).slice(2))).toBeGreaterThan(600_000)
})

test('an urgent read leaves at once, however slow the pace', async () => {
  const { clock, source, feed } = createBench({ tenant: { learnt: { fullMs: 60_000 } } })
  source.always = available
  feed.start()
  await clock.advance(1_000)
  feed.urgentRead()
  await clock.advance(0)
  expect(source.startedAt).toHaveLength(1)
})
