/** A broker that takes pings and never says so: Graph is answered all the same, in time. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { channelOf, clientStateOf } from '../../../relay/src/channels.ts'
import { type Relay, startRelay } from '../../../relay/src/relay.ts'

const secret = 'a secret of at least thirty-two characters'
const tenantId = '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f'
/** CONNACK of MQTT 5.0, section 3.2: no session, success, no properties. */
const welcome = Buffer.from([0x20, 3, 0, 0, 0])

const sockets = new Set<Socket>()
const broker = createServer((socket) => {
  sockets.add(socket)
  socket.once('data', () => socket.write(welcome))
  socket.on('error', () => undefined)
})
let relay: Relay | undefined
afterEach(async () => {
  await relay?.close()
  for (const socket of sockets) socket.destroy()
  broker.close()
})

// The answer comes at all only because the relay gives up before Graph would (3 s).
test('a ping that is never acknowledged is refused to Graph, which tries again', async () => {
  broker.listen(0, '127.0.0.1')
  await once(broker, 'listening')
  relay = await startRelay(
    {
      tenant: tenantId,
      clientIds: ['4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10'],
      issuer: 'https://login.example/v2.0',
      keysUrl: 'https://login.example/keys',
      port: 0,
      host: '127.0.0.1',
      push: {
        secrets: [secret],
        publicUrl: 'https://relay.example',
        brokerPublicUrl: 'wss://broker.example',
        broker: {
          url: `mqtt://127.0.0.1:${(broker.address() as AddressInfo).port}`,
          user: 'relay',
          password: 'sixteen characters',
        },
        safetySeconds: 300,
      },
    },
    () => undefined,
  )
  const origin = `http://127.0.0.1:${relay.port}`
  await expect.poll(async () => (await fetch(`${origin}/healthz`)).status).toBe(204)
  const channel = channelOf(secret, { tenantId, objectId: tenantId })
  const body = JSON.stringify({ value: [{ clientState: clientStateOf(secret, channel) }] })
  const url = `${origin}/v1/notifications/${channel}`
  const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(3_000) })
  expect(answer.status).toBe(503)
  expect(await (await fetch(`${origin}/metrics`)).text()).toContain(
    'lockstep_relay_notifications_total{outcome="undelivered"} 1',
  )
})
