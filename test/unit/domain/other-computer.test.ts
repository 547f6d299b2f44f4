/** Two computers of one person share one presence session (invariant I7). */
import { describe, expect, test } from 'vitest'
import { talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

/** Signed in, another computer beside it, a call on that this one shows. */
function onCall(): World {
  const world = new World().begin()
  world.setOther(true)
  world.setCalls([talking])
  world.run(5_000)
  expect(world.session).toBe(true)
  return world
}

describe('a live call stays shown', () => {
  test.each(['paused', 'quitting'] as const)('when this computer is %s', (gate) => {
    const world = onCall()
    world.event({ type: 'gate', gate, value: true })
    world.run(60_000)
    expect(world.session).toBe(true)
    expect(effects(world, 'clearSession')).toEqual([])
    // The other one has it in hand: a later run of this one has nothing to settle.
    expect(effects(world, 'journal').at(-1)?.entry.session).toBe(false)
  })

  test.each(['paused', 'quitting'] as const)(
    'not when this computer is %s and alone, or was alone again before',
    (gate) => {
      const world = onCall()
      world.setOther(false)
      world.event({ type: 'gate', gate, value: true })
      world.run(5_000)
      expect(world.session).toBe(false)
    },
  )

  test('after its end this computer clears as well, which finds nothing to clear', () => {
    const world = onCall()
    world.setCalls([])
    world.run(5_000)
    expect(effects(world, 'clearSession')).toHaveLength(1)
    expect(world.session).toBe(false)
  })

  test('without a call, a pause clears whatever may be left', () => {
    const world = onCall()
    world.setCalls([])
    world.run(1_050)
    world.event({ type: 'gate', gate: 'paused', value: true })
    world.run(5_000)
    expect(world.session).toBe(false)
  })
})

describe('the other computer leaves during the call', () => {
  test('this one renews, should the session have gone with it', () => {
    const world = onCall()
    const before = effects(world, 'setSession').length
    world.setOther(false)
    world.run(4_999)
    expect(effects(world, 'setSession')).toHaveLength(before)
    world.run(200)
    expect(effects(world, 'setSession')).toHaveLength(before + 1)
    expect(effects(world, 'setSession').at(-1)?.renewal).toBe(true)
  })

  test('this one, which had left the call alone, clears what the other one set', () => {
    const world = new World().begin()
    world.setTeams(pair('BeRightBack'))
    world.run(20_000)
    world.setOther(true)
    world.setCalls([talking])
    world.run(10_000)
    expect(effects(world, 'setSession')).toEqual([])
    world.setOther(false)
    world.run(1_000)
    expect(effects(world, 'clearSession')).toHaveLength(1)
  })

  test('this one, which is still settling, decides for itself', () => {
    const world = new World().begin()
    world.setOther(true)
    world.setCalls([talking])
    world.run(1_000)
    world.setOther(false)
    world.run(5_000)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(world.session).toBe(true)
  })

  test('this one, which is paused, does nothing', () => {
    const world = onCall()
    world.event({ type: 'gate', gate: 'paused', value: true })
    world.run(1_000)
    const before = world.trace.length
    world.event({ type: 'otherInstance', seen: false })
    const after = world.trace.slice(before).filter((entry) => entry.kind === 'effect')
    expect(after).toEqual([])
  })
})

describe('what the other computer set for the call', () => {
  test.each([
    ['Busy / InACall', pair('Busy', 'InACall')],
    ['Busy / Busy', pair('Busy')],
  ])('%s is an echo: asserted over, and never mirrored', (_, echo) => {
    const world = new World().begin()
    world.setOther(true)
    world.setCalls([talking])
    // It was quicker, and this one's deciding read finds its session.
    world.setTeams(echo)
    world.run(5_000)
    expect(effects(world, 'setSession')).toHaveLength(1)
    world.setTeams(pair('Available'))
    world.setCalls([])
    world.run(60_000)
    expect(notes(world)).toEqual(['Available'])
    expect(world.session).toBe(false)
  })

  test('a Busy that the person chose before the call is still left alone', () => {
    const world = new World().begin()
    world.setTeams(pair('Busy'))
    world.run(20_000)
    world.setOther(true)
    world.setCalls([talking])
    world.run(30_000)
    expect(effects(world, 'setSession')).toEqual([])
    expect(records(world)).toContainEqual(
      expect.objectContaining({ event: 'teams.leftAlone', rule: 'class.busyChosen' }),
    )
  })
})

describe('a leftover of an earlier run', () => {
  const restarted = () => {
    const world = new World({ journal: { session: true, last: null } })
    world.event({ type: 'gate', gate: 'signedIn', value: true })
    world.setOther(true)
    return world
  }

  test("does not clear the other computer's call at the start", () => {
    const world = restarted()
    world.run(3_000)
    world.setCalls([talking])
    world.run(20_000)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(effects(world, 'setSession').length).toBeGreaterThan(0)
  })

  test('is left to the other computer when no call state comes', () => {
    const world = restarted()
    world.run(60_000)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(world.session).toBe(true)
  })

  test('is cleared once it is known that there is no call', () => {
    const world = restarted()
    world.setCalls([])
    world.run(1_000)
    expect(world.session).toBe(false)
  })
})
