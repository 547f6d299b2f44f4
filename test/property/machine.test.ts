/** Invariants I1 to I8 on random sequences; the bench run takes 100,000 of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameStatus } from '../../src-main/domain/extension.ts'
import { mapToExtension } from '../../src-main/domain/mapping.ts'
import { checks } from './invariants.ts'
import { pairs, personality, play, type Script, script, settleDown } from './script.ts'
import { talking, World } from './world.ts'

const numRuns = Number(process.env.LOCKSTEP_PROPERTY_RUNS ?? 2_000)
const journal = fc.constantFrom(undefined, { session: true, last: null })

function worldOf(
  start: { session: boolean; last: null } | undefined,
  kind: ConstructorParameters<typeof World>[0],
  acts: Script,
): World {
  const world = new World({ ...kind, ...(start === undefined ? {} : { journal: start }) })
  if (start === undefined) world.begin()
  play(world, acts)
  return world
}

describe(`${numRuns} random sequences`, () => {
  test('I1, I3, I5, I6, I7, I8 and one write at a time hold at every moment', () => {
    fc.assert(
      fc.property(journal, personality, script, (start, kind, acts) => {
        const world = worldOf(start, { personality: kind }, acts)
        for (const check of checks) check(world)
      }),
      { numRuns },
    )
  })

  test('I2: within 5 s of the end of the last call nothing of ours is left on Graph', () => {
    fc.assert(
      fc.property(journal, personality, script, (start, kind, acts) => {
        const world = worldOf(start, { personality: kind }, acts)
        settleDown(world)
        world.run(5_000)
        expect(world.session).toBe(false)
        expect(world.state.session.own).toBeNull()
      }),
      { numRuns },
    )
  })

  test('I2, I7: pause, suspend, sign-out and quit take everything back, call or not', () => {
    const ways = fc.constantFrom('paused', 'suspended', 'signingOut', 'quitting')
    fc.assert(
      fc.property(journal, script, ways, fc.boolean(), (start, acts, gate, onCall) => {
        const world = worldOf(start, {}, acts)
        settleDown(world)
        if (onCall) world.setCalls([talking])
        world.run(4_000)
        world.event({ type: 'gate', gate, value: true })
        world.run(5_000)
        expect(world.session).toBe(false)
        expect(world.extension).toBeNull()
      }),
      { numRuns },
    )
  })

  test('I4: at rest the extension is the mapping of what Teams shows', () => {
    fc.assert(
      fc.property(
        journal,
        personality,
        script,
        fc.constantFrom(...pairs),
        (start, kind, acts, pair) => {
          const world = worldOf(start, { personality: kind }, acts)
          settleDown(world)
          // With pushes and a Graph that lags behind them only the safety read shows it.
          const restMs = kind.pushMs === undefined ? 400_000 : 800_000
          world.setTeams({ availability: 'Available', activity: 'Available' })
          world.run(restMs)
          world.setTeams(pair)
          world.run(restMs)
          const mapped = mapToExtension(pair)
          const rest = mapToExtension({ availability: 'Available', activity: 'Available' })
          const expected =
            mapped.kind === 'status'
              ? mapped.status
              : mapped.kind === 'unchanged' && rest.kind === 'status'
                ? rest.status
                : null
          expect(sameStatus(world.extension, expected)).toBe(true)
        },
      ),
      { numRuns },
    )
  })

  test('I4: after a reconnect the same content is asserted again', () => {
    fc.assert(
      fc.property(script, (acts) => {
        const world = worldOf(undefined, {}, acts)
        settleDown(world)
        world.setTeams({ availability: 'Busy', activity: 'InAMeeting' })
        world.run(200_000)
        world.setPhone(false)
        world.run(1_000)
        const published = world.trace.length
        world.setPhone(true)
        world.run(1_000)
        const again = world.trace
          .slice(published)
          .flatMap((t) => (t.kind === 'effect' && t.effect.type === 'publish' ? [t.effect] : []))
        expect(again.map((effect) => effect.status?.note)).toEqual(['In a meeting'])
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    )
  })
})
