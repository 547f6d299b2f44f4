/** The subscription to the own presence, against the simulator's `/subscriptions`. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGraphClient } from '../../../src-main/adapters/graph/client.ts'
import { createPresenceSubscription } from '../../../src-main/adapters/push/subscription.ts'
import type { PushChannel } from '../../../src-main/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { alice, clientId, minute, startTenant, type Tenant } from '../microsoft365/fixture.ts'

const signal = new AbortController().signal
const account = {
  objectId: alice.oid,
  tenantId: 't',
  homeAccountId: `${alice.oid}.t`,
  username: alice.upn,
  name: alice.name,
}

/** Answers Graph's handshake, as a relay does. */
async function startWebhook(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://x').searchParams.get('validationToken')
    response.setHeader('content-type', 'text/plain')
    response.end(token ?? '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

let clock: FakeClock
let graph: Tenant
let webhook: Awaited<ReturnType<typeof startWebhook>>
beforeEach(async () => {
  clock = new FakeClock()
  webhook = await startWebhook()
  graph = await startTenant({ now: () => clock.wall() })
  for (const [token, scope] of [
    ['follower', 'Presence.Read.All'],
    ['reader', 'Presence.Read'],
  ] as const)
    graph.registerToken(token, { oid: alice.oid, clientId, scopes: [scope] })
})
afterEach(async () => {
  await graph.stop()
  webhook.server.closeAllConnections()
  webhook.server.close()
})

const channelOf = (name: string): PushChannel => ({
  broker: 'wss://broker.example',
  user: name,
  topics: { changed: 'c', reauthorize: 'r', heartbeat: 'h' },
  notificationUrl: `${webhook.url}/v1/notifications/${name}`,
  clientState: `state of ${name}`,
  safetySeconds: 300,
})

/** One computer of Alice. */
function computer(token = 'follower') {
  const asked: string[] = []
  const tokens = {
    account: async () => account,
    accessToken: async (scope: string) => {
      asked.push(scope)
      return token
    },
  }
  const { origin } = graph
  // The simulator answers in real time; no deadline of a clock that stands still is ever due.
  const client = createGraphClient({ net: nodeNet, tokens, clock, log: quietLog, origin })
  return { asked, ...createPresenceSubscription({ client, tokens, clock }) }
}

const live = () => graph.subscriptions.live()
const count = (operation: Parameters<Tenant['requests']['count']>[0]) =>
  graph.requests.count(operation)

test('is created for the own presence, for just under an hour', async () => {
  const one = computer()
  expect(await one.ensure(channelOf('a'), signal)).toBe(57 * minute)
  expect(live()).toEqual([
    expect.objectContaining({
      resource: `communications/presences/${alice.oid}`,
      notificationUrl: `${webhook.url}/v1/notifications/a`,
      lifecycleNotificationUrl: `${webhook.url}/v1/notifications/a`,
      clientState: 'state of a',
      expiresAt: clock.wall() + 57 * minute,
    }),
  ])
  expect(new Set(one.asked)).toEqual(new Set(['follow']))
})

test('is renewed where it exists', async () => {
  const one = computer()
  await one.ensure(channelOf('a'), signal)
  const [first] = live()
  await clock.advance(40 * minute)
  expect(await one.ensure(channelOf('a'), signal)).toBe(57 * minute)
  expect(live()).toEqual([{ ...first, expiresAt: clock.wall() + 57 * minute }])
  expect(count('createSubscription')).toBe(1)
})

test('is created anew when it has expired', async () => {
  const one = computer()
  await one.ensure(channelOf('a'), signal)
  const [first] = live()
  await clock.advance(58 * minute)
  await one.ensure(channelOf('a'), signal)
  expect(live()).toHaveLength(1)
  expect(live()[0]?.id).not.toBe(first?.id)
})

describe('where there is one already', () => {
  test('that of another computer with the same channel is taken over', async () => {
    await computer().ensure(channelOf('a'), signal)
    const [first] = live()
    await clock.advance(30 * minute)
    const other = computer()
    expect(await other.ensure(channelOf('a'), signal)).toBe(57 * minute)
    expect(live()).toEqual([{ ...first, expiresAt: clock.wall() + 57 * minute }])
    await other.ensure(channelOf('a'), signal)
    expect([count('createSubscription'), count('deleteSubscription')]).toEqual([2, 0])
  })

  test('one that leads elsewhere is deleted, and ours created', async () => {
    await computer().ensure(channelOf('old'), signal)
    await computer().ensure(channelOf('new'), signal)
    expect(live()).toEqual([expect.objectContaining({ clientState: 'state of new' })])
    expect(count('deleteSubscription')).toBe(1)
  })

  test('a channel that changed under the same computer replaces its own', async () => {
    const one = computer()
    await one.ensure(channelOf('a'), signal)
    await one.ensure(channelOf('b'), signal)
    expect(live()).toEqual([expect.objectContaining({ clientState: 'state of b' })])
  })
})

test('without the permission Graph forbids it', async () => {
  await expect(computer('reader').ensure(channelOf('a'), signal)).rejects.toMatchObject({
    code: 'graph.forbidden',
  })
})

test('a relay that does not answer the handshake is rejected', async () => {
  const deaf = { ...channelOf('a'), notificationUrl: `${graph.origin}/nowhere` }
  await expect(computer().ensure(deaf, signal)).rejects.toMatchObject({ code: 'graph.rejected' })
})

test('throttling is told with the time that Graph asks for', async () => {
  graph.control.setThrottleLimit(0)
  await expect(computer().ensure(channelOf('a'), signal)).rejects.toMatchObject({
    code: 'graph.throttled',
    retryAfterMs: expect.any(Number),
  })
})

test('is confirmed when asked to; where it is gone, that is told, and another one can be made', async () => {
  const one = computer()
  expect(await one.reauthorize(signal)).toBe(false)
  expect(count('reauthorizeSubscription')).toBe(0)
  await one.ensure(channelOf('a'), signal)
  expect(await one.reauthorize(signal)).toBe(true)
  await clock.advance(58 * minute)
  expect(await one.reauthorize(signal)).toBe(false)
  expect(count('reauthorizeSubscription')).toBe(2)
  await one.ensure(channelOf('a'), signal)
  expect(live()).toHaveLength(1)
  // What is known to be gone is not asked for once more.
  expect(count('renewSubscription')).toBe(0)
})

test('is taken away; what is gone already is no failure', async () => {
  const one = computer()
  const other = computer()
  await one.ensure(channelOf('a'), signal)
  await other.ensure(channelOf('a'), signal)
  await one.remove(signal)
  expect(live()).toEqual([])
  await other.remove(signal)
  await other.remove(signal)
  expect(count('deleteSubscription')).toBe(2)
})
