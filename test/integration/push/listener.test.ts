/** The page's ears at a real Mosquitto with the configuration that the relay is delivered with. */
import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mosquittoPrefix } from '../../../scripts/debian/mosquitto.ts'
import type { FromLine } from '../../../src-preload/line-contract.ts'
import { systemClock } from '../../../src-renderer/line/clock.ts'
import { createLine, type Line } from '../../../src-renderer/line/line.ts'
import { type Mosquitto, startMosquitto } from '../../servers/mosquitto/mosquitto.ts'
import { parseXml } from '../../unit/line/parse-xml.ts'
import { skipped } from './fixture.ts'

const own = 'c'.repeat(32)
const topicsOf = (channel: string) => ({
  changed: `lockstep/ch/${channel}/changed`,
  reauthorize: `lockstep/ch/${channel}/reauthorize`,
  heartbeat: 'lockstep/heartbeat',
})

describe.skipIf(skipped !== '')(`a line that listens${skipped}`, () => {
  let broker: Mosquitto
  let relay: MqttClient
  let line: Line
  let told: FromLine[]
  beforeAll(async () => {
    broker = await startMosquitto(await mosquittoPrefix())
  })
  afterAll(() => broker?.stop())
  beforeEach(async () => {
    told = []
    relay = await connectAsync(broker.url, {
      protocolVersion: 5,
      username: 'relay',
      password: broker.password,
    })
    line = createLine({
      bridge: { send: (message) => void told.push(message) },
      clock: systemClock,
      parseXml,
      random: () => 0.1,
    })
  })
  afterEach(async () => {
    line.handle({ type: 'stop' })
    await expect.poll(() => told.at(-1)).toEqual({ type: 'stopped' })
    await relay.publishAsync('lockstep/heartbeat', '', { qos: 1, retain: true })
    await relay.endAsync(true)
  })

  const listen = (user = own, topics = topicsOf(user)) =>
    line.handle({ type: 'listen', broker: broker.wsUrl, user, topics })
  const hears = (message: FromLine, times = 1) =>
    expect
      .poll(() => told.filter((one) => one.type === message.type))
      .toEqual(Array.from({ length: times }, () => message))
  const listening = { type: 'listening', on: true } as const

  test('hears what is meant for it, and what it is', async () => {
    listen()
    await hears(listening)
    await relay.publishAsync(`lockstep/ch/${'d'.repeat(32)}/changed`, '', { qos: 1 })
    await relay.publishAsync(topicsOf(own).reauthorize, '', { qos: 1 })
    await hears({ type: 'heard', what: 'reauthorize' })
    await relay.publishAsync(topicsOf(own).changed, '', { qos: 1 })
    await expect.poll(() => told.at(-1)).toEqual({ type: 'heard', what: 'changed' })
    expect(told.filter(({ type }) => type === 'heard')).toHaveLength(2)
  })

  test('tells the age of a heartbeat that the broker kept, and passes over one of unknown age', async () => {
    const beat = (safetySeconds: number, properties = {}) =>
      relay.publishAsync('lockstep/heartbeat', JSON.stringify({ safetySeconds }), {
        qos: 1,
        retain: true,
        properties,
      })
    await beat(600)
    listen()
    await hears(listening)
    await beat(900)
    await hears({ type: 'heartbeat', safetySeconds: 900, ageSeconds: 0 })
    await beat(1_200, { messageExpiryInterval: 50 })
    told.length = 0
    listen()
    await expect
      .poll(() => told.find(({ type }) => type === 'heartbeat'))
      .toMatchObject({ safetySeconds: 1_200, ageSeconds: expect.any(Number) })
    const [kept] = told.filter((one) => one.type === 'heartbeat')
    expect(kept?.ageSeconds).toBeGreaterThanOrEqual(40)
  })

  test('a heartbeat without sense is passed over, an advice out of bounds is brought into them', async () => {
    listen()
    await hears(listening)
    for (const payload of ['', 'x', '{}', '{"safetySeconds":"300"}', '[]', 'null'])
      await relay.publishAsync('lockstep/heartbeat', payload, { qos: 1 })
    await relay.publishAsync('lockstep/heartbeat', '{"safetySeconds":1}', { qos: 1 })
    await hears({ type: 'heartbeat', safetySeconds: 60, ageSeconds: 0 })
  })

  test('comes back by itself when the broker was away', async () => {
    listen()
    await hears(listening)
    await broker.down()
    await expect.poll(() => told.at(-1)).toEqual({ type: 'listening', on: false })
    await broker.up()
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toEqual(listening)
    await relay.publishAsync(topicsOf(own).changed, '', { qos: 1 })
    await hears({ type: 'heard', what: 'changed' })
  })

  test('another channel takes the place of the first', async () => {
    listen()
    await hears(listening)
    const other = 'e'.repeat(32)
    told.length = 0
    listen(other)
    await hears(listening)
    await relay.publishAsync(topicsOf(own).changed, '', { qos: 1 })
    await relay.publishAsync(topicsOf(other).reauthorize, '', { qos: 1 })
    await hears({ type: 'heard', what: 'reauthorize' })
  })
})
