import { beforeEach, describe, expect, test } from 'vitest'
import type { PowerEvent } from '../../../src-main/ports.ts'
import {
  followPolicy,
  type PolicyFollower,
  readFrom,
} from '../../../src-main/services/policy/follow.ts'
import { readPolicy } from '../../../src-main/services/policy/read.ts'
import {
  createSettings,
  type SettingsService,
} from '../../../src-main/services/settings/settings.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

let clock: FakeClock
let settings: SettingsService
let follower: PolicyFollower
let answers: () => Promise<Record<string, unknown>>
let reads: number
let done: string[]
let username: string | undefined
let tell: (event: PowerEvent) => void

const minutes = (count: number) => clock.advance(count * 60_000)

function follow(
  first: Record<string, unknown> | undefined,
  own: Record<string, unknown> = {},
  fromMemory = false,
): void {
  const policy = {
    source: {
      read: () => {
        reads += 1
        return answers()
      },
    },
    first: first === undefined ? undefined : readPolicy(first),
    fromMemory,
  }
  const file = {
    load: () => ({ kind: 'ok' as const, value: own }),
    loadBackup: () => undefined,
    save: () => undefined,
    saveBackup: () => undefined,
    setAside: () => undefined,
  }
  settings = createSettings(file, quietLog, policy)
  follower = followPolicy({
    policy,
    settings,
    microsoft: {
      account: () =>
        username === undefined
          ? { state: 'signedOut' }
          : {
              state: 'signedIn',
              account: { objectId: 'o', tenantId: 't', homeAccountId: 'o.t', username, name: '' },
            },
      reconnect: async () => void done.push('reconnect'),
    },
    phone: { restart: async () => void done.push(`phone ${settings.current.phone?.server}`) },
    clock,
    power: {
      idleSeconds: () => 0,
      isLocked: () => false,
      onEvent: (listener) => {
        tell = listener
        return () => {
          tell = () => undefined
        }
      },
    },
    log: quietLog,
    publish: () => void done.push('publish'),
  })
}

beforeEach(() => {
  clock = new FakeClock()
  reads = 0
  done = []
  username = undefined
  answers = async () => ({})
})

describe('reading', () => {
  test('happens every 15 minutes and when the computer wakes up', async () => {
    follow({})
    await minutes(14)
    expect(reads).toBe(0)
    await minutes(2)
    expect(reads).toBe(1)
    tell('resume')
    tell('lock')
    await minutes(14)
    expect(reads).toBe(2)
    await minutes(1)
    expect(reads).toBe(3)
  })

  test('that fails keeps what was in force, and is tried again in a minute', async () => {
    follow({ activeSeconds: 60 })
    answers = () => Promise.reject(new Error('no access'))
    await minutes(15)
    expect(settings.current.polling.activeSeconds).toBe(60)
    answers = async () => ({ activeSeconds: 30 })
    await minutes(1)
    expect(settings.current.polling.activeSeconds).toBe(30)
    expect(reads).toBe(2)
  })

  test('that finds nothing any more is believed the second time', async () => {
    follow({ tenant: 'example.com' })
    await minutes(15)
    expect(settings.current.microsoft.tenant).toBe('example.com')
    answers = async () => ({ tenant: 'example.com' })
    await minutes(1)
    answers = async () => ({})
    await minutes(15)
    expect(settings.current.microsoft.tenant).toBe('example.com')
    expect(done).not.toContain('reconnect')
    await minutes(1)
    expect(settings.current.microsoft.tenant).toBe('organizations')
    expect(done).toContain('reconnect')
  })

  test('that failed at the start is tried again in a minute', async () => {
    follow(undefined)
    answers = async () => ({ activeSeconds: 60 })
    await minutes(1)
    expect(settings.current.polling.activeSeconds).toBe(60)
    expect(settings.notices).toEqual([])
  })

  test('one at a time, and none after the end', async () => {
    let answer: (value: Record<string, unknown>) => void = () => undefined
    follow({})
    answers = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    tell('resume')
    tell('resume')
    expect(reads).toBe(1)
    follower.stop()
    answer({ activeSeconds: 60 })
    await minutes(60)
    expect(reads).toBe(1)
    expect(settings.current.polling.activeSeconds).not.toBe(60)
  })

  test('a source that throws is no reading', async () => {
    expect(
      await readFrom({ read: () => Promise.reject(new Error('no')) }, quietLog),
    ).toBeUndefined()
    expect(await readFrom({ read: async () => ({}) }, quietLog)).toEqual(readPolicy({}))
  })
})

describe('a change', () => {
  const own = { phone: { server: 'wss://own', addressOfRecord: 'sip:1@own' } }

  test.each([
    [{ tenant: 'example.com' }, ['reconnect', 'publish']],
    [{ phoneServer: 'wss://pbx' }, ['phone wss://pbx', 'publish']],
    [{ allowedHosts: ['pbx'] }, ['phone wss://own', 'publish']],
    [{ activeSeconds: 60 }, ['publish']],
    [{}, ['publish']],
  ])('to %j does %j', async (policy, expected) => {
    follow({}, own)
    answers = async () => policy
    await minutes(15)
    expect(done).toEqual(expected)
  })

  test('of the person makes the phone of their sign-in name, and takes it away', () => {
    follow({ phoneServer: 'wss://pbx.{domain}', phoneAddress: '{upn}' })
    follower.personChanged()
    expect(done).toEqual([])
    username = 'alice@example.com'
    follower.personChanged()
    follower.personChanged()
    expect(done).toEqual(['phone wss://pbx.example.com', 'publish'])
    username = undefined
    follower.personChanged()
    expect(done.slice(2)).toEqual(['phone undefined', 'publish'])
  })

  test('of the person without a template leaves the phone alone', () => {
    follow({}, own)
    username = 'alice@example.com'
    follower.personChanged()
    expect(done).toEqual(['publish'])
  })
})

test('what comes from memory at the start is read again soon', async () => {
  answers = async () => ({ tenant: 'now.example' })
  follow({ tenant: 'before.example' }, {}, true)
  await minutes(1)
  expect(reads).toBe(1)
  expect(settings.current.microsoft.tenant).toBe('now.example')
})
