/** The invariants with the second direction on from the start, and what holds at rest then. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameStatus } from '../../src-main/domain/extension.ts'
import type { JournalEntry } from '../../src-main/domain/machine/state.ts'
import { mapToExtension } from '../../src-main/domain/mapping.ts'
import { defaultReflection, phoneStatuses } from '../../src-main/domain/phone-status.ts'
import { sessionKinds } from '../../src-main/domain/session-kind.ts'
import { checks } from './invariants.ts'
import { personality, phoneScript, play, type Script, settleDown } from './script.ts'
import { allOn, talking, World } from './world.ts'

const numRuns = Number(process.env.LOCKSTEP_PROPERTY_RUNS ?? 2_000)
const enabled = { ...allOn, reflect: true }
const journal: fc.Arbitrary<JournalEntry | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({
    session: fc.constant(true),
    kind: fc.constantFrom(undefined, ...sessionKinds),
    last: fc.constant(null),
    superseded: fc.constantFrom(undefined, ...phoneStatuses),
  }),
)
const statuses = fc.constantFrom(...phoneStatuses)
/** Long enough for a reading, a retry and a renewal, with pushes and a Graph that lags too. */
const restMs = 800_000
const available = { availability: 'Available', activity: 'Available' }

function worldOf(
  start: JournalEntry | undefined,
  more: ConstructorParameters<typeof World>[0],
  acts: Script,
): World {
  const world = new World({ enabled, ...more, ...(start === undefined ? {} : { journal: start }) })
  if (start === undefined) world.begin()
  play(world, acts)
  return world
}

const shown = (world: World) => (world.session ? world.kind : null)

describe(`${numRuns} random sequences with the phone's own status in Teams`, () => {
  test('I1, I3, I5, I6, I7, I8 and one write at a time hold at every moment', () => {
    fc.assert(
      fc.property(journal, personality, phoneScript, (start, kind, acts) => {
        const world = worldOf(start, { personality: kind }, acts)
        for (const check of checks) check(world)
      }),
      { numRuns },
    )
  })

  test('I2: within 5 s of the end of the status and of the last call nothing is left', () => {
    fc.assert(
      fc.property(journal, personality, phoneScript, (start, kind, acts) => {
        const world = worldOf(start, { personality: kind }, acts)
        settleDown(world, enabled)
        world.run(5_000)
        expect(world.session).toBe(false)
        expect(world.state.session.own).toBeNull()
      }),
      { numRuns },
    )
  })

  test('I2, I7: pause, suspend, sign-out and quit take everything back', () => {
    const ways = fc.constantFrom('paused', 'suspended', 'signingOut', 'quitting')
    fc.assert(
      fc.property(
        journal,
        phoneScript,
        ways,
        statuses,
        fc.boolean(),
        (start, acts, gate, status, onCall) => {
          const world = worldOf(start, {}, acts)
          settleDown(world, enabled)
          world.event({ type: 'phoneStatus', status })
          if (onCall) world.setCalls([talking])
          world.run(4_000)
          world.event({ type: 'gate', gate, value: true })
          world.run(5_000)
          expect(world.session).toBe(false)
          expect(world.extension).toBeNull()
        },
      ),
      { numRuns },
    )
  })

  test('at rest Teams shows what was set on the phone last, through a call as well', () => {
    fc.assert(
      fc.property(journal, personality, phoneScript, statuses, (start, kind, acts, status) => {
        const world = worldOf(start, { personality: { ...kind, withoutEffect: false } }, acts)
        settleDown(world, enabled)
        world.setTeams(available)
        world.run(restMs)
        expect(world.session).toBe(false)
        world.event({ type: 'phoneStatus', status })
        world.run(restMs)
        expect(shown(world)).toBe(defaultReflection[status])
        world.setCalls([talking])
        world.run(10_000)
        expect(shown(world)).toBe('inACall')
        world.setCalls([])
        world.run(5_000)
        expect(shown(world)).toBe(defaultReflection[status])
      }),
      { numRuns },
    )
  })

  test('at rest a status chosen in Teams after it stands on both sides', () => {
    const chosen = { availability: 'BeRightBack', activity: 'BeRightBack' }
    const mapped = mapToExtension(chosen)
    fc.assert(
      fc.property(journal, personality, phoneScript, statuses, (start, kind, acts, status) => {
        const world = worldOf(start, { personality: kind }, acts)
        settleDown(world, enabled)
        world.setTeams(available)
        world.run(restMs)
        world.event({ type: 'phoneStatus', status })
        world.run(restMs)
        world.setTeams(chosen)
        world.run(restMs)
        expect(shown(world)).toBeNull()
        expect(mapped.kind === 'status' && sameStatus(world.extension, mapped.status)).toBe(true)
      }),
      { numRuns },
    )
  })
})
