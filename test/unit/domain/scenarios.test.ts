/** The scenarios that define Lockstep (product.md), on the machine with a world around it. */
import { describe, expect, test } from 'vitest'
import { ringing, talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

function call(world: World, ms: number) {
  world.setCalls([ringing])
  world.run(2_000)
  world.setCalls([talking])
  world.run(ms)
}

describe('mirror', () => {
  test('the extension shows what Teams shows', () => {
    const world = new World().begin()
    expect(world.extension?.note).toBe('Available')
    world.setTeams(pair('BeRightBack'))
    world.run(20_000)
    expect(world.extension).toMatchObject({ activity: 'away', note: 'Be right back' })
  })

  test('an unknown value leaves the extension as it is', () => {
    const world = new World().begin()
    world.setTeams(pair('SomethingNew', 'Whatever'))
    world.run(60_000)
    expect(world.extension?.note).toBe('Available')
  })

  test('appear offline is shown as a neutral Away and told to nobody', () => {
    const world = new World().begin()
    world.setTeams(pair('Offline', 'OffWork'))
    world.run(20_000)
    expect(world.extension?.note).toBe('Away')
    expect(JSON.stringify(world.extension)).not.toContain('OffWork')
  })

  test('Offline for two minutes takes the presence back, and not before', () => {
    const world = new World().begin()
    world.setTeams(pair('Offline'))
    world.run(100_000)
    expect(world.extension?.note).toBe('Available')
    world.run(60_000)
    expect(world.extension).toBeNull()
  })

  test('a change during a call is caught up afterwards', () => {
    const world = new World().begin()
    call(world, 20_000)
    world.setTeams(pair('DoNotDisturb'))
    world.run(60_000)
    expect(world.extension?.note).toBe('Available')
    world.setCalls([])
    world.run(20_000)
    expect(world.extension?.note).toBe('Do not disturb')
  })
})

describe('assert', () => {
  test('first scenario: Available, a call starts: Teams shows Busy, and nothing after it', () => {
    const world = new World().begin()
    call(world, 5_000)
    expect(world.session).toBe(true)
    world.setCalls([])
    world.run(5_000)
    expect(world.session).toBe(false)
    expect(records(world).map((r) => r.event)).toEqual(
      expect.arrayContaining(['call.began', 'teams.asserted', 'call.ended', 'teams.cleared']),
    )
  })

  test('first scenario, Away through inactivity', () => {
    const world = new World().begin()
    world.evidence = {
      longestIdleSeconds: 400,
      lockedOrSuspended: false,
      idleSeconds: 400,
      locked: false,
    }
    world.setTeams(pair('Away'))
    world.run(20_000)
    call(world, 5_000)
    expect(world.session).toBe(true)
  })

  test('second scenario: an explicit Be right back: Teams is left alone', () => {
    const world = new World().begin()
    world.setTeams(pair('BeRightBack'))
    world.run(20_000)
    call(world, 60_000)
    expect(effects(world, 'setSession')).toEqual([])
    expect(records(world)).toContainEqual(
      expect.objectContaining({ event: 'teams.leftAlone', rule: 'class.beRightBack' }),
    )
  })

  test('third scenario: Busy without the person having chosen it: asserted', () => {
    const world = new World()
    world.setTeams(pair('Busy'))
    world.begin()
    call(world, 5_000)
    expect(world.session).toBe(true)
  })

  test('Busy that the person was seen to choose is left alone', () => {
    const world = new World().begin()
    world.setTeams(pair('Busy'))
    world.run(20_000)
    call(world, 30_000)
    expect(effects(world, 'setSession')).toEqual([])
  })

  test('a status the person takes back during the call lets the call be shown', () => {
    const world = new World().begin()
    world.setTeams(pair('BeRightBack'))
    world.run(20_000)
    call(world, 20_000)
    world.setTeams(pair('Available'))
    world.run(20_000)
    expect(world.session).toBe(true)
  })

  test('a status the person chooses during the call ends the session, and it is not set again', () => {
    const world = new World().begin()
    call(world, 20_000)
    world.setTeams(pair('DoNotDisturb'))
    world.run(20_000)
    expect(world.session).toBe(false)
    world.setTeams(pair('Available'))
    world.run(60_000)
    expect(world.session).toBe(false)
    expect(records(world).some((r) => r.event === 'teams.overridden')).toBe(true)
  })

  test('an Available over our own session is an override after two readings, not by lag', () => {
    const world = new World({
      personality: { echo: pair('Busy', 'InACall'), lagMs: 0, withoutEffect: true },
    }).begin()
    call(world, 80_000)
    expect(records(world).some((r) => r.event === 'teams.overridden')).toBe(false)
    world.run(60_000)
    expect(records(world).some((r) => r.event === 'teams.overridden')).toBe(true)
  })

  test('a call shorter than the settle time writes nothing', () => {
    const world = new World().begin()
    world.setCalls([talking])
    world.run(1_400)
    world.setCalls([])
    world.run(60_000)
    expect(effects(world, 'setSession')).toEqual([])
    expect(effects(world, 'clearSession')).toEqual([])
  })

  test('a call that follows at once makes no clear and set', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.setCalls([])
    world.run(900)
    world.setCalls([{ ...talking, id: 'b' }])
    world.run(20_000)
    expect(effects(world, 'setSession')).toHaveLength(1)
    expect(effects(world, 'clearSession')).toEqual([])
  })

  test('a long call is renewed every four minutes', () => {
    const world = new World().begin()
    call(world, 15 * 60_000)
    expect(world.session).toBe(true)
    expect(effects(world, 'setSession')).toHaveLength(4)
  })

  test('Teams not running: skipped, unless the person wants it', () => {
    const world = new World()
    world.setTeams(pair('Offline'))
    world.begin()
    call(world, 30_000)
    expect(effects(world, 'setSession')).toEqual([])
    expect(records(world)).toContainEqual(
      expect.objectContaining({ event: 'teams.leftAlone', rule: 'assert.notRunning' }),
    )
  })

  test('an unreadable presence is read three times more, then left alone', () => {
    const world = new World()
    world.setTeams(pair('PresenceUnknown'))
    world.begin()
    call(world, 10_000)
    expect(effects(world, 'urgentRead')).toHaveLength(4)
    expect(effects(world, 'setSession')).toEqual([])
  })
})

describe('clear', () => {
  test.each([
    ['pause', { type: 'gate', gate: 'paused', value: true }],
    ['suspend', { type: 'gate', gate: 'suspended', value: true }],
    ['quit', { type: 'gate', gate: 'quitting', value: true }],
    ['sign-out', { type: 'gate', gate: 'signingOut', value: true }],
  ] as const)('%s during a call clears Teams and takes the extension back', (_, event) => {
    const world = new World().begin()
    call(world, 5_000)
    world.event(event)
    world.run(1_000)
    expect(world.session).toBe(false)
    expect(world.extension).toBeNull()
  })

  test('on pause nothing is cleared while another own computer publishes', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.event({ type: 'otherInstance', seen: true })
    world.event({ type: 'gate', gate: 'paused', value: true })
    world.run(10_000)
    expect(effects(world, 'clearSession')).toEqual([])
  })

  test('a leftover is adopted while its call is on', () => {
    const world = new World({ journal: { session: true, last: null } })
    world.event({ type: 'gate', gate: 'signedIn', value: true })
    world.setPhone(true)
    world.run(500)
    expect(effects(world, 'clearSession')).toEqual([])
    world.setCalls([talking])
    world.run(5_000)
    expect(effects(world, 'clearSession')).toEqual([])
    expect(effects(world, 'setSession')).toHaveLength(1)
    world.setCalls([])
    world.run(3_000)
    expect(world.session).toBe(false)
  })

  test('a leftover is cleared once no call is known, or after ten seconds', () => {
    for (const known of [true, false]) {
      const world = new World({ journal: { session: true, last: null } })
      world.event({ type: 'gate', gate: 'signedIn', value: true })
      if (known) world.setCalls([])
      world.run(known ? 1_000 : 9_000)
      expect(world.session).toBe(!known)
      world.run(2_000)
      expect(world.session).toBe(false)
    }
  })

  test('a failed clear is tried again until it works', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.writeFaults.push('graph.unavailable', 'graph.network')
    world.setCalls([])
    world.run(5_000)
    expect(world.session).toBe(false)
  })

  test('a call whose end nobody told is cleared a minute after the watch was lost', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.setCalls([], false)
    world.run(59_000)
    expect(world.session).toBe(true)
    world.run(3_000)
    expect(world.session).toBe(false)
  })
})

describe('echo', () => {
  test.each([0, 30_000, 59_000])('our own Busy is never mirrored, with %d ms of lag', (lagMs) => {
    const personality = { echo: pair('Busy'), lagMs, withoutEffect: false }
    const world = new World({ personality }).begin()
    call(world, 30_000)
    world.setCalls([])
    world.run(200_000)
    expect(notes(world)).toEqual(['Available'])
  })

  test('a Teams call after the guard is mirrored', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.setCalls([])
    world.run(20_000)
    world.setTeams(pair('Busy', 'InACall'))
    world.run(20_000)
    expect(world.extension?.note).toBe('On the phone (Teams)')
  })

  test('a set whose answer was lost may have taken effect: its Busy is an echo all the same', () => {
    const world = new World().begin()
    world.faultsTakeEffect = true
    world.writeFaults.push('graph.network')
    world.setCalls([talking])
    world.run(1_560)
    world.read()
    world.run(50)
    world.setCalls([])
    world.run(30_000)
    expect(world.session).toBe(false)
    expect(notes(world)).toEqual(['Available'])
  })

  test('a Busy that first shows after our own session was not chosen by the person', () => {
    const world = new World().begin()
    call(world, 10_000)
    world.setTeams(pair('Busy'))
    world.setCalls([])
    world.run(90_000)
    call(world, 5_000)
    expect(world.session).toBe(true)
  })
})

describe('no storms', () => {
  test('a status that flaps is published at most once a second, and the last one stays', () => {
    const world = new World().begin()
    for (const status of ['Busy', 'Available', 'DoNotDisturb', 'Available', 'BeRightBack']) {
      world.setTeams(pair(status))
      world.read()
      world.run(150)
    }
    world.run(5_000)
    expect(notes(world)).toEqual(['Available', 'Busy', 'Be right back'])
  })

  test('when the network is back, what failed often is tried soon', () => {
    const world = new World().begin()
    call(world, 5_000)
    world.setOnline(false)
    world.writeMs = 2_000
    world.setCalls([])
    world.run(200_000)
    expect(world.session).toBe(true)
    // It comes back while one more try is under way that will still fail.
    while (world.state.session.inFlight !== 'clear') world.run(100)
    world.setOnline(true)
    world.run(6_000)
    expect(world.session).toBe(false)
  })
})

test('an extension that another person took is told once, though nothing was to be changed', () => {
  const world = new World().begin()
  world.event({ type: 'publishFailed', code: 'extension.taken' })
  world.event({ type: 'publishFailed', code: 'sip.timedOut' })
  const failures = records(world).filter(({ event }) => event === 'extension.failed')
  expect(failures).toMatchObject([{ code: 'extension.taken' }])
})
