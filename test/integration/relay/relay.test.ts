/** The relay with a real Mosquitto: who gets a channel, what Graph may say, what a desktop hears. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PushChannel } from '../../../src-main/ports.ts'
import { alma, bo } from '../../support/tenant-keys.ts'
import { type RelayWorld, type RunningRelay, secret, startRelayWorld } from './fixture.ts'

let world: RelayWorld
let relay: RunningRelay
beforeAll(async () => {
  world = await startRelayWorld()
  relay = await world.relay()
})
afterAll(() => world.stop())

async function channelOf(objectId: string, from = relay): Promise<PushChannel> {
  const response = await from.channel(await world.keys.token({ objectId }))
  expect(response.status).toBe(200)
  return response.json()
}

const pathOf = ({ notificationUrl }: PushChannel) => new URL(notificationUrl).pathname
const changes = (clientState: string) => ({ value: [{ clientState, changeType: 'updated' }] })

describe('a channel', () => {
  test('is given to a member of the tenant, the same each time', async () => {
    const channel = await channelOf(alma)
    expect(channel).toMatchObject({
      broker: 'wss://broker.example',
      topics: { changed: `lockstep/ch/${channel.user}/changed`, heartbeat: 'lockstep/heartbeat' },
      notificationUrl: `https://relay.example/v1/notifications/${channel.user}`,
      safetySeconds: 300,
    })
    expect(await channelOf(alma)).toEqual(channel)
    expect((await channelOf(bo)).user).not.toBe(channel.user)
  })

  test.for([
    ['no token', undefined],
    ['a token that another key signed', { forged: true }],
    ['a token of another tenant', { tenantId: '00000000-0000-4000-8000-000000000000' }],
    ['a token for another app', { audience: '00000000-0000-4000-8000-000000000000' }],
    ['a token of another issuer', { issuer: 'https://login.example/other/v2.0' }],
    ['a token that expired', { expiresIn: '-2m' }],
  ] as const)('is refused with %s', async ([, options]) => {
    const token = options === undefined ? '' : await world.keys.token(options)
    expect((await relay.channel(token)).status).toBe(401)
  })

  test('is refused with an unsigned token', async () => {
    const [, payload] = (await world.keys.token()).split('.')
    const header = Buffer.from('{"alg":"none"}').toString('base64url')
    expect((await relay.channel(`${header}.${payload}.`)).status).toBe(401)
  })

  test('is the same from another relay with the same secret', async () => {
    expect(await channelOf(alma, await world.relay())).toEqual(await channelOf(alma))
  })
})

describe('a notification', () => {
  test("is validated as Graph's handshake wants it", async () => {
    const { notificationUrl } = await channelOf(alma)
    const token = 'Validation: Testing <client> & more'
    const query = `?validationToken=${encodeURIComponent(token)}`
    const response = await relay.post(new URL(notificationUrl).pathname + query, undefined)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(token)
  })

  test('reaches the one desktop that it is for, without any content', async () => {
    const [forAlma, forBo] = [await channelOf(alma), await channelOf(bo)]
    const [hers, his] = [await world.desktop(forAlma.user), await world.desktop(forBo.user)]
    await hers.client.subscribeAsync(forAlma.topics.changed, { qos: 1 })
    await his.client.subscribeAsync(forBo.topics.changed, { qos: 1 })
    const payloads: number[] = []
    hers.client.on('message', (_topic, payload) => payloads.push(payload.length))
    expect((await relay.post(pathOf(forAlma), changes(forAlma.clientState))).status).toBe(202)
    await hers.next(forAlma.topics.changed)
    expect((await relay.post(pathOf(forBo), changes(forBo.clientState))).status).toBe(202)
    await his.next(forBo.topics.changed)
    expect(payloads).toEqual([0])
    expect(his.heard).toEqual([forBo.topics.changed])
  })

  test('with a guessed client state reaches nobody, and the forger is not told', async () => {
    const channel = await channelOf(alma)
    const desktop = await world.desktop(channel.user)
    await desktop.client.subscribeAsync([channel.topics.changed, channel.topics.reauthorize])
    expect((await relay.post(pathOf(channel), changes('guessed'))).status).toBe(202)
    // What is genuine comes after it, and alone.
    const genuine = {
      value: [{ clientState: channel.clientState, lifecycleEvent: 'reauthorizationRequired' }],
    }
    expect((await relay.post(pathOf(channel), genuine)).status).toBe(202)
    await desktop.next(channel.topics.reauthorize)
    expect(desktop.heard).toEqual([channel.topics.reauthorize])
  })

  test.for([
    ['nonsense', '/v1/notifications/abcdefghijklmnopqrstuvwxyzABCDEF', 'nonsense', 400],
    ['too much', '/v1/notifications/abcdefghijklmnopqrstuvwxyzABCDEF', 'x'.repeat(300_000), 413],
    ['an address that is no channel', '/v1/notifications/lockstep%2F%23', {}, 404],
    ['another path', '/v1/other', {}, 404],
  ] as const)('%s is refused', async ([, path, body, status]) => {
    expect((await relay.post(path, body)).status).toBe(status)
  })

  test('is refused while the broker is away, so that Graph tries again, and then accepted', async () => {
    const channel = await channelOf(alma)
    await world.broker.down()
    expect((await relay.post(pathOf(channel), changes(channel.clientState))).status).toBe(503)
    expect((await fetch(`${relay.origin}/healthz`)).status).toBe(503)
    await world.broker.up()
    await expect
      .poll(async () => (await relay.post(pathOf(channel), changes(channel.clientState))).status)
      .toBe(202)
  })
})

describe('secrets rotate', () => {
  test('a channel of the older secret still works; new ones are of the newer', async () => {
    const older = await channelOf(alma)
    const rotated = await world.relay(['the newer secret, of thirty-two characters', secret])
    const desktop = await world.desktop(older.user)
    await desktop.client.subscribeAsync(older.topics.changed)
    expect((await rotated.post(pathOf(older), changes(older.clientState))).status).toBe(202)
    await desktop.next(older.topics.changed)
    expect((await channelOf(alma, rotated)).user).not.toBe(older.user)
  })

  test('a secret that was given up is worth nothing', async () => {
    const older = await channelOf(alma)
    const renewed = await world.relay(['the newer secret, of thirty-two characters'])
    expect((await renewed.post(pathOf(older), changes(older.clientState))).status).toBe(202)
    expect(await (await fetch(`${renewed.origin}/metrics`)).text()).toContain(
      'lockstep_relay_notifications_total{outcome="forged"} 1',
    )
  })
})

test('the heartbeat waits for whoever comes, with the advised safety read', async () => {
  const { user, topics } = await channelOf(alma)
  const desktop = await world.desktop(user)
  const advised: string[] = []
  desktop.client.on('message', (_topic, payload) => advised.push(payload.toString()))
  await desktop.client.subscribeAsync(topics.heartbeat)
  await desktop.next(topics.heartbeat)
  expect(JSON.parse(advised[0] ?? '')).toEqual({ safetySeconds: 300 })
})

test('the figures are for Prometheus, and name nobody', async () => {
  await channelOf(alma)
  const text = await (await fetch(`${relay.origin}/metrics`)).text()
  expect(text).toMatch(/^lockstep_relay_channels_total\{outcome="issued"\} \d+$/m)
  expect(text).toMatch(/^lockstep_relay_publish_seconds_bucket\{le="\+Inf"\} \d+$/m)
  expect(text).toMatch(/^lockstep_relay_broker_connected 1$/m)
  for (const line of text.split('\n').filter((one) => one !== ''))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]+"\})? [\d.e+-]+)$/)
  expect(text).not.toContain(alma)
  expect(world.logged.join()).not.toMatch(/alma|eyJ/)
})
