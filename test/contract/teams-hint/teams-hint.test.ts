/** The local Teams API over real sockets: found, lost, paired, refused, and its absence. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamsHint } from '../../../src-main/adapters/teams-hint/teams-hint.ts'
import type { TeamsHint, TeamsHintEvent } from '../../../src-main/ports.ts'
import type { TeamsHintState } from '../../../src-preload/contract.ts'
import { startTeams, type TeamsSimulator } from '../../simulators/teams-hint/index.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { type MemorySecrets, memorySecrets, quiet } from '../../unit/msal/fakes.ts'

let clock: FakeClock
let teams: TeamsSimulator
let secrets: MemorySecrets
let hint: TeamsHint
let events: TeamsHintEvent[]
let sockets: WebSocket[]

function create(address = teams.address): TeamsHint {
  const open = (url: string) => {
    const socket = new WebSocket(url)
    sockets.push(socket)
    return socket
  }
  const created = createTeamsHint({ clock, log: quiet, secrets, version: '1.2.3', address, open })
  created.onEvent((event) => events.push(event))
  return created
}

/** Waits for the next event that fits. */
function next(fits: (event: TeamsHintEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = hint.onEvent((event) => {
      if (!fits(event)) return
      stop()
      resolve()
    })
  })
}
const until = (state: TeamsHintState) =>
  hint.state() === state
    ? Promise.resolve()
    : next((event) => event.type === 'state' && event.state === state)
const meeting = (on: boolean) => next((event) => event.type === 'meeting' && event.on === on)

/** The connection ends, then the clock moves on to the next try. */
async function retried(): Promise<void> {
  await settled()
  const last = sockets.at(-1)
  if (last !== undefined && last.readyState !== WebSocket.CLOSED) await once(last, 'close')
  // Our own listener has run before this one.
  const [inMs = 0] = clock.waiting()
  await clock.advance(inMs)
}

beforeEach(async () => {
  clock = new FakeClock()
  teams = await startTeams()
  secrets = memorySecrets()
  events = []
  sockets = []
  hint = create()
})
afterEach(async () => {
  hint.stop()
  await teams.stop()
  expect(teams.violations).toEqual([])
})

async function connected(): Promise<void> {
  hint.start()
  await until('connected')
}

async function paired(): Promise<void> {
  await connected()
  hint.pair()
  const asked = teams.asked()
  teams.join()
  await asked
  teams.answer('accept')
  await until('paired')
}

describe('without pairing', () => {
  test('it introduces itself with the documented parameters, and no token', async () => {
    await connected()
    expect(teams.connections).toEqual([
      {
        'protocol-version': '2.0.0',
        manufacturer: 'Lockstep',
        device: 'Lockstep',
        app: 'Lockstep',
        'app-version': '1.2.3',
      },
    ])
  })

  test('a meeting is told from its permissions alone, begin and end', async () => {
    await connected()
    const began = meeting(true)
    teams.join()
    await began
    const ended = meeting(false)
    teams.leave()
    await ended
    expect(teams.questions()).toBe(0)
  })

  test('nobody is asked before the person wishes it', async () => {
    await connected()
    const began = meeting(true)
    teams.join()
    await began
    const asked = teams.asked()
    hint.pair()
    await asked
    expect(teams.questions()).toBe(1)
    expect(hint.state()).toBe('pairing')
  })
})

describe('pairing', () => {
  test('waits for a meeting, keeps the token, and comes back with it', async () => {
    await connected()
    hint.pair()
    expect(hint.state()).toBe('pairing')
    const asked = teams.asked()
    teams.join()
    await asked
    const again = teams.connected()
    teams.answer('accept')
    await again
    await until('paired')
    expect(secrets.values.get('teams.hint')).toBe(teams.connections[1]?.token)
  })

  test('a next run is paired at once', async () => {
    await paired()
    hint.stop()
    expect(hint.state()).toBe('off')
    hint.start()
    await until('paired')
    expect(teams.connections).toHaveLength(3)
  })

  test('a lapsed question is no pairing, and is not repeated by itself', async () => {
    await connected()
    hint.pair()
    const asked = teams.asked()
    teams.join()
    await asked
    teams.answer('ignore')
    await until('connected')
    const ended = meeting(false)
    teams.leave()
    await ended
    const began = meeting(true)
    teams.join()
    await began
    expect(teams.questions()).toBe(1)
  })

  test('a pairing that Teams forgot is forgotten here too', async () => {
    await paired()
    teams.forget()
    await until('searching')
    await retried()
    await until('connected')
    expect(secrets.values.size).toBe(0)
  })

  test('paired, the state tells of meetings and of sharing', async () => {
    await paired()
    const shares = next((event) => event.type === 'changed')
    teams.share(true)
    await shares
    const ended = meeting(false)
    teams.leave()
    await ended
  })
})

describe('trouble', () => {
  test('Teams is not there: it is looked for, ever more seldom, and found', async () => {
    await teams.stop()
    const port = Number(new URL(teams.address).port)
    hint.start()
    await until('searching')
    teams = await startTeams(port)
    await retried()
    await until('connected')
  })

  test('Teams quits and comes back', async () => {
    await connected()
    teams.drop()
    await until('searching')
    await retried()
    await until('connected')
  })

  test('closed at once, again and again: blocked, until it is let in', async () => {
    teams.block(true)
    hint.start()
    for (let again = 0; again < 2; again += 1) await retried()
    await until('blocked')
    expect(teams.connections).toHaveLength(3)
    teams.block(false)
    await retried()
    await until('connected')
  })

  test('garbage is passed over', async () => {
    await connected()
    for (const text of ['', 'hello', '[]', 'null', '{"meetingUpdate":7}', '{"meetingUpdate":null}'])
      teams.say(text)
    teams.say('{"meetingUpdate":{"meetingState":{"isInMeeting":"yes"},"meetingPermissions":[]}}')
    teams.say('{"tokenRefresh":{"$":1}}')
    teams.say(Buffer.from([1, 2, 3]))
    const began = meeting(true)
    teams.join()
    await began
    expect(events.filter((event) => event.type === 'meeting')).toHaveLength(1)
    expect(secrets.values.size).toBe(0)
  })

  test.each([
    ['a huge message', () => teams.say('x'.repeat(100_000))],
    [
      'nothing but garbage',
      () => {
        for (let count = 0; count < 30; count += 1) teams.say('?')
      },
    ],
  ])('%s ends the connection', async (_name, send) => {
    await connected()
    send()
    await until('searching')
  })

  test('switched off, it is off at once and stays so', async () => {
    await connected()
    hint.stop()
    expect(hint.state()).toBe('off')
    expect(clock.waiting()).toEqual([])
    hint.pair()
    hint.nudge()
    await clock.advance(600_000)
    expect(teams.connections).toHaveLength(1)
    expect(events.at(-1)).toEqual({ type: 'state', state: 'off' })
  })
})

test('it never leaves this computer', () => {
  expect(() => create('ws://teams.example.invalid:8124')).toThrow('this computer')
})
