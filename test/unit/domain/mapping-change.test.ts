/** The person changes the mapping while Lockstep runs. */
import { expect, test } from 'vitest'
import type { Mapping } from '../../../src-main/domain/mapping.ts'
import { options, talking, World } from '../../property/world.ts'
import { effects, notes, pair, records } from './trace.ts'

const change = (world: World, mapping: Mapping) =>
  world.event({
    type: 'configured',
    enabled: world.state.enabled,
    options: { ...options, mapping },
  })
const here: Mapping = { available: { activity: null, note: 'Here' } }

test('what was last read is shown in its new words, once and at once', () => {
  const world = new World().begin()
  change(world, here)
  world.run(60_000)
  expect(notes(world)).toEqual(['Available', 'Here'])
  expect(
    records(world)
      .filter(({ event }) => event === 'extension.published')
      .at(-1),
  ).toMatchObject({
    cause: 'settings',
    extension: 'Here',
  })
})

test('another row than the one that is shown changes nothing', () => {
  const world = new World().begin()
  change(world, { busy: { activity: 'busy', note: 'Not now' } })
  world.run(60_000)
  expect(notes(world)).toEqual(['Available'])
  world.setTeams(pair('Busy'))
  world.run(20_000)
  expect(notes(world)).toEqual(['Available', 'Not now'])
})

test('the same settings again publish nothing', () => {
  const world = new World().begin()
  change(world, here)
  world.run(5_000)
  change(world, { ...here })
  world.run(60_000)
  expect(notes(world)).toEqual(['Available', 'Here'])
})

test('during a call it waits for the end', () => {
  const world = new World().begin()
  world.setCalls([talking])
  world.run(5_000)
  change(world, here)
  world.run(60_000)
  expect(notes(world)).toEqual(['Available'])
  world.setCalls([])
  world.run(10_000)
  expect(notes(world)).toEqual(['Available', 'Here'])
})

test('a mapping that changes back before the call ends leaves nothing to do', () => {
  const world = new World().begin()
  world.setCalls([talking])
  world.run(5_000)
  change(world, here)
  change(world, {})
  world.setCalls([])
  world.run(10_000)
  expect(notes(world)).toEqual(['Available'])
})

test('changed as fast as one likes, it is published once a second at most', () => {
  const world = new World().begin()
  for (const note of ['One', 'Two', 'Three', 'Four']) {
    change(world, { available: { activity: null, note } })
    world.run(200)
  }
  world.run(5_000)
  expect(notes(world)).toEqual(['Available', 'One', 'Four'])
})

test('what Offline took back does not come back by another mapping', () => {
  const world = new World().begin()
  world.setTeams(pair('Offline'))
  world.run(200_000)
  expect(world.extension).toBeNull()
  change(world, here)
  world.run(10_000)
  expect(world.extension).toBeNull()
})

test('while paused nothing is published; afterwards the new words are', () => {
  const world = new World().begin()
  world.event({ type: 'gate', gate: 'paused', value: true })
  world.run(1_000)
  const before = effects(world, 'publish').length
  change(world, here)
  world.run(10_000)
  expect(effects(world, 'publish')).toHaveLength(before)
  world.event({ type: 'gate', gate: 'paused', value: false })
  world.run(20_000)
  expect(world.extension?.note).toBe('Here')
})
