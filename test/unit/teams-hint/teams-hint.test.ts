/** When Teams is looked for, and what is kept of a pairing; the protocol has its contract test. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createTeamsHint } from '../../../src-main/adapters/teams-hint/teams-hint.ts'
import type { LogData, TeamsHint, TeamsHintEvent } from '../../../src-main/ports.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { type MemorySecrets, memorySecrets, quiet } from '../msal/fakes.ts'
import { FakeSocket } from './fake-socket.ts'

const token = '61e9d3d4-dbd6-425d-b80f-8110f48f769c'
const idle = { meetingUpdate: { meetingPermissions: { canLeave: false, canPair: false } } }
const canPair = { meetingUpdate: { meetingPermissions: { canLeave: true, canPair: true } } }

let clock: FakeClock
let secrets: MemorySecrets
let sockets: FakeSocket[]
let events: TeamsHintEvent[]
let lines: (readonly [string, LogData | undefined])[]
let hint: TeamsHint
let broken: boolean

function create(): TeamsHint {
  const created = createTeamsHint({
    clock,
    log: { ...quiet, info: (message, data) => lines.push([message, data]) },
    secrets,
    version: '1',
    open(url) {
      if (broken) throw new ReferenceError('WebSocket is not defined')
      const socket = new FakeSocket(url)
      sockets.push(socket)
      return socket
    },
  })
  created.onEvent((event) => events.push(event))
  return created
}

const last = () => {
  const socket = sockets.at(-1)
  if (socket === undefined) throw new Error('no socket')
  return socket
}

async function start(): Promise<void> {
  hint.start()
  await settled()
}

async function connected(): Promise<void> {
  await start()
  last().opens()
  last().says(idle)
}

beforeEach(() => {
  clock = new FakeClock({ random: () => 0.999 })
  secrets = memorySecrets()
  sockets = []
  events = []
  lines = []
  broken = false
  hint = create()
})

describe('looking for Teams', () => {
  test('waits ever longer, up to five minutes, and says so once', async () => {
    await start()
    const waits: number[] = []
    for (let count = 0; count < 10; count += 1) {
      last().ends()
      const [ms = 0] = clock.waiting()
      waits.push(Math.round(ms / 1_000))
      await clock.advance(ms)
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300, 300])
    expect(lines).toEqual([['local Teams API', { from: 'off', to: 'searching' }]])
  })

  test('a try that nobody answers ends after ten seconds', async () => {
    await start()
    await clock.advance(9_999)
    expect(last().closed).toBe(false)
    await clock.advance(1)
    expect(last().closed).toBe(true)
    await clock.advance(5_000)
    expect(sockets).toHaveLength(2)
  })

  test('a connection that was good for a minute begins anew', async () => {
    await start()
    for (let count = 0; count < 6; count += 1) {
      last().ends()
      await clock.advance(clock.waiting()[0] ?? 0)
    }
    last().opens()
    last().says(idle)
    await clock.advance(60_000)
    last().ends()
    expect(clock.waiting()[0]).toBeLessThan(5_001)
  })

  test('the return of the person is a reason to look now', async () => {
    await start()
    last().ends()
    hint.nudge()
    expect(sockets).toHaveLength(2)
    hint.nudge()
    expect(sockets).toHaveLength(2)
  })

  test('a runtime without WebSocket is as good as no Teams', async () => {
    broken = true
    await start()
    expect(hint.state()).toBe('searching')
    broken = false
    await clock.advance(5_000)
    expect(sockets).toHaveLength(1)
  })

  test('what is switched off before the pairing is read opens nothing', async () => {
    hint.start()
    hint.stop()
    await settled()
    expect(sockets).toEqual([])
    expect(events.map((event) => event.type === 'state' && event.state)).toEqual([
      'searching',
      'off',
    ])
  })
})

describe('the wish to pair', () => {
  test('lasts an hour', async () => {
    await connected()
    hint.pair()
    await clock.advance(3_599_999)
    expect(hint.state()).toBe('pairing')
    await clock.advance(1)
    expect(hint.state()).toBe('connected')
    last().says(canPair)
    expect(last().sent).toEqual([])
  })

  test('gives up when the question stays without an answer for a minute', async () => {
    await connected()
    hint.pair()
    last().says(canPair)
    expect(last().sent).toEqual([{ action: 'pair', parameters: {}, requestId: 1 }])
    await clock.advance(60_000)
    expect(hint.state()).toBe('connected')
  })

  test('outlives a connection that ends before the answer', async () => {
    await connected()
    hint.pair()
    last().says(canPair)
    last().ends()
    await clock.advance(5_000)
    last().opens()
    last().says(canPair)
    expect(last().sent).toEqual([{ action: 'pair', parameters: {}, requestId: 2 }])
  })

  test('another request’s answer does not end it', async () => {
    await connected()
    hint.pair()
    last().says(canPair)
    last().says({ requestId: 0, response: 'Success' })
    expect(hint.state()).toBe('pairing')
  })
})

describe('a stored pairing', () => {
  beforeEach(() => {
    secrets = memorySecrets({ 'teams.hint': token })
    hint = create()
  })

  test('goes with the connection', async () => {
    await connected()
    expect(new URL(last().url).searchParams.get('token')).toBe(token)
    expect(hint.state()).toBe('paired')
  })

  test('is renewed without another connection', async () => {
    await connected()
    last().says({ tokenRefresh: 'another' })
    expect(secrets.values.get('teams.hint')).toBe('another')
    expect(sockets).toHaveLength(1)
  })

  test('is dropped when Teams says that we could pair', async () => {
    await connected()
    last().says(canPair)
    expect(hint.state()).toBe('connected')
    expect(secrets.values.size).toBe(0)
  })

  test('is doubted when Teams hangs up on it, and dropped when it talks without', async () => {
    await start()
    for (let count = 0; count < 2; count += 1) {
      last().opens()
      last().ends()
      await clock.advance(clock.waiting()[0] ?? 0)
    }
    expect(sockets.map(({ url }) => new URL(url).searchParams.has('token'))).toEqual([
      true,
      true,
      false,
    ])
    last().opens()
    last().says(idle)
    expect(secrets.values.size).toBe(0)
    expect(hint.state()).toBe('connected')
  })

  test('is in no log line', async () => {
    await connected()
    last().says({ tokenRefresh: 'another-secret-token' })
    last().ends()
    expect(JSON.stringify(lines)).not.toMatch(/another-secret|61e9d3d4/)
  })
})

describe('meetings', () => {
  const state = (isInMeeting: boolean, isSharing = false) => ({
    meetingUpdate: { meetingState: { isInMeeting, isSharing } },
  })
  const seen = () => events.filter((event) => event.type !== 'state')

  test('each is told once, whatever else the messages say', async () => {
    await connected()
    last().says(state(true))
    last().says({ meetingUpdate: { meetingState: { isMuted: true } } })
    last().says(state(true, true))
    last().says(state(true, true))
    last().says(state(false))
    expect(seen()).toEqual([
      { type: 'meeting', on: true },
      { type: 'changed' },
      { type: 'meeting', on: false },
    ])
  })

  test.each(['canPair', 'canLeave'])('%s alone tells of one', async (permission) => {
    await connected()
    last().says({ meetingUpdate: { meetingPermissions: { [permission]: true } } })
    expect(seen()).toEqual([{ type: 'meeting', on: true }])
  })

  test('one that goes on after a lost connection is told again', async () => {
    await connected()
    last().says(state(true))
    last().ends()
    await clock.advance(5_000)
    last().opens()
    last().says(state(true))
    expect(seen()).toEqual([
      { type: 'meeting', on: true },
      { type: 'meeting', on: true },
    ])
  })
})
