/** What Graph does with an endpoint that is slow, in shortened time. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDelivery } from '../../simulators/microsoft365/subscriptions/delivery.ts'

let server: Server
let url: string
/** How many of the next posts are left without an answer. */
let ignored: number
beforeEach(async () => {
  ignored = 0
  server = createServer((_request, response) => {
    ignored -= 1
    if (ignored < 0) response.writeHead(202).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const always = () => true
const delivery = () => createDelivery({ delayMs: 0, scale: 1e-5, slowMs: 1_000 })

async function post(to: ReturnType<typeof delivery>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await to.post(url, {}, always)
}

test('an endpoint that is slow for 15 % of the posts is not served', async () => {
  const slow = delivery()
  ignored = 3
  await post(slow, 17)
  expect(slow.figures).toEqual({ posted: 20, accepted: 17, slow: 3, dropped: 0 })
  await post(slow, 1)
  expect(slow.figures).toMatchObject({ posted: 20, dropped: 1 })
})

test('an endpoint that is slow for 10 % of the posts is served later', async () => {
  const slow = delivery()
  ignored = 2
  await post(slow, 19)
  expect(slow.figures).toEqual({ posted: 21, accepted: 19, slow: 2, dropped: 0 })
})

test('a post that is never accepted is given up after 4 hours', async () => {
  const refused = delivery()
  server.removeAllListeners('request')
  server.on('request', (_request, response) => response.writeHead(503).end())
  await post(refused, 1)
  expect(refused.figures).toMatchObject({ accepted: 0, dropped: 1 })
  // 10 s, doubled up to 10 minutes, within 4 hours.
  expect(refused.figures.posted).toBe(29)
})
