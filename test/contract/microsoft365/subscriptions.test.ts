/** The simulator's `/subscriptions` keeps the rules that Microsoft documents. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alice, clientId, minute, startTenant, type Tenant } from './fixture.ts'

interface Webhook {
  readonly url: string
  readonly posts: readonly Record<string, unknown>[]
  /** What the next posts are answered with. */
  statuses: number[]
  /** Answers the handshake wrongly. */
  deaf: boolean
  next(): Promise<Record<string, unknown>>
  close(): Promise<void>
}

async function startWebhook(): Promise<Webhook> {
  const posts: Record<string, unknown>[] = []
  const waiting: ((post: Record<string, unknown>) => void)[] = []
  let read = 0
  const server = createServer(async (request, response) => {
    const token = new URL(request.url ?? '/', 'http://x').searchParams.get('validationToken')
    if (token !== null) {
      response.setHeader('content-type', 'text/plain')
      response.end(webhook.deaf ? 'something else' : token)
      return
    }
    let text = ''
    for await (const chunk of request) text += chunk
    const status = webhook.statuses.shift() ?? 202
    response.writeHead(status).end()
    if (status !== 202) return
    const [post] = JSON.parse(text).value
    posts.push(post)
    const first = waiting.shift()
    if (first !== undefined) {
      read += 1
      first(post)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const webhook: Webhook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    posts,
    statuses: [],
    deaf: false,
    next() {
      const post = posts[read]
      if (post !== undefined) {
        read += 1
        return Promise.resolve(post)
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return webhook
}

let now = 1_800_000_000_000
let tenant: Tenant
let webhook: Webhook
beforeEach(async () => {
  now = 1_800_000_000_000
  webhook = await startWebhook()
  tenant = await startTenant({ now: () => now })
  tenant.registerToken('follower', {
    oid: alice.oid,
    clientId,
    scopes: ['https://graph.microsoft.com/Presence.Read.All'],
  })
})
afterEach(async () => {
  await tenant.stop()
  await webhook.close()
})

const at = (ms: number) => new Date(now + ms).toISOString()
const wish = (change: Record<string, unknown> = {}) => ({
  changeType: 'updated',
  notificationUrl: webhook.url,
  lifecycleNotificationUrl: webhook.url,
  resource: `communications/presences/${alice.oid}`,
  expirationDateTime: at(55 * minute),
  clientState: 'only Graph and the relay know',
  ...change,
})
const create = (change = {}, token = 'follower') =>
  tenant.call('POST', '/v1.0/subscriptions', wish(change), token)
const follower = (method: string, path: string, body?: unknown) =>
  tenant.call(method, `/v1.0/subscriptions${path}`, body, 'follower')

describe('a subscription', () => {
  test('is created, listed, renewed and deleted; the client state is never shown', async () => {
    const created = await create()
    expect(created.status).toBe(201)
    const { id, ...shown } = await created.json()
    expect(shown).toMatchObject({
      clientState: null,
      creatorId: alice.oid,
      applicationId: clientId,
    })
    expect((await (await follower('GET', '')).json()).value).toHaveLength(1)
    now += 40 * minute
    const renewed = await follower('PATCH', `/${id}`, { expirationDateTime: at(60 * minute) })
    expect((await renewed.json()).expirationDateTime).toBe(at(60 * minute))
    expect((await follower('POST', `/${id}/reauthorize`)).status).toBe(204)
    expect((await follower('DELETE', `/${id}`)).status).toBe(204)
    expect((await follower('DELETE', `/${id}`)).status).toBe(404)
  })

  test('is one for each person and app: a second one is a conflict', async () => {
    await create()
    const second = await create()
    expect(second.status).toBe(409)
    expect((await second.json()).error.message).toContain('already exists')
  })

  test('needs Presence.Read.All', async () => {
    expect((await create({}, 'reader')).status).toBe(403)
  })

  test('lives an hour at most and 45 minutes at least, and is gone when it has expired', async () => {
    expect((await create({ expirationDateTime: at(61 * minute) })).status).toBe(400)
    const { id, expirationDateTime } = await (
      await create({ expirationDateTime: at(5 * minute) })
    ).json()
    expect(expirationDateTime).toBe(at(45 * minute))
    now += 45 * minute
    const late = await follower('PATCH', `/${id}`, { expirationDateTime: at(50 * minute) })
    expect(late.status).toBe(404)
    expect((await create()).status).toBe(201)
  })

  test.for([
    ['another change type', { changeType: 'created' }],
    ['another resource', { resource: '/me/presence' }],
    ['an address in the clear', { notificationUrl: 'http://relay.example/hook' }],
    ['a long client state', { clientState: 'x'.repeat(129) }],
    ['an end in the past', { expirationDateTime: '2020-01-01T00:00:00Z' }],
    ['no end', { expirationDateTime: undefined }],
    ['content without a certificate', { includeResourceData: true }],
    ['an unknown property', { filter: 'x' }],
  ] as const)('is refused with %s', async ([, change]) => {
    expect((await create(change)).status).toBe(400)
  })

  test('is refused by an address that does not answer the handshake', async () => {
    webhook.deaf = true
    const refused = await create()
    expect([refused.status, (await refused.json()).error.code]).toEqual([400, 'ValidationError'])
  })

  test('does not exist in the clouds of the US government', async () => {
    tenant.control.setPersonality({ cloud: 'Fairfax' })
    expect((await create()).status).toBe(400)
  })
})

describe('a change', () => {
  test('is told once, without its content', async () => {
    const { id } = await (await create()).json()
    tenant.control.signInToTeams(alice.oid)
    const post = await webhook.next()
    expect(post).toMatchObject({
      subscriptionId: id,
      clientState: 'only Graph and the relay know',
      changeType: 'updated',
      resourceData: { id: alice.oid },
    })
    expect(JSON.stringify(post)).not.toContain('Available')
    // Signing in again changes nothing that others see; the next post is that of the meeting.
    tenant.control.signInToTeams(alice.oid)
    tenant.control.setCalendar(alice.oid, 'meeting')
    await webhook.next()
    expect(webhook.posts).toHaveLength(2)
  })

  test('is told again until it is accepted', async () => {
    await create()
    webhook.statuses = [503, 500]
    tenant.control.signInToTeams(alice.oid)
    await webhook.next()
    await expect.poll(() => tenant.subscriptions.figures).toMatchObject({ posted: 3, accepted: 1 })
  })

  test('is not told to what was deleted', async () => {
    const { id } = await (await create()).json()
    await follower('DELETE', `/${id}`)
    tenant.control.signInToTeams(alice.oid)
    await create()
    tenant.control.setCalendar(alice.oid, 'meeting')
    await webhook.next()
    expect(webhook.posts).toHaveLength(1)
  })
})

test('Graph asks to reauthorise at the lifecycle address', async () => {
  await create()
  tenant.subscriptions.askToReauthorize(alice.oid)
  expect(await webhook.next()).toMatchObject({ lifecycleEvent: 'reauthorizationRequired' })
})
