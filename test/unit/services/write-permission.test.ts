import { beforeEach, describe, expect, test } from 'vitest'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import {
  createWritePermission,
  type WritePermissionService,
} from '../../../src-main/services/write-permission.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

const consent = 'signIn.writeConsentRequired'
let clock: FakeClock
let wanted: boolean
/** What Microsoft answers without the person. */
let silently: 'granted' | ErrorCode
let asked: number
let visits: AbortSignal[]
let finish: (outcome: 'granted' | ErrorCode) => void
let granted: number
let states: string[]
let permission: WritePermissionService

beforeEach(() => {
  clock = new FakeClock()
  wanted = true
  silently = consent
  asked = 0
  visits = []
  granted = 0
  states = []
  permission = createWritePermission({
    clock,
    log: quietLog,
    wanted: () => wanted,
    onChange: () => void states.push(permission.state()),
    onGranted: () => {
      granted += 1
    },
    tokens: {
      accessToken: async () => {
        asked += 1
        if (silently !== 'granted') throw new Fault(silently)
        return 'token'
      },
      allowWrite: (signal) =>
        new Promise((resolve, reject) => {
          visits.push(signal)
          finish = (outcome) => (outcome === 'granted' ? resolve() : reject(new Fault(outcome)))
          signal.addEventListener('abort', () => reject(new Fault('signIn.cancelled')))
        }),
    },
  })
})

describe('without the person', () => {
  test('is granted where somebody consented before', async () => {
    silently = 'granted'
    await permission.check()
    await permission.check()
    expect(permission.state()).toBe('granted')
    expect(permission.fault()).toBeUndefined()
    expect(asked).toBe(1)
    expect(granted).toBe(0)
  })

  test('is needed where nobody did, and is asked for again after 15 minutes, not before', async () => {
    await permission.check()
    await permission.check()
    expect(permission.state()).toBe('needed')
    expect(permission.fault()).toBe(consent)
    expect(asked).toBe(1)
    await clock.advance(15 * 60_000)
    silently = 'granted'
    await permission.check()
    expect(asked).toBe(2)
    expect(states).toEqual(['needed', 'granted'])
    expect(granted).toBe(1)
  })

  test('is not asked for while calls are not to be shown, and then is no fault', async () => {
    wanted = false
    await permission.check()
    expect(asked).toBe(0)
    wanted = true
    await permission.check()
    expect(permission.fault()).toBe(consent)
    wanted = false
    expect(permission.fault()).toBeUndefined()
  })

  test.each(['signIn.network', 'signIn.busy', 'signIn.expired'] as const)(
    '%s says nothing about it',
    async (code) => {
      silently = code
      await permission.check()
      expect(permission.state()).toBe('unknown')
      expect(permission.fault()).toBeUndefined()
    },
  )

  test('a write tells it too', () => {
    permission.told('signIn.stepUpRequired')
    expect(permission.fault()).toBe('signIn.stepUpRequired')
    permission.told('granted')
    expect(permission.fault()).toBeUndefined()
    permission.told('graph.network')
    expect(states).toEqual(['needed', 'granted'])
    expect(granted).toBe(1)
  })
})

describe('with the person', () => {
  test('asks, and is granted', async () => {
    await permission.check()
    const allowed = permission.allow()
    await settled()
    expect(permission.state()).toBe('asking')
    expect(permission.fault()).toBe(consent)
    finish('granted')
    await allowed
    expect(states).toEqual(['needed', 'asking', 'granted'])
    expect(granted).toBe(1)
  })

  test('opens the browser once, and not at all where it is granted without', async () => {
    const both = [permission.allow(), permission.allow()]
    await settled()
    expect(visits).toHaveLength(1)
    finish('granted')
    await Promise.all(both)
    await permission.allow()
    expect(visits).toHaveLength(1)
    permission.forget()
    silently = 'granted'
    await permission.allow()
    expect(visits).toHaveLength(1)
    expect(permission.state()).toBe('granted')
  })

  test.each(['signIn.declined', 'signIn.timedOut'] as const)(
    '%s is told of this try; the permission stays needed',
    async (code) => {
      await permission.check()
      const allowed = permission.allow()
      await settled()
      finish(code)
      await allowed
      expect(permission.state()).toBe('needed')
      expect(permission.attemptCode()).toBe(code)
      const again = permission.allow()
      await settled()
      expect(permission.attemptCode()).toBeUndefined()
      finish('granted')
      await again
    },
  )

  test('can be cancelled', async () => {
    const allowed = permission.allow()
    await settled()
    permission.cancel()
    await allowed
    expect(permission.state()).toBe('needed')
    expect(permission.attemptCode()).toBe('signIn.cancelled')
  })

  test('opens only where consent is missing, when calls are turned on', async () => {
    silently = 'signIn.network'
    await permission.ensure()
    expect(visits).toHaveLength(0)
    silently = consent
    const ensured = permission.ensure()
    await settled()
    expect(visits).toHaveLength(1)
    finish('granted')
    await ensured
  })

  test('what an earlier account is answered counts for nothing', async () => {
    const allowed = permission.allow()
    await settled()
    permission.forget()
    await allowed
    expect(visits[0]?.aborted).toBe(true)
    expect(permission.state()).toBe('unknown')
    expect(permission.attemptCode()).toBeUndefined()
  })
})
