/** Main's side of the page that listens: keeps it alive, and passes on what it hears. */
import { expect, test } from 'vitest'
import { connectMicrosoft } from '../../../src-main/adapters/microsoft.ts'
import { createPushListener } from '../../../src-main/adapters/push/listener.ts'
import type { PushEvent } from '../../../src-main/ports.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { createFakeLineHost } from '../../support/fake-line-host.ts'
import { memorySecrets, nodeNet } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { channel } from './bench.ts'

function bench() {
  const clock = new FakeClock()
  const host = createFakeLineHost()
  const events: PushEvent[] = []
  const listener = createPushListener({ host, clock, log: quietLog })
  const listen = (broker = channel.broker) =>
    listener.listen({ ...channel, broker }, (event) => void events.push(event))
  return { clock, pages: host.pages, events, listen, page: host.page }
}

const lost: PushEvent = { type: 'listening', on: false }

test('tells the page where to listen once it is ready, and passes on what it hears', () => {
  const { listen, page, events } = bench()
  listen()
  expect([page().server, page().sent]).toEqual([channel.broker, []])
  page().tell({ type: 'ready' })
  const { broker, user, topics } = channel
  expect(page().sent).toEqual([{ type: 'listen', broker, user, topics }])
  const heard: PushEvent[] = [
    { type: 'listening', on: true },
    { type: 'heartbeat', safetySeconds: 300, ageSeconds: 0 },
    { type: 'heard', what: 'changed' },
  ]
  for (const event of heard) page().tell(event)
  page().tell({ type: 'up' })
  expect(events).toEqual(heard)
})

test('a page that crashes, hangs or never gets ready is made anew', async () => {
  const { clock, listen, page, pages, events } = bench()
  listen()
  page().tell({ type: 'ready' })
  page().crash()
  expect(events).toEqual([lost])
  await clock.advance(5_000)
  expect(pages).toHaveLength(2)
  page().tell({ type: 'ready' })
  await clock.advance(60_000)
  expect(pages).toHaveLength(2)
  page().hangs = true
  await clock.advance(30_000)
  expect([pages[1]?.closed, events.length]).toEqual([true, 2])
  await clock.advance(10_000)
  expect(pages).toHaveLength(3)
  await clock.advance(30_000)
  expect(pages[2]?.closed).toBe(true)
})

test('an address that no page may reach is no crash of the app', async () => {
  const { clock, listen, pages, events } = bench()
  const stop = listen('http://broker.example')
  expect([pages, events]).toEqual([[], [lost]])
  stop()
  expect(clock.waiting()).toEqual([])
})

test('nothing is told and nothing is left after the end', async () => {
  const { clock, listen, page, events } = bench()
  const stop = listen()
  page().tell({ type: 'ready' })
  stop()
  expect([page().sent.at(-1), page().closed]).toEqual([{ type: 'stop' }, true])
  page().tell({ type: 'heard', what: 'changed' })
  page().crash()
  expect([events, clock.waiting()]).toEqual([[], []])
})

test.each([
  ['global', true],
  ['gccHigh', false],
  ['dod', false],
] as const)('the cloud %s has notifications: %s', (cloud, has) => {
  const connection = connectMicrosoft(
    { clientId: 'c', tenant: 'organizations', cloud },
    {
      net: nodeNet,
      secrets: memorySecrets(),
      clock: new FakeClock(),
      log: quietLog,
      openBrowser: async () => undefined,
    },
  )
  expect(connection.push !== undefined).toBe(has)
})

test.each([
  ['https://relay.example.com', true],
  ['https://relay.example.com/lockstep', true],
  ['http://127.0.0.1:8080', true],
  ['http://relay.example.com', false],
  ['https://someone@relay.example.com', false],
  ['https://relay.example.com?x=1', false],
  ['relay.example.com', false],
  ['', false],
])('the policy may name %s as the relay: %s', (relayUrl, may) => {
  const { policy, invalid } = readPolicy({ relayUrl })
  expect([policy.relayUrl, invalid]).toEqual(may ? [relayUrl, []] : [undefined, ['relayUrl']])
})
