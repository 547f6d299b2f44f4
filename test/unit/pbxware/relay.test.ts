/** What the desktop makes of the relay's answers, and what it never sends. */
import { expect, test } from 'vitest'
import { createPbxwareRelay } from '../../../src-main/adapters/pbx/pbxware/relay.ts'
import type { Net } from '../../../src-main/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'

interface Setting {
  readonly url?: string
  readonly extension?: string
  readonly loopback?: boolean
  readonly answer?: () => Response | Promise<Response>
}

const own = { extension: '101', email: 'alma@example.com', on: false, vendorSync: 'off' }
const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), { status, headers })

function setUp(setting: Setting = {}) {
  const { url = 'https://relay.example/', loopback = false, answer = () => json(own) } = setting
  const asked: { url: string; init: RequestInit }[] = []
  const net: Net = {
    async fetch(to, init) {
      asked.push({ url: to, init })
      return answer()
    },
    diagnose: async () => 'reachable',
    isOnline: () => true,
  }
  const clock = new FakeClock()
  const relay = createPbxwareRelay({
    ...{ net, clock, url },
    extension: () => setting.extension,
    idToken: async () => 'header.payload.signature',
    loopback: () => loopback,
  })
  return { relay, asked, clock }
}

const { signal } = new AbortController()

test('asks for the own extension with the ID token, which follows no redirect', async () => {
  const { relay, asked } = setUp({ extension: '344101' })
  expect(await relay.read(signal)).toEqual({
    email: 'alma@example.com',
    on: false,
    vendorSync: 'off',
  })
  await relay.write(true, signal)
  expect(asked.map(({ url }) => url)).toEqual([
    'https://relay.example/v1/pbxware/dnd?extension=344101',
    'https://relay.example/v1/pbxware/dnd?extension=344101',
  ])
  expect(asked[0]?.init).toMatchObject({
    method: 'GET',
    redirect: 'manual',
    headers: { authorization: 'Bearer header.payload.signature' },
  })
  expect(asked[1]?.init).toMatchObject({ method: 'PUT', body: '{"on":true}' })
})

test.for([
  [404, { code: 'noExtension' }, 'pbxware.noExtension'],
  [409, { code: 'duplicate' }, 'identity.duplicate'],
  [409, { code: 'otherExtension' }, 'identity.mismatch'],
  [409, { code: 'vendorSync' }, 'pbxware.vendorSync'],
  [409, { code: 'notEffective' }, 'pbxware.notEffective'],
  [502, { code: 'refused' }, 'pbxware.system'],
  [502, { code: 'notPbxware' }, 'pbxware.system'],
  [502, { code: 'failed' }, 'pbxware.system'],
  [502, { code: 'unreachable' }, 'pbxware.unavailable'],
  [401, undefined, 'pbxware.relay'],
  [404, undefined, 'pbxware.relay'],
  [302, undefined, 'pbxware.relay'],
  [429, undefined, 'pbxware.unavailable'],
  [503, undefined, 'pbxware.unavailable'],
  [409, { code: 'of a newer relay' }, 'pbxware.relay'],
  [407, undefined, 'net.proxyCredentials'],
] as const)('%i with %j is %s', async ([status, body, code]) => {
  const { relay } = setUp({ answer: () => json(body ?? null, status) })
  await expect(relay.write(true, signal)).rejects.toMatchObject({ code })
})

test.for(['<html>', '{}', '{"email":"a@b.example","on":"yes","vendorSync":"off"}'])(
  'an answer that is none is the fault of the relay: %s',
  async (body) => {
    const { relay } = setUp({ answer: () => new Response(body) })
    await expect(relay.read(signal)).rejects.toMatchObject({ code: 'pbxware.relay' })
  },
)

test('how long the relay wants to be left alone is kept', async () => {
  const { relay } = setUp({ answer: () => json(null, 429, { 'retry-after': '30' }) })
  await expect(relay.read(signal)).rejects.toMatchObject({ retryAfterMs: 30_000 })
})

test('a relay that does not answer is given up after 30 s', async () => {
  const silent = Promise.withResolvers<Response>()
  const { relay, asked, clock } = setUp({ answer: () => silent.promise })
  const outcome = relay.read(signal).then(
    () => 'answered',
    (error: unknown) => error,
  )
  await clock.advance(30_000)
  expect(asked[0]?.init.signal?.aborted).toBe(true)
  silent.reject(asked[0]?.init.signal?.reason)
  expect(await outcome).toMatchObject({ code: 'pbxware.unavailable' })
})

test('a certificate or a proxy on the way has its own words', async () => {
  const { relay } = setUp({ answer: () => Promise.reject(new Error('net::ERR_CERT_AUTHORITY')) })
  await expect(relay.read(signal)).rejects.toMatchObject({ code: 'net.certificate' })
})

test.for([
  ['http://relay.example', true],
  ['http://127.0.0.1:8080', false],
  ['relay.example', true],
  ['', true],
] as const)('no token goes to %j', async ([url, loopback]) => {
  const { relay, asked } = setUp({ url, loopback })
  await expect(relay.read(signal)).rejects.toMatchObject({ code: 'pbxware.relay' })
  expect(asked).toEqual([])
})

test('the demo may have its relay on this computer', async () => {
  const { relay } = setUp({ url: 'http://127.0.0.1:8080', loopback: true })
  await expect(relay.read(signal)).resolves.toMatchObject({ on: false })
})
