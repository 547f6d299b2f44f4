/** The page's ears, with a broker that does what the test says. */
import { EventEmitter } from 'node:events'
import type { IClientOptions, MqttClient } from 'mqtt'
import { expect, test } from 'vitest'
import type { FromLine } from '../../../src-preload/line-contract.ts'
import { startPushListener } from '../../../src-renderer/line/push-listener.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { channel } from './bench.ts'

class FakeClient extends EventEmitter {
  readonly options: IClientOptions
  granted = 1
  ended = false
  constructor(options: IClientOptions) {
    super()
    this.options = options
  }
  subscribe(
    topics: Readonly<Record<string, unknown>>,
    done: (error: Error | null, granted: readonly { topic: string; qos: number }[]) => void,
  ): void {
    const granted = Object.keys(topics).map((topic) => ({ topic, qos: this.granted }))
    done(null, granted)
  }
  end(): void {
    this.ended = true
    this.emit('close')
  }
}

function bench(load: 'works' | 'fails' = 'works') {
  const clock = new FakeClock({ random: () => 0.5 })
  const clients: FakeClient[] = []
  const told: FromLine[] = []
  let loads = 0
  const listener = startPushListener({
    broker: channel.broker,
    user: channel.user,
    topics: channel.topics,
    clock,
    random: () => 0.5,
    send: (message) => void told.push(message),
    load: async () => {
      loads += 1
      if (load === 'fails') throw new Error('no chunk')
      return (_broker, options) => {
        const client = new FakeClient(options)
        clients.push(client)
        return client as unknown as MqttClient
      }
    },
  })
  const last = () => {
    const client = clients.at(-1)
    if (client === undefined) throw new Error('nobody connected')
    return client
  }
  return { clock, clients, told, listener, last, loads: () => loads }
}

test('connects with MQTT 5, a clean start, no password, and no waits or workers of the library', async () => {
  const { clock, last } = bench()
  await clock.advance(0)
  expect(last().options).toMatchObject({
    protocolVersion: 5,
    clean: true,
    username: 'channel',
    reconnectPeriod: 0,
    timerVariant: 'native',
  })
  expect(last().options.password).toBeUndefined()
})

test('waits longer with each failure in a row, and not at all after a nudge', async () => {
  const { clock, clients, last, listener } = bench()
  await clock.advance(0)
  for (const waitMs of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    last().emit('close')
    const before = clients.length
    await clock.advance(waitMs - 1)
    expect(clients).toHaveLength(before)
    await clock.advance(1)
    expect(clients).toHaveLength(before + 1)
  }
  last().emit('close')
  const before = clients.length
  listener.nudge()
  await clock.advance(0)
  expect(clients).toHaveLength(before + 1)
})

test('a connection that worked begins the waits anew', async () => {
  const { clock, clients, last, told } = bench()
  await clock.advance(0)
  last().emit('close')
  await clock.advance(500)
  last().emit('connect')
  expect(told).toEqual([{ type: 'listening', on: true }])
  last().emit('close')
  expect(told.at(-1)).toEqual({ type: 'listening', on: false })
  await clock.advance(500)
  expect(clients).toHaveLength(3)
})

test('a refused topic is no listening, and is left alone for minutes', async () => {
  const { clock, clients, last, told } = bench()
  await clock.advance(0)
  last().granted = 0x87
  last().emit('connect')
  expect(told).toEqual([{ type: 'log', level: 'warn', message: 'The broker refuses a topic.' }])
  await clock.advance(224_999)
  expect(clients).toHaveLength(1)
  await clock.advance(1)
  expect(clients).toHaveLength(2)
})

test('so is a refused connection', async () => {
  const { clock, clients, last, told } = bench()
  await clock.advance(0)
  last().emit('error', Object.assign(new Error('not authorised'), { code: 0x87 }))
  expect(told).toMatchObject([{ type: 'log', message: expect.stringContaining('135') }])
  await clock.advance(224_999)
  expect(clients).toHaveLength(1)
})

test('a client that cannot be loaded is tried again, and told without its message', async () => {
  const { clock, told, loads } = bench('fails')
  await clock.advance(0)
  expect(told).toEqual([
    { type: 'log', level: 'warn', message: 'The MQTT client could not be started.' },
  ])
  await clock.advance(225_000)
  expect(loads()).toBe(2)
})

test('nothing is left when it is stopped, also while it loads', async () => {
  const { clock, last, listener, told } = bench()
  await clock.advance(0)
  last().emit('connect')
  listener.stop()
  expect([last().ended, clock.waiting()]).toEqual([true, []])
  expect(told).toEqual([{ type: 'listening', on: true }])
  const early = bench()
  early.listener.stop()
  await early.clock.advance(0)
  expect(early.clients).toEqual([])
})
