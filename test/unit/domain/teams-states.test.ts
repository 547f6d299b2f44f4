/** A call while Teams shows something else than Available: the states that need a rule of their own. */
import { describe, expect, test } from 'vitest'
import { options, talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

/** Teams shows `teams` for a while, then a call starts. */
function callDuring(teams: ReturnType<typeof pair>, change: Partial<typeof options> = {}): World {
  const world = new World({ options: { ...options, ...change } })
  world.setTeams(teams)
  world.begin()
  world.setCalls([talking])
  world.run(10_000)
  return world
}

describe('a state that Teams sets by itself: the call is shown, and the state comes back', () => {
  test.each([
    ['out of office', pair('Available', 'OutOfOffice'), 'class.outOfOffice', 'Out of office'],
    ['away and out of office', pair('Away', 'OutOfOffice'), 'class.outOfOffice', 'Out of office'],
    ['a meeting', pair('Busy', 'InAMeeting'), 'class.meeting', 'In a meeting'],
    ['a Teams call', pair('Busy', 'InACall'), 'class.teamsCall', 'On the phone (Teams)'],
    ['a conference', pair('Busy', 'InAConferenceCall'), 'class.teamsCall', 'On the phone (Teams)'],
    ['idle', pair('AvailableIdle', 'AvailableIdle'), 'class.idle', 'Available'],
  ])('%s', (_, teams, rule, note) => {
    const world = callDuring(teams)
    expect(world.session).toBe(true)
    expect(records(world)).toContainEqual(
      expect.objectContaining({ event: 'teams.asserted', rule }),
    )
    world.setCalls([])
    world.run(60_000)
    expect(world.session).toBe(false)
    expect(notes(world)).toEqual([note])
  })

  // Do not disturb outranks a busy session: nobody sees the call, and nothing is lost by setting it.
  test.each([
    ['presenting', pair('DoNotDisturb', 'Presenting'), 'Presenting'],
    ['focusing', pair('DoNotDisturb', 'Focusing'), 'Focusing'],
  ])('%s', (_, teams, note) => {
    const world = callDuring(teams)
    expect(effects(world, 'setSession')).toHaveLength(1)
    world.run(120_000)
    expect(records(world).some(({ event }) => event === 'teams.overridden')).toBe(false)
    world.setCalls([])
    world.run(60_000)
    expect(world.session).toBe(false)
    expect(notes(world)).toEqual([note])
  })
})

describe('Teams is not running', () => {
  test('skipped by default', () => {
    const world = callDuring(pair('Offline'))
    expect(effects(world, 'setSession')).toEqual([])
  })

  test('shown where the person wants it, and Offline again after the call', () => {
    const world = callDuring(pair('Offline'), { teamsNotRunning: 'assert' })
    expect(world.session).toBe(true)
    world.setCalls([])
    world.run(10_000)
    expect(world.session).toBe(false)
  })

  test('a dormant preferred status that our session wakes is the person’s: the session ends', () => {
    const world = callDuring(pair('Offline'), { teamsNotRunning: 'assert' })
    // A do-not-disturb of yesterday shows as soon as there is a session, ours, to show it.
    world.setTeams(pair('DoNotDisturb'))
    world.run(20_000)
    expect(world.session).toBe(false)
    expect(records(world).some(({ event }) => event === 'teams.overridden')).toBe(true)
    world.setTeams(pair('Offline'))
    world.run(300_000)
    expect(effects(world, 'setSession')).toHaveLength(1)
  })
})
