import { describe, expect, test } from 'vitest'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import { channel, createBench, minute } from './bench.ts'

describe('health', () => {
  test('needs the broker, the subscription and a heartbeat, all three', async () => {
    const bench = createBench()
    const { service, clock, hear, poller } = bench
    expect(service.state()).toBe('off')
    service.configure()
    await clock.advance(0)
    expect([service.state(), poller.safety]).toEqual(['connecting', undefined])
    bench.beat()
    expect(service.state()).toBe('connecting')
    hear({ type: 'listening', on: true })
    expect([service.state(), poller.safety]).toEqual(['healthy', 300])
  })

  test('is over 90 s after the last heartbeat, and comes back with the next one', async () => {
    const bench = createBench()
    const { service, clock, poller } = bench
    await bench.healthy()
    await clock.advance(30_000)
    bench.beat()
    await clock.advance(89_999)
    expect(service.state()).toBe('healthy')
    await clock.advance(1)
    expect([service.state(), poller.safety]).toEqual(['unhealthy', undefined])
    bench.beat(900)
    expect([service.state(), poller.safety]).toEqual(['healthy', 900])
  })

  test('counts the age of a heartbeat that the broker kept', async () => {
    const bench = createBench()
    const { service, clock } = bench
    service.configure()
    await clock.advance(0)
    bench.hear({ type: 'listening', on: true })
    bench.beat(300, 80)
    expect(service.state()).toBe('healthy')
    await clock.advance(10_000)
    expect(service.state()).toBe('unhealthy')
  })

  test('is over when the connection is lost, at once', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.hear({ type: 'listening', on: false })
    expect([bench.service.state(), bench.poller.safety]).toEqual(['unhealthy', undefined])
    bench.hear({ type: 'listening', on: true })
    expect(bench.service.state()).toBe('healthy')
  })

  test('is over when the subscription ends because Graph does not renew it', async () => {
    const bench = createBench()
    const { service, clock, world } = bench
    await bench.healthy()
    world.ensure = () => new Fault('graph.unavailable')
    const beating = async (ms: number) => {
      for (let left = ms; left > 0; left -= 30_000) {
        await clock.advance(Math.min(30_000, left))
        bench.beat()
      }
    }
    await beating(56 * minute)
    expect(service.state()).toBe('healthy')
    await beating(minute)
    expect(service.state()).toBe('unhealthy')
    world.ensure = () => 57 * minute
    await beating(5 * minute)
    expect(service.state()).toBe('healthy')
  })

  test('that never comes is unhealthy after 90 s, while it goes on trying', async () => {
    const bench = createBench()
    bench.service.configure()
    await bench.clock.advance(90_000)
    expect(bench.service.state()).toBe('unhealthy')
  })
})

describe('the subscription', () => {
  test('is renewed after 36 to 40 minutes, with the channel of the day', async () => {
    const bench = createBench({ random: () => 0.5 })
    await bench.healthy()
    expect(bench.log).toEqual([
      'channel of https://relay.example',
      'listen channel',
      'ensure channel',
    ])
    await bench.clock.advance(35 * minute)
    expect(bench.count('ensure')).toBe(1)
    await bench.clock.advance(5 * minute)
    expect(bench.count('ensure')).toBe(2)
    expect(bench.count('listen')).toBe(1)
    bench.world.channel = () => ({ ...channel, user: 'rotated' })
    await bench.clock.advance(40 * minute)
    expect(bench.log.slice(-2)).toEqual(['listen rotated', 'ensure rotated'])
    expect(bench.listening()).toBe(1)
  })

  test('is renewed while the relay is away, with the last channel', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.world.channel = () => new Fault('graph.network')
    await bench.clock.advance(40 * minute)
    expect(bench.count('ensure channel')).toBe(2)
  })

  test('is confirmed once for all calls of a moment', async () => {
    const bench = createBench()
    await bench.healthy()
    for (const _ of [1, 2, 3]) bench.hear({ type: 'heard', what: 'reauthorize' })
    expect(bench.count('reauthorize')).toBe(0)
    await bench.clock.advance(10_000)
    expect([bench.count('reauthorize'), bench.count('ensure')]).toEqual([1, 1])
    expect(bench.service.state()).toBe('healthy')
  })

  test('that is gone when it is to be confirmed is made anew, and polling goes on until then', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.world.confirm = () => false
    bench.world.ensure = () => new Fault('graph.unavailable')
    bench.hear({ type: 'heard', what: 'reauthorize' })
    await bench.clock.advance(10_000)
    expect(bench.count('ensure')).toBeGreaterThan(1)
    expect([bench.service.state(), bench.poller.safety]).toEqual(['unhealthy', undefined])
    bench.world.ensure = () => 57 * minute
    await bench.clock.advance(20_000)
    expect([bench.service.state(), bench.poller.safety]).toEqual(['healthy', 300])
    const made = bench.count('ensure')
    await bench.clock.advance(10 * minute)
    expect(bench.count('ensure')).toBe(made)
  })

  test('that could not be confirmed is renewed soon, which confirms as well', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.world.confirm = () => new Fault('graph.unavailable')
    bench.hear({ type: 'heard', what: 'reauthorize' })
    await bench.clock.advance(30_000)
    expect([bench.count('reauthorize'), bench.count('ensure')]).toEqual([1, 2])
    expect(bench.service.state()).toBe('healthy')
  })
})

describe('failures', () => {
  test.each([
    'signIn.consentRequired',
    'signIn.adminConsentRequired',
    'graph.forbidden',
    'graph.rejected',
  ] as const)('%s: no pushes for an hour, told once in the log', async (code: ErrorCode) => {
    const bench = createBench()
    bench.world.ensure = () => new Fault(code)
    bench.service.configure()
    await bench.clock.advance(50 * minute)
    expect(bench.service.state()).toBe('off')
    expect(bench.count('ensure')).toBe(1)
    expect(bench.notes.filter((line) => line.startsWith('No pushes'))).toEqual([
      `No pushes; presence is read {"code":"${code}"}`,
    ])
    await bench.clock.advance(15 * minute)
    expect(bench.count('ensure')).toBe(2)
  })

  test('a relay that is away is asked again, ever more seldom', async () => {
    const bench = createBench({ random: () => 0.999 })
    bench.world.channel = () => new Fault('graph.network')
    bench.service.configure()
    await bench.clock.advance(5 * minute)
    expect(bench.service.state()).toBe('unhealthy')
    // At 0, 5, 15, 35, 75 and 155 s.
    expect(bench.count('channel')).toBe(6)
    bench.world.channel = () => channel
    await bench.clock.advance(5 * minute)
    expect(bench.count('ensure')).toBe(1)
  })

  test('throttling closes the gate for everybody, and a closed gate is waited for', async () => {
    const bench = createBench({ random: () => 0 })
    bench.world.ensure = () => new Fault('graph.throttled', '', { retryAfterMs: 60_000 })
    bench.service.configure()
    await bench.clock.advance(0)
    expect(bench.gate.waitMs()).toBe(60_000)
    bench.world.ensure = () => 57 * minute
    bench.gate.close(bench.clock.monotonic() + 10 * minute)
    await bench.clock.advance(10 * minute - 1)
    expect(bench.count('ensure')).toBe(1)
    await bench.clock.advance(1)
    expect(bench.count('ensure')).toBe(2)
  })
})

describe('what is wanted', () => {
  test('a push makes the poller read, healthy or not', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.hear({ type: 'heard', what: 'changed' })
    await bench.clock.advance(90_000)
    bench.hear({ type: 'heard', what: 'changed' })
    expect(bench.poller.pushed).toBe(2)
  })

  test('no relay, no support in the cloud, nobody signed in: nothing is ever asked', async () => {
    for (const change of [
      { relayUrl: undefined },
      { supported: false },
      { person: undefined },
    ] as const) {
      const bench = createBench()
      Object.assign(bench.world, change)
      bench.service.configure()
      await bench.clock.advance(60 * minute)
      expect([bench.service.state(), bench.log]).toEqual(['off', []])
    }
  })

  test('a pause ends it without taking the subscription away; afterwards it begins anew', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.world.person = undefined
    bench.service.configure()
    expect([bench.service.state(), bench.poller.safety]).toEqual(['off', undefined])
    expect([bench.listening(), bench.count('remove')]).toEqual([0, 0])
    bench.world.person = 'alice'
    await bench.healthy()
    expect(bench.service.state()).toBe('healthy')
  })

  test.each([
    [false, 1],
    [true, 0],
  ])('leaving, another computer seen %s: %i subscriptions taken away', async (seen, removed) => {
    const bench = createBench()
    await bench.healthy()
    bench.world.otherComputer = seen
    await bench.service.leave()
    expect([bench.count('remove'), bench.listening()]).toEqual([removed, 0])
    bench.service.configure()
    await bench.clock.advance(minute)
    expect(bench.count('channel')).toBe(1)
  })

  test('another relay of the policy takes the place of the first', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.world.relayUrl = 'https://other.example'
    await bench.healthy()
    expect(bench.count('channel of https://other.example')).toBe(1)
    expect(bench.listening()).toBe(1)
  })

  test('a new network means a new connection', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.power.happen('online')
    await bench.clock.advance(0)
    expect([bench.service.state(), bench.count('listen')]).toEqual(['connecting', 2])
    expect(bench.listening()).toBe(1)
  })

  test('nothing is left when it is disposed of', async () => {
    const bench = createBench()
    await bench.healthy()
    bench.service.dispose()
    expect([bench.listening(), bench.power.listening(), bench.clock.waiting()]).toEqual([0, 0, []])
  })
})
