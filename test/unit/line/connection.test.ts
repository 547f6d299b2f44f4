import { expect, test } from 'vitest'
import type { LineConfig } from '../../../src-preload/line-contract.ts'
import { connectionLost } from '../../../src-renderer/line/answer.ts'
import { createConnection } from '../../../src-renderer/line/connection.ts'
import { SocketFault } from '../../../src-renderer/line/sockets.ts'
import type { SipUserAgent, UserAgentEvents } from '../../../src-renderer/line/user-agent.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'

const config: LineConfig = {
  server: 'ws://127.0.0.1:1',
  addressOfRecord: 'sip:1001@pbx.test',
  authorizationUser: '1001',
  secret: { kind: 'password', password: 'x' },
  expiresSeconds: 300,
  heartbeatMs: 300_000,
}

/** A server that is there or not, as the test says. */
function setUp() {
  const clock = new FakeClock()
  const downs: [code: string, retryInMs: number][] = []
  const opened: { events: UserAgentEvents; closed: boolean }[] = []
  let attempts = 0
  let there = true
  let why = new Error('refused')
  const connection = createConnection({
    config,
    clock,
    random: () => 0.5,
    async open(_config, _clock, events) {
      attempts += 1
      if (!there) throw why
      const entry = { events, closed: false }
      opened.push(entry)
      const userAgent: Partial<SipUserAgent> = {
        lastReceived: () => clock.monotonic(),
        transact: async () => connectionLost,
        close: () => {
          entry.closed = true
        },
      }
      return userAgent as SipUserAgent
    },
    onOpen: () => {},
    onDown: (code, retryInMs) => downs.push([code, retryInMs]),
    onRealm: () => {},
    onOddity: () => {},
  })
  const last = () => {
    const entry = opened.at(-1)
    if (entry === undefined) throw new Error('never opened')
    return entry
  }
  return {
    ...{ clock, connection, downs, opened, last },
    attempts: () => attempts,
    be: (present: boolean, because = why) => {
      there = present
      why = because
    },
  }
}

test('a server that is away is tried again, later each time, at most 60 s apart', async () => {
  const it = setUp()
  it.be(false)
  it.connection.start()
  await it.clock.advance(300_000)
  const delays = it.downs.map(([, retryInMs]) => retryInMs)
  expect(delays.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000])
  expect(Math.max(...delays)).toBe(30_000)
  expect(it.downs.every(([code]) => code === 'sip.unreachable')).toBe(true)
})

test('a socket of main’s own says why it cannot be opened, and why it was closed', async () => {
  const it = setUp()
  it.be(false, new SocketFault('sip.certificate'))
  it.connection.start()
  await settled()
  it.be(true)
  await it.clock.advance(1_000)
  it.last().events.onClosed('sip.malformed')
  it.be(false, new Error('anything'))
  await it.clock.advance(2_000)
  expect(it.downs.slice(0, 3).map(([code]) => code)).toEqual([
    'sip.certificate',
    'sip.malformed',
    'sip.unreachable',
  ])
})

test('a connection that held starts the back-off anew; one that dropped at once does not', async () => {
  const it = setUp()
  it.connection.start()
  await settled()
  for (const held of [0, 0, 10_000]) {
    await it.clock.advance(held)
    it.last().events.onClosed()
    await it.clock.advance(it.downs.at(-1)?.[1] ?? 0)
  }
  expect(it.downs).toEqual([
    ['sip.connectionLost', 500],
    ['sip.connectionLost', 1_000],
    ['sip.connectionLost', 500],
  ])
})

test('a nudge tries at once while it waits, and not twice at a time', async () => {
  const it = setUp()
  it.be(false)
  it.connection.start()
  await settled()
  it.connection.nudge()
  it.connection.nudge()
  await settled()
  expect(it.attempts()).toBe(2)
})

test('a refused password closes the connection for 15 minutes, and no nudge changes that', async () => {
  const it = setUp()
  it.connection.start()
  await settled()
  it.last().events.onWrongPassword()
  it.last().events.onWrongPassword()
  expect(it.downs).toEqual([['sip.wrongPassword', 900_000]])
  expect(it.last().closed).toBe(true)
  it.connection.nudge()
  await it.clock.advance(899_999)
  expect(it.attempts()).toBe(1)
  await it.clock.advance(1)
  expect(it.attempts()).toBe(2)
})

test('a password that was right before is tried once more after a minute', async () => {
  const it = setUp()
  it.connection.start()
  await settled()
  it.connection.trust()
  it.last().events.onWrongPassword()
  await it.clock.advance(60_000)
  it.last().events.onWrongPassword()
  expect(it.downs.map(([, retryInMs]) => retryInMs)).toEqual([60_000, 900_000])
})

test('a closed connection stays closed, whatever comes late', async () => {
  const it = setUp()
  it.connection.start()
  it.connection.close()
  await settled()
  expect(it.last().closed).toBe(true)
  it.last().events.onClosed()
  it.connection.nudge()
  await it.clock.advance(100_000)
  expect(it.downs).toEqual([])
  expect(it.attempts()).toBe(1)
})
