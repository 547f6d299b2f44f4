import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { available, createBench, gaps } from './fakes.ts'

describe('failures', () => {
  test('a Retry-After closes the gate for writes too; hints do not open it', async () => {
    const { clock, source, gate, feed, ofType } = createBench({ random: () => 0 })
    source.always = new Fault('graph.throttled', '', { retryAfterMs: 20_000 })
    feed.start()
    await clock.advance(0)
    expect(gate.waitMs()).toBe(20_000)
    feed.hint()
    await clock.advance(19_999)
    expect(source.startedAt).toHaveLength(1)
    expect(ofType('failed')).toEqual([
      { type: 'failed', code: 'graph.throttled', retryInMs: 20_000 },
    ])
    await clock.advance(1)
    expect(source.startedAt).toHaveLength(2)
  })

  test('a gate that a write closed holds a read that was due already', async () => {
    const { clock, source, gate, feed } = createBench()
    source.always = available
    feed.start()
    await clock.advance(1_000)
    gate.close(clock.monotonic() + 30_000)
    await clock.advance(29_999)
    expect(source.startedAt).toHaveLength(1)
    await clock.advance(1)
    expect(source.startedAt).toHaveLength(2)
  })

  test('being throttled makes the interval 16 times as long, the next read anywhere in it', async () => {
    const { clock, source, feed } = createBench({ random: () => 0.5 })
    source.always = new Fault('graph.throttled', '', { retryAfterMs: 5_000 })
    feed.start()
    await clock.advance(0)
    source.always = available
    await clock.advance(400_000)
    expect(gaps(source.startedAt)).toEqual([5_000 + 1_000 + 120_000, 240_000])
  })

  test('a throttled write makes it slower like a throttled read', async () => {
    const { clock, source, gate, feed, kept } = createBench({ random: () => 0.5 })
    source.always = available
    feed.start()
    await clock.advance(1_000)
    gate.refuse(clock.monotonic() + 10_000, undefined)
    await clock.advance(400_000)
    expect(gaps(source.startedAt)).toEqual([1_000 + 10_000 + 120_000, 240_000])
    expect(kept).toEqual([{ fullMs: 15_000 }])
  })

  test('an outage with a Retry-After closes the gate and teaches nothing', async () => {
    const { clock, source, gate, feed, kept } = createBench({ random: () => 0 })
    source.always = new Fault('graph.unavailable', '', { retryAfterMs: 5_000 })
    feed.start()
    await clock.advance(0)
    expect(gate.waitMs()).toBe(5_000)
    source.always = available
    await clock.advance(20_000)
    expect(gaps(source.startedAt)).toEqual([5_000, 1_000, 12_000])
    expect(kept).toEqual([])
  })

  test('waits longer after each failure, up to 300 s', async () => {
    const { clock, source, feed } = createBench({ random: () => 0.999_999 })
    source.always = new Fault('graph.notGraph')
    feed.start()
    await clock.advance(3_000_000)
    const waits = gaps(source.startedAt).map((ms) => Math.round(ms / 1_000))
    expect(waits.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 300, 300])
  })

  test.each(['signIn.expired', 'graph.unauthorized', 'signIn.blocked'] as const)(
    '%s stops the reads until start()',
    async (code) => {
      const { clock, source, power, feed, ofType } = createBench()
      source.always = new Fault(code)
      feed.start()
      await clock.advance(0)
      power.happen('unlock')
      feed.urgentRead()
      await clock.advance(3_600_000)
      expect(source.startedAt).toHaveLength(1)
      expect(ofType('failed')).toEqual([{ type: 'failed', code }])
      source.always = available
      feed.start()
      await clock.advance(0)
      expect(source.startedAt).toHaveLength(2)
    },
  )

  test.each([
    ['graph.forbidden', 900_000],
    ['graph.noPresence', 3_600_000],
  ] as const)('%s is tried again after %i ms, whatever is hinted', async (code, retryAfterMs) => {
    const { clock, source, feed } = createBench()
    source.always = new Fault(code, '', { retryAfterMs })
    feed.start()
    await clock.advance(0)
    feed.hint()
    await clock.advance(retryAfterMs - 1)
    expect(source.startedAt).toHaveLength(1)
    await clock.advance(1)
    expect(source.startedAt).toHaveLength(2)
  })
})

describe('order', () => {
  const stamped = (sequenceNumber: string) => ({ ...available, sequenceNumber })

  test('drops one answer that is older than the last, reads again, and then takes it', async () => {
    const { clock, source, feed, ofType } = createBench()
    source.always = stamped('A2')
    feed.start()
    await clock.advance(1_000)
    source.always = stamped('A1')
    feed.urgentRead()
    await clock.advance(0)
    expect(source.startedAt).toHaveLength(3)
    expect(ofType('reading').map((one) => one.reading.sequenceNumber)).toEqual(['A2', 'A1'])
  })

  test('forgets the last number with the account', async () => {
    const { clock, source, feed, ofType } = createBench()
    source.always = stamped('A2')
    feed.start()
    await clock.advance(0)
    feed.stop()
    source.always = stamped('A1')
    feed.start()
    await clock.advance(0)
    expect(ofType('reading')).toHaveLength(2)
  })
})

describe('evidence', () => {
  test('collects the longest idle time and a lock since the previous reading', async () => {
    const { clock, source, power, feed, ofType } = createBench({ activeSeconds: 300 })
    source.always = available
    feed.start()
    await clock.advance(1_000)
    power.idle = 280
    await clock.advance(15_000)
    power.idle = 2
    feed.urgentRead()
    await clock.advance(0)
    power.happen('lock')
    feed.urgentRead()
    await clock.advance(0)
    feed.urgentRead()
    await clock.advance(0)
    expect(ofType('reading').map((one) => one.evidence)).toMatchObject([
      { longestIdleSeconds: 0 },
      { longestIdleSeconds: 280, idleSeconds: 2, lockedOrSuspended: false, previousAt: 1_000 },
      { longestIdleSeconds: 2, lockedOrSuspended: true, locked: false, previousAt: 17_000 },
      { longestIdleSeconds: 2, lockedOrSuspended: false },
    ])
  })
})
