/** The second direction where something comes in between: flapping, absence, restarts, other computers. */
import { describe, expect, test } from 'vitest'
import type { Call } from '../../../src-main/domain/calls.ts'
import type { JournalEntry, Options } from '../../../src-main/domain/machine/state.ts'
import { phoneStatusOf } from '../../../src-main/services/phone-status.ts'
import { allOn, options, talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

const reflecting = { ...allOn, reflect: true }
type Status = 'doNotDisturb' | 'away' | 'busy' | null

const morning = (more: Partial<Options> = {}) =>
  new World({ enabled: reflecting, options: { ...options, ...more } }).begin()
const tell = (world: World, status: Status) => world.event({ type: 'phoneStatus', status })
const set = (world: World, status: Status) => {
  tell(world, status)
  world.run(2_000)
}
const configure = (world: World, enabled = reflecting, more: Partial<Options> = {}) =>
  world.event({ type: 'configured', enabled, options: { ...options, ...more } })
const kinds = (world: World) => effects(world, 'setSession').map(({ kind }) => kind)
const shown = (world: World) => (world.session ? world.kind : null)

describe('a phone that flaps', () => {
  test('writes no more than it has lasting states', () => {
    const world = morning()
    for (let i = 0; i < 20; i += 1) {
      tell(world, i % 2 === 0 ? 'doNotDisturb' : null)
      world.run(400)
    }
    world.run(5_000)
    expect(kinds(world)).toEqual([])
    expect(effects(world, 'clearSession')).toEqual([])
    expect(records(world).map(({ event }) => event)).not.toContain('phone.changed')
  })

  test('does not take back what it shows again within a second', () => {
    const world = morning()
    set(world, 'away')
    tell(world, null)
    world.run(500)
    set(world, 'away')
    world.run(5_000)
    expect(kinds(world)).toEqual(['away'])
    expect(effects(world, 'clearSession')).toEqual([])
  })
})

describe('a phone system that was away for long', () => {
  const lost = (): World => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setPhone(false)
    world.run(310_000)
    expect(shown(world)).toBeNull()
    expect(records(world).at(-1)).toMatchObject({
      event: 'teams.cleared',
      cause: 'phone',
      rule: 'reflect.phoneGone',
    })
    expect(phoneStatusOf(world.state)).toBeNull()
    return world
  }

  test('is believed again when it is back, though it tells nothing new', () => {
    const world = lost()
    world.setPhone(true)
    world.run(5_000)
    expect(shown(world)).toBe('doNotDisturb')
    expect(phoneStatusOf(world.state)?.reflected).toBe('shown')
  })

  test('is not believed in what it no longer says', () => {
    const world = lost()
    world.setPhone(true)
    const before = kinds(world).length
    tell(world, null)
    world.run(5_000)
    expect(kinds(world)).toHaveLength(before)
    expect(shown(world)).toBeNull()
  })

  test('does not outdo what Teams changed to before', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setTeams(pair('BeRightBack', 'BeRightBack'))
    world.run(20_000)
    world.setTeams(pair('Available', 'Available'))
    world.run(20_000)
    world.setPhone(false)
    world.run(400_000)
    world.setPhone(true)
    world.run(10_000)
    expect(shown(world)).toBeNull()
    expect(phoneStatusOf(world.state)?.reflected).toBe('superseded')
  })
})

describe('after a restart', () => {
  const restarted = (journal: JournalEntry, calls: readonly Call[] = []) => {
    const world = new World({ enabled: reflecting, journal })
    world.event({ type: 'gate', gate: 'signedIn', value: true })
    world.setPhone(true)
    world.setCalls(calls)
    return world
  }

  test('a status that Teams had outdone stays so, until it changes', () => {
    const first = morning()
    set(first, 'doNotDisturb')
    first.setTeams(pair('BeRightBack', 'BeRightBack'))
    first.run(20_000)
    const entry = effects(first, 'journal').at(-1)?.entry
    expect(entry?.superseded).toBe('doNotDisturb')

    const world = restarted({ session: false, last: null, superseded: 'doNotDisturb' })
    set(world, 'doNotDisturb')
    world.run(20_000)
    expect(shown(world)).toBeNull()
    set(world, null)
    expect(effects(world, 'journal').at(-1)?.entry.superseded).toBeUndefined()
    set(world, 'doNotDisturb')
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('what the last run showed is kept without a gap where the phone still says so', () => {
    const world = restarted({ session: true, kind: 'doNotDisturb', last: null })
    world.kind = 'doNotDisturb'
    world.run(2_000)
    tell(world, 'doNotDisturb')
    world.run(3_000)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(shown(world)).toBe('doNotDisturb')
    set(world, null)
    expect(shown(world)).toBeNull()
  })

  test('what the last run showed is taken back where the phone says nothing any more', () => {
    const world = restarted({ session: true, kind: 'away', last: null })
    world.run(11_000)
    expect(shown(world)).toBeNull()
  })

  test('a call that is on is shown, though the last run left a status behind', () => {
    const world = restarted({ session: true, kind: 'doNotDisturb', last: null }, [talking])
    world.run(4_000)
    expect(shown(world)).toBe('inACall')
    expect(records(world).map(({ rule }) => rule)).not.toContain('assert.adopted')
    world.setCalls([])
    world.run(12_000)
    expect(shown(world)).toBeNull()
  })

  test('the phone that is disconnected at the end takes nothing back from what is known', () => {
    const world = morning()
    set(world, 'away')
    world.event({ type: 'gate', gate: 'quitting', value: true })
    tell(world, null)
    world.run(4_000)
    expect(shown(world)).toBeNull()
    expect(world.state.phoneStatus.status).toBe('away')
  })
})

describe('settings', () => {
  test('turned on while a status stands, it is shown', () => {
    const world = new World().begin()
    set(world, 'doNotDisturb')
    configure(world)
    world.run(2_000)
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('another way to show it takes the place of the first, without a gap', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    const reflection = { ...options.reflection, doNotDisturb: 'away' as const }
    configure(world, reflecting, { reflection })
    world.run(3_000)
    expect(shown(world)).toBe('away')
    expect(effects(world, 'clearSession')).toEqual([])
    expect(notes(world)).toEqual(['Available'])
  })

  test('with calls turned off during one, the status is shown again', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setCalls([talking])
    world.run(5_000)
    expect(shown(world)).toBe('inACall')
    configure(world, { ...reflecting, assert: false })
    world.run(5_000)
    expect(shown(world)).toBe('doNotDisturb')
    expect(phoneStatusOf(world.state)?.reflected).toBe('shown')
  })

  test('a busy shown as In a call is told as the phone’s, not as a call', () => {
    const world = morning({ reflection: { ...options.reflection, busy: 'inACall' } })
    set(world, 'busy')
    expect(records(world).at(-1)).toMatchObject({ event: 'teams.reflected', cause: 'phone' })
    set(world, null)
    expect(records(world).at(-1)).toMatchObject({ event: 'teams.cleared', cause: 'phone' })
  })
})

describe('what comes and goes', () => {
  test.each(['paused', 'suspended'] as const)('%s: taken back, and shown again after', (gate) => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.event({ type: 'gate', gate, value: true })
    world.run(5_000)
    expect(shown(world)).toBeNull()
    world.event({ type: 'gate', gate, value: false })
    world.run(5_000)
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('another person is not bound by what Teams did for the first', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setTeams(pair('BeRightBack', 'BeRightBack'))
    world.run(20_000)
    world.event({ type: 'gate', gate: 'signedIn', value: false })
    world.setTeams(pair('Available', 'Available'))
    world.event({ type: 'gate', gate: 'signedIn', value: true, accountChanged: true })
    world.run(3_000)
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('Teams that only starts has not changed last', () => {
    const world = morning()
    world.setTeams(pair('Offline', 'Offline'))
    world.run(20_000)
    set(world, 'doNotDisturb')
    expect(phoneStatusOf(world.state)?.reflected).toBe('leftAlone')
    world.setTeams(pair('Available', 'Available'))
    world.run(20_000)
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('a refused write is told, and tried again once Microsoft allows it', () => {
    const world = morning()
    world.writeFaults.push('signIn.writeConsentRequired')
    set(world, 'away')
    expect(phoneStatusOf(world.state)?.reflected).toBe('failed')
    expect(records(world).at(-1)).toMatchObject({ event: 'teams.failed', cause: 'phone' })
    world.event({ type: 'writeAllowed' })
    world.run(2_000)
    expect(shown(world)).toBe('away')
  })

  test('a call does not wait for the retry of the status', () => {
    const world = morning()
    for (let i = 0; i < 9; i += 1) world.writeFaults.push('graph.unavailable')
    set(world, 'away')
    world.run(16_000)
    world.writeFaults.length = 0
    expect(world.state.session.waiting).toBe('set')
    world.setCalls([talking])
    world.run(2_000)
    expect(shown(world)).toBe('inACall')
  })

  test('during a call the panel says that the call comes first', () => {
    const world = morning()
    set(world, 'away')
    world.setCalls([talking])
    world.run(5_000)
    expect(phoneStatusOf(world.state)).toEqual({ status: 'away', reflected: 'outranked' })
  })
})

describe('another computer of the person', () => {
  test('leaves, and takes what both showed with it: shown again', () => {
    const world = morning()
    world.setOther(true)
    set(world, 'doNotDisturb')
    world.setOther(false)
    expect(shown(world)).toBeNull()
    world.run(6_000)
    expect(shown(world)).toBe('doNotDisturb')
  })

  test('shows it first: that is no news for the extension', () => {
    const world = morning()
    world.setOther(true)
    world.readMs = 2_000
    tell(world, 'doNotDisturb')
    world.setTeams(pair('DoNotDisturb', 'Presenting'))
    world.run(20_000)
    world.setTeams(pair('Available', 'Available'))
    tell(world, null)
    world.run(20_000)
    expect(new Set(notes(world))).toEqual(new Set(['Available']))
  })
})

test('an old echo stays an echo, whatever was shown after it', () => {
  const world = new World({
    enabled: reflecting,
    personality: {
      echo: pair('Busy', 'InACall'),
      lagMs: 20_000,
      withoutEffect: false,
    },
  }).begin()
  set(world, 'doNotDisturb')
  world.setCalls([talking])
  world.run(4_000)
  tell(world, null)
  world.setCalls([])
  for (let second = 0; second < 60; second += 1) {
    world.run(1_000)
    world.read()
  }
  expect(new Set(notes(world))).toEqual(new Set(['Available']))
})

test('a do not disturb that Teams shows by itself is not shown once more, nor kept up after it', () => {
  const world = new World({ enabled: { ...allOn, reflect: true } }).begin()
  world.setTeams(pair('DoNotDisturb', 'Presenting'))
  world.run(20_000)
  world.event({ type: 'phoneStatus', status: 'doNotDisturb' })
  world.run(5_000)
  expect(world.session).toBe(false)
  world.setTeams(pair('Available', 'Available'))
  world.run(60_000)
  expect(world.session).toBe(false)
})
