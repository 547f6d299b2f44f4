import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { available, createBench, gaps } from './fakes.ts'

describe('steady reading', () => {
  test('reads at once, then at a random phase, then every 15 s while the person is active', async () => {
    const { clock, source, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(50_000)
    expect(gaps(source.startedAt)).toEqual([7_500, 15_000, 15_000])
  })

  test('spreads the interval by 20 % to either side', async () => {
    const { clock, source, feed } = createBench({ random: () => 0.999 })
    source.always = available
    feed.start()
    await clock.advance(60_000)
    expect(gaps(source.startedAt).map(Math.round)).toEqual([14_985, 17_994, 17_994])
  })

  test('reads every 60 s while the person is idle for more than 5 minutes or away', async () => {
    const { clock, source, power, feed } = createBench()
    source.always = available
    power.idle = 301
    feed.start()
    await clock.advance(160_000)
    expect(gaps(source.startedAt)).toEqual([30_000, 60_000, 60_000])
  })

  test('reads every 30 s while a call is live, and does not wait for the end of a longer interval', async () => {
    const { clock, source, power, feed } = createBench()
    source.always = available
    power.locked = true
    feed.start()
    await clock.advance(31_000)
    feed.setCallLive(true)
    await clock.advance(65_000)
    expect(gaps(source.startedAt)).toEqual([30_000, 31_000, 30_000])
  })

  test('tells when a read starts and what came of it, with the times', async () => {
    const { clock, source, feed, events } = createBench()
    feed.start()
    await clock.advance(0)
    await clock.advance(40)
    source.waiting.answer()
    await clock.advance(0)
    expect(events).toEqual([
      { type: 'reading-started' },
      {
        type: 'reading',
        reading: available,
        evidence: {
          longestIdleSeconds: 0,
          lockedOrSuspended: false,
          idleSeconds: 0,
          locked: false,
        },
        requestedAt: 1_000,
        answeredAt: 1_040,
        wall: clock.wall(),
      },
    ])
  })

  test('stops: nothing is read any more, nothing is told, nothing listens', async () => {
    const { clock, source, power, feed, events } = createBench()
    feed.start()
    await clock.advance(0)
    feed.stop()
    await clock.advance(600_000)
    expect(source.waiting.signal.aborted).toBe(true)
    expect(source.startedAt).toHaveLength(1)
    expect(events).toEqual([{ type: 'reading-started' }])
    expect(power.listening()).toBe(0)
    expect(clock.waiting()).toEqual([])
  })
})

describe('hints', () => {
  test('a hint reads at once, after 3 s and after 10 s', async () => {
    const { clock, source, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(8_000)
    feed.hint()
    await clock.advance(11_000)
    expect(source.startedAt.slice(2)).toEqual([9_000, 12_000, 19_000])
  })

  test('hints make at most one burst in 20 s', async () => {
    const { clock, source, feed } = createBench({ activeSeconds: 300 })
    source.always = available
    feed.start()
    await clock.advance(1_000)
    for (let second = 0; second < 40; second += 1) {
      feed.hint()
      await clock.advance(1_000)
    }
    expect(source.startedAt.slice(1)).toEqual([2_000, 5_000, 12_000, 22_000, 25_000, 32_000])
  })

  test.each(['unlock', 'active', 'online'] as const)('%s is a hint', async (event) => {
    const { clock, source, power, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(1_000)
    power.happen(event)
    await clock.advance(0)
    expect(source.startedAt).toEqual([1_000, 2_000])
  })

  test('a hint cuts the wait after a failure short', async () => {
    const { clock, source, power, feed } = createBench()
    source.always = new Fault('graph.network')
    feed.start()
    await clock.advance(300_000)
    source.always = available
    const before = source.startedAt.length
    power.happen('online')
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(before + 1)
  })
})

test('a failure ends a burst: the rest of it would only fail again', async () => {
  const { clock, source, feed } = createBench({ random: () => 0.999_999 })
  source.always = available
  feed.start()
  await clock.advance(1_000)
  source.always = new Fault('graph.network')
  feed.hint()
  await clock.advance(4_900)
  expect(source.startedAt).toEqual([1_000, 2_000])
})

describe('sleep', () => {
  test('reads nothing while suspended, and at once on resume', async () => {
    const { clock, source, power, feed } = createBench()
    feed.start()
    await clock.advance(0)
    power.happen('suspend')
    await clock.advance(600_000)
    expect(source.waiting.signal.aborted).toBe(true)
    expect(source.startedAt).toHaveLength(1)
    power.happen('resume')
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(2)
  })

  test('takes someone at the keyboard for a resume that was never told', async () => {
    const { clock, source, power, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(0)
    power.happen('suspend')
    power.happen('active')
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(2)
  })
})

describe('the read for a call', () => {
  test('goes ahead of a waiting poll', async () => {
    const { clock, source, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(1_000)
    feed.urgentRead()
    await clock.advance(0)
    expect(source.startedAt).toEqual([1_000, 2_000])
  })

  test('joins a read that began less than 2 s ago', async () => {
    const { clock, source, feed, ofType } = createBench()
    feed.start()
    await clock.advance(1_999)
    feed.urgentRead()
    source.waiting.answer()
    await clock.advance(1_000)
    expect(ofType('reading')).toMatchObject([{ requestedAt: 1_000, answeredAt: 2_999 }])
    expect(source.startedAt).toHaveLength(1)
  })

  test('gives an older read up and reads anew, never two at a time', async () => {
    const { clock, source, feed, ofType } = createBench()
    feed.start()
    await clock.advance(2_000)
    feed.urgentRead()
    await clock.advance(0)
    expect(source.pending.map((one) => one.signal.aborted)).toEqual([true, false])
    source.waiting.answer()
    await clock.advance(0)
    expect(ofType('reading')).toMatchObject([{ requestedAt: 3_000 }])
    expect(ofType('failed')).toEqual([])
    expect(source.mostInFlight).toBe(1)
  })

  test('is repeated quickly until an answer comes', async () => {
    const { clock, source, feed, ofType } = createBench()
    source.always = new Fault('graph.network')
    feed.start()
    feed.urgentRead()
    await clock.advance(60_000)
    expect(Math.max(...gaps(source.startedAt))).toBeLessThanOrEqual(10_000)
    source.always = available
    await clock.advance(10_000)
    expect(ofType('reading').length).toBeGreaterThan(0)
  })

  test('is not repeated after cancelUrgent', async () => {
    const { clock, source, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(1_000)
    source.always = new Fault('graph.network')
    feed.urgentRead()
    await clock.advance(0)
    feed.cancelUrgent()
    const before = source.startedAt.length
    await clock.advance(700)
    expect(source.startedAt).toHaveLength(before)
  })

  test('waits for Retry-After, and then leaves at once', async () => {
    const { clock, source, feed } = createBench({ random: () => 0 })
    source.always = new Fault('graph.throttled', '', { retryAfterMs: 20_000 })
    feed.start()
    await clock.advance(5_000)
    source.always = available
    feed.urgentRead()
    await clock.advance(60_000)
    expect(source.startedAt.slice(0, 2)).toEqual([1_000, 21_000])
  })
})
