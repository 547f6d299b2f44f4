import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alice, inACall, minute, shown, startTenant, type Tenant } from './fixture.ts'

let tenant: Tenant

beforeEach(async () => {
  tenant = await startTenant()
})

afterEach(() => tenant.stop())

const seen = async (): Promise<string> => shown(await tenant.read())

describe('sessions (Manage presence state using the Microsoft Graph API)', () => {
  test('without a session a person is Offline/Offline', async () => {
    expect(await seen()).toBe('Offline/Offline')
  })

  test('Teams shows what the person does there', async () => {
    const { control } = tenant
    const steps: [() => void, string][] = [
      [() => control.signInToTeams(alice.oid), 'Available/Available'],
      [() => control.goIdle(alice.oid), 'Away/Away'],
      [() => control.setCalendar(alice.oid, 'busy'), 'Busy/Busy'],
      [() => control.setCalendar(alice.oid, 'meeting'), 'Busy/InAMeeting'],
      [() => control.startTeamsCall(alice.oid), 'Busy/InACall'],
      [() => control.setFocusing(alice.oid, true), 'DoNotDisturb/Focusing'],
      [() => control.setPresenting(alice.oid, true), 'DoNotDisturb/Presenting'],
      [() => control.setPresenting(alice.oid, false), 'DoNotDisturb/Focusing'],
      [() => control.setFocusing(alice.oid, false), 'Busy/InACall'],
      [() => control.endTeamsCall(alice.oid), 'Busy/InAMeeting'],
      [() => control.setCalendar(alice.oid, 'free'), 'Available/Available'],
      [() => control.goIdle(alice.oid), 'Away/Away'],
      [() => control.goActive(alice.oid), 'Available/Available'],
      [() => control.signOutOfTeams(alice.oid), 'Offline/Offline'],
    ]
    for (const [step, expected] of steps) {
      step()
      expect(await seen()).toBe(expected)
    }
  })

  test('Busy of an application outranks Available and Away of Teams', async () => {
    tenant.control.signInToTeams(alice.oid)
    await tenant.set()
    expect(await seen()).toBe('Busy/InACall')
    tenant.control.goIdle(alice.oid)
    expect(await seen()).toBe('Busy/InACall')
  })

  test('DoNotDisturb of Teams outranks Busy of an application', async () => {
    tenant.control.signInToTeams(alice.oid)
    await tenant.set()
    tenant.control.setPresenting(alice.oid, true)
    expect(await seen()).toBe('DoNotDisturb/Presenting')
    tenant.control.setPresenting(alice.oid, false)
    expect(await seen()).toBe('Busy/InACall')
  })

  test('Away of an application loses to Available of Teams', async () => {
    tenant.control.signInToTeams(alice.oid)
    await tenant.set({ availability: 'Away', activity: 'Away' })
    expect(await seen()).toBe('Available/Available')
  })

  test('of two sessions of equal rank the newer one shows', async () => {
    tenant.control.signInToTeams(alice.oid)
    tenant.control.setCalendar(alice.oid, 'meeting')
    tenant.advance(1)
    await tenant.set()
    expect(await seen()).toBe('Busy/InACall')
  })

  test('an application session makes someone appear whose Teams is closed', async () => {
    await tenant.set()
    expect(await seen()).toBe('Busy/InACall')
    await tenant.clear()
    expect(await seen()).toBe('Offline/Offline')
  })
})

describe('a status the person chose', () => {
  const chosen = [
    'Available/Available',
    'Busy/Busy',
    'DoNotDisturb/DoNotDisturb',
    'BeRightBack/BeRightBack',
    'Away/Away',
    'Offline/OffWork',
  ]

  test.each(chosen)('%s outranks every session', async (pair) => {
    const [availability = '', activity = ''] = pair.split('/')
    tenant.control.signInToTeams(alice.oid)
    tenant.control.setPresenting(alice.oid, true)
    await tenant.set()
    tenant.control.setPreferred(alice.oid, { availability, activity })
    expect(await seen()).toBe(pair)
    tenant.control.clearPreferred(alice.oid)
    expect(await seen()).toBe('DoNotDisturb/Presenting')
  })

  test('shows only while a session exists, and again with the next one', async () => {
    const pair = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' }
    tenant.control.setPreferred(alice.oid, pair)
    expect(await seen()).toBe('Offline/Offline')
    await tenant.set()
    expect(await seen()).toBe('DoNotDisturb/DoNotDisturb')
  })

  test.each([
    ['Busy', 'Busy', 1],
    ['DoNotDisturb', 'DoNotDisturb', 1],
    ['BeRightBack', 'BeRightBack', 7],
  ])('%s/%s ends after %i days by default', async (availability, activity, days) => {
    tenant.control.signInToTeams(alice.oid)
    tenant.control.setPreferred(alice.oid, { availability, activity })
    tenant.advance(days * 24 * 60 * minute - 1)
    expect(await seen()).toBe(`${availability}/${activity}`)
    tenant.advance(1)
    expect(await seen()).toBe('Available/Available')
  })

  test('a pair that Teams does not offer cannot be chosen', () => {
    const pair = { availability: 'Busy', activity: 'InACall' }
    expect(() => tenant.control.setPreferred(alice.oid, pair)).toThrow('nobody can choose')
  })
})

describe('time-out and expiry (Manage presence state)', () => {
  test('Available of an application fades in two steps of five minutes', async () => {
    const available = { availability: 'Available', activity: 'Available' }
    await tenant.set({ ...available, expirationDuration: 'PT1H' })
    const seenAfter = async (ms: number) => {
      tenant.advance(ms)
      return await seen()
    }
    expect(await seenAfter(5 * minute - 1)).toBe('Available/Available')
    expect(await seenAfter(1)).toBe('Available/AvailableInactive')
    expect(await seenAfter(5 * minute - 1)).toBe('Available/AvailableInactive')
    expect(await seenAfter(1)).toBe('Away/Away')
    expect(await seenAfter(50 * minute - 1)).toBe('Away/Away')
    expect(await seenAfter(1)).toBe('Offline/Offline')
  })

  test('Busy/InACall does not fade and ends at its expiry', async () => {
    await tenant.set({ expirationDuration: 'PT4H' })
    tenant.advance(240 * minute - 1)
    expect(await seen()).toBe('Busy/InACall')
    tenant.advance(1)
    expect(await seen()).toBe('Offline/Offline')
  })

  test('setting the session again renews it', async () => {
    await tenant.set()
    tenant.advance(9 * minute)
    await tenant.set()
    tenant.advance(9 * minute)
    expect(await seen()).toBe('Busy/InACall')
  })

  test('a session without a duration lives five minutes', async () => {
    await tenant.set({ expirationDuration: undefined })
    tenant.advance(5 * minute - 1)
    expect(await seen()).toBe('Busy/InACall')
    tenant.advance(1)
    expect(await seen()).toBe('Offline/Offline')
  })

  test('the sequence number rises with every change, passing time included', async () => {
    const numbers: unknown[] = []
    const note = async () => numbers.push((await tenant.read()).sequenceNumber)
    await note()
    tenant.control.signInToTeams(alice.oid)
    await note()
    await tenant.set(inACall)
    await note()
    await tenant.set(inACall)
    await note()
    tenant.advance(10 * minute)
    await note()
    expect(numbers[0]).toBe('A0129311063')
    expect(numbers).toEqual([...new Set(numbers)].sort())
    await note()
    expect(numbers.at(-1)).toBe(numbers.at(-2))
  })
})
