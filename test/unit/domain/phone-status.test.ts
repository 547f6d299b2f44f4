/** The optional second direction: what the person sets on the phone is shown in Teams. */
import { describe, expect, test } from 'vitest'
import type { Options } from '../../../src-main/domain/machine/state.ts'
import { phoneStatusOf } from '../../../src-main/domain/phone-status.ts'
import { allOn, options, talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

const reflecting = { ...allOn, reflect: true }
const morning = (more: Partial<Options> = {}) =>
  new World({ enabled: reflecting, options: { ...options, ...more } }).begin()
const set = (world: World, status: 'doNotDisturb' | 'away' | 'busy' | null) => {
  world.event({ type: 'phoneStatus', status })
  world.run(2_000)
}
const events = (world: World) => records(world).map(({ event }) => event)
const kinds = (world: World) => effects(world, 'setSession').map(({ kind }) => kind)

describe('a status set on the phone', () => {
  test('is shown in Teams after a fresh reading, and taken back with it', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    expect(world.session).toBe(true)
    expect(world.kind).toBe('doNotDisturb')
    expect(events(world).slice(-2)).toEqual(['phone.changed', 'teams.reflected'])
    set(world, null)
    expect(world.session).toBe(false)
    expect(records(world).at(-1)).toMatchObject({ event: 'teams.cleared', cause: 'phone' })
  })

  test('stays on the phone where nobody asked for the direction', () => {
    const world = new World().begin()
    set(world, 'doNotDisturb')
    expect(world.session).toBe(false)
    expect(events(world)).not.toContain('phone.changed')
  })

  test('busy has no pair that an app may set, unless the person says which', () => {
    const plain = morning()
    set(plain, 'busy')
    expect(plain.session).toBe(false)
    const told = morning({ reflection: { ...options.reflection, busy: 'inACall' } })
    set(told, 'busy')
    expect(told.kind).toBe('inACall')
    expect(told.session).toBe(true)
  })

  test('leaves alone what the person chose in Teams', () => {
    const world = morning()
    world.setTeams(pair('BeRightBack', 'BeRightBack'))
    world.run(20_000)
    set(world, 'doNotDisturb')
    expect(world.session).toBe(false)
    expect(records(world).at(-1)).toMatchObject({ event: 'teams.leftAlone', cause: 'phone' })
  })

  test('is no news for the extension, however often it is read back', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.run(300_000)
    expect(notes(world)).toEqual(['Available'])
    expect(world.session).toBe(true)
  })

  test('is renewed as long as it stands', () => {
    const world = morning()
    set(world, 'away')
    world.run(3_600_000)
    expect(world.session).toBe(true)
    expect(new Set(kinds(world))).toEqual(new Set(['away']))
  })
})

describe('a call', () => {
  test('outranks it, and returns to it within five seconds', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setCalls([talking])
    world.run(10_000)
    expect(world.kind).toBe('inACall')
    world.setCalls([])
    world.run(5_000)
    expect(world.kind).toBe('doNotDisturb')
    expect(world.session).toBe(true)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(kinds(world)).toEqual(['doNotDisturb', 'inACall', 'doNotDisturb'])
  })

  test('does not stand longer where the reading after it does not come', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setCalls([talking])
    world.run(10_000)
    world.readMs = 30_000
    world.setCalls([])
    world.run(5_000)
    expect(world.session).toBe(false)
    world.readMs = 10
    world.run(60_000)
    expect(world.kind).toBe('doNotDisturb')
    expect(world.session).toBe(true)
  })

  test('is written down with its kind, so that a later run knows its own echo', () => {
    const world = morning()
    set(world, 'away')
    expect(effects(world, 'journal').at(-1)?.entry).toMatchObject({ session: true, kind: 'away' })
  })
})

describe('the side that changed last', () => {
  test('is Teams: the phone no longer counts, and the timeline says so', () => {
    const world = morning()
    set(world, 'doNotDisturb')
    world.setTeams(pair('BeRightBack', 'BeRightBack'))
    world.run(20_000)
    expect(world.session).toBe(false)
    expect(records(world)).toContainEqual(
      expect.objectContaining({ event: 'phone.superseded', rule: 'reflect.lastChange' }),
    )
    expect(notes(world)).toEqual(['Available', 'Be right back'])
    world.setTeams(pair('Available', 'Available'))
    world.run(60_000)
    expect(world.session).toBe(false)
  })

  test('is the phone: what was read before is not written over it, not after a reconnect either', () => {
    const world = morning()
    set(world, 'away')
    const before = notes(world).length
    world.setPhone(false)
    world.run(1_000)
    world.setPhone(true)
    world.run(10_000)
    expect(notes(world)).toHaveLength(before)
  })

  test('is the phone no longer, once its status is taken back: Teams is shown again', () => {
    const world = morning()
    set(world, 'away')
    set(world, null)
    world.run(5_000)
    expect(notes(world)).toEqual(['Available', 'Available'])
  })

  test('is not Teams where it changes by itself under a status that it shows', () => {
    const world = morning()
    set(world, 'away')
    world.setTeams(pair('Busy', 'InAMeeting'))
    world.run(60_000)
    expect(events(world)).not.toContain('phone.superseded')
    expect(world.session).toBe(true)
  })
})

test('a phone system that stays away is believed for five minutes', () => {
  const world = morning()
  set(world, 'doNotDisturb')
  world.setPhone(false)
  world.run(299_000)
  expect(world.session).toBe(true)
  world.run(10_000)
  expect(world.session).toBe(false)
})

test.each([
  [{ activity: null, doNotDisturb: true }, 'doNotDisturb'],
  [{ activity: 'dnd', doNotDisturb: false }, 'doNotDisturb'],
  [{ activity: 'vacation', doNotDisturb: false }, 'away'],
  [{ activity: 'meeting', doNotDisturb: false }, 'busy'],
  [{ activity: 'on-the-phone', doNotDisturb: false }, null],
  [null, null],
] as const)('%j on the phone is %s', (presence, status) => {
  expect(phoneStatusOf(presence)).toBe(status)
})
