import { expect, test } from 'vitest'
import { createNeighbours } from '../../../src-renderer/line/neighbours.ts'
import type { ShownMark } from '../../../src-renderer/line/own-presence.ts'
import type { Mark } from '../../../src-renderer/line/pidf.ts'
import { FakeClock } from '../../support/fake-clock.ts'

const alice = 'a'.repeat(32)
const bob = 'b'.repeat(32)
const here = { person: alice, computer: '1'.repeat(32) }
const there = { person: alice, computer: '2'.repeat(32) }
const foreign = { person: bob, computer: '3'.repeat(32) }

const shown = (mark: Partial<ShownMark> = {}): ShownMark => ({
  ...{ basic: 'open', identity: there, serial: 5, lifetime: 100 },
  ...{ accompanied: true, leaving: false },
  ...mark,
})

function setUp(who: 'here' | 'nobody' = 'here') {
  const clock = new FakeClock()
  const log: string[] = []
  let holds = true
  const neighbours = createNeighbours({
    ...{ clock, random: () => 0.5, lifetime: 300 },
    holds: () => holds,
    republish: () => log.push('republish'),
    onOther: (seen) => log.push(seen ? 'other' : 'alone'),
    onTaken: (taken) => log.push(taken ? 'taken' : 'free'),
    onReadBack: (ms) => log.push(`read back after ${ms}`),
  })
  neighbours.identify(who === 'here' ? here : undefined)
  /** Published, and seen to be. */
  const publish = (change: Partial<ShownMark> = {}): Mark => {
    const mark = neighbours.mark({ lifetime: 300, leaving: false })
    neighbours.observe([{ ...mark, basic: 'open', ...change }])
    return mark
  }
  return {
    ...{ clock, log, neighbours, publish },
    letGo: () => {
      holds = false
    },
  }
}

test('what was published is read back once, with its time', async () => {
  const it = setUp()
  const mark = it.neighbours.mark({ lifetime: 300, leaving: false })
  await it.clock.advance(40)
  it.neighbours.observe([{ ...mark, basic: 'open' }])
  it.neighbours.observe([{ ...mark, basic: 'open' }])
  expect(it.log).toEqual(['read back after 40'])
})

test('another computer counts for its lifetime, and our next publication says so', async () => {
  const it = setUp()
  it.neighbours.observe([shown()])
  expect(it.neighbours.mark({ lifetime: 300, leaving: false }).accompanied).toBe(true)
  await it.clock.advance(100_000)
  expect(it.log).toEqual(['other'])
  await it.clock.advance(5_000)
  expect(it.log).toEqual(['other', 'alone'])
  expect(it.neighbours.mark({ lifetime: 300, leaving: false }).accompanied).toBe(false)
})

test('each refresh of the other computer counts anew', async () => {
  const it = setUp()
  for (const serial of [1, 2, 3]) {
    it.neighbours.observe([shown({ serial })])
    await it.clock.advance(75_000)
  }
  expect(it.log).toEqual(['other'])
})

test('nobody seen for as long as a publication lives: alone', async () => {
  const it = setUp()
  await it.clock.advance(304_999)
  expect(it.log).toEqual([])
  await it.clock.advance(1)
  expect(it.log).toEqual(['alone'])
})

test('a new computer that sees nobody is answered once, in the next second', async () => {
  const it = setUp()
  it.neighbours.observe([shown({ accompanied: false })])
  it.neighbours.observe([shown({ accompanied: false, serial: 6 })])
  await it.clock.advance(1_099)
  expect(it.log).toEqual(['other'])
  await it.clock.advance(60_000)
  expect(it.log).toEqual(['other', 'republish'])
})

test('a new computer that sees somebody is not answered', async () => {
  const it = setUp()
  it.neighbours.observe([shown()])
  await it.clock.advance(60_000)
  expect(it.log).toEqual(['other'])
})

test.each([
  ['says that it leaves', { leaving: true }],
  ['is told to be closed', { basic: 'closed' }],
] as const)('a computer that %s is gone, and its place is taken', async (_, change) => {
  const it = setUp()
  it.neighbours.observe([shown()])
  it.neighbours.observe([shown(change)])
  await it.clock.advance(3_000)
  expect(it.log).toEqual(['other', 'alone', 'republish'])
})

test('a server that goes on showing who left is answered three times at most', async () => {
  const it = setUp()
  const left = shown({ leaving: true, lifetime: 60 })
  it.neighbours.observe([left])
  for (let seconds = 0; seconds < 60; seconds += 3) {
    await it.clock.advance(3_000)
    const mark = it.neighbours.mark({ lifetime: 300, leaving: false })
    it.neighbours.observe([left, { ...mark, basic: 'open' }])
  }
  expect(it.log.filter((line) => line === 'republish')).toHaveLength(3)
  it.neighbours.observe([shown({ serial: 6 })])
  it.neighbours.observe([shown({ serial: 7, basic: 'closed' })])
  await it.clock.advance(3_000)
  expect(it.log.filter((line) => line === 'republish')).toHaveLength(4)
})

test('another person takes the extension; it is free a while after they are gone', async () => {
  const it = setUp()
  it.neighbours.observe([shown({ identity: foreign })])
  it.neighbours.observe([shown({ identity: foreign, serial: 6 })])
  it.neighbours.observe([])
  await it.clock.advance(2_499)
  expect(it.log).toEqual(['taken'])
  await it.clock.advance(1)
  expect(it.log).toEqual(['taken', 'free'])
})

test('another person of whom nothing is heard any more has gone with their lifetime', async () => {
  const it = setUp()
  it.neighbours.observe([shown({ identity: foreign })])
  await it.clock.advance(104_999)
  expect(it.log).toEqual(['taken'])
  await it.clock.advance(1)
  expect(it.log).toEqual(['taken', 'free'])
})

test('another person who comes back before it is free still has it', async () => {
  const it = setUp()
  it.neighbours.observe([shown({ identity: foreign })])
  it.neighbours.observe([])
  await it.clock.advance(1_000)
  it.neighbours.observe([shown({ identity: foreign })])
  await it.clock.advance(60_000)
  expect(it.log).toEqual(['taken'])
})

test('a closed publication of another person takes nothing', () => {
  const it = setUp()
  it.neighbours.observe([shown({ identity: foreign, basic: 'closed' })])
  expect(it.log).toEqual([])
})

test('what was seen before it was known who is signed in counts once it is', () => {
  const it = setUp('nobody')
  it.neighbours.observe([shown({ identity: foreign })])
  expect(it.log).toEqual([])
  it.neighbours.identify(here)
  expect(it.log).toEqual(['taken'])
})

test('another person who signs in here is no other computer of the one before', () => {
  const it = setUp()
  it.neighbours.observe([shown()])
  it.neighbours.identify({ ...foreign, computer: here.computer })
  expect(it.log).toEqual(['other', 'taken', 'alone'])
})

test('a publication that no longer shows is sent again, three times at most', async () => {
  const it = setUp()
  it.publish()
  for (let count = 0; count < 5; count += 1) {
    it.neighbours.observe([])
    await it.clock.advance(10_000)
  }
  expect(it.log.filter((what) => what === 'republish')).toHaveLength(3)
  it.publish()
  it.neighbours.observe([])
  await it.clock.advance(10_000)
  expect(it.log.filter((what) => what === 'republish')).toHaveLength(4)
})

test('one of an earlier run or of a test that stands before ours makes us publish again', async () => {
  const it = setUp()
  const { serial } = it.publish()
  it.neighbours.observe([shown({ identity: here, serial: serial + 9 })])
  await it.clock.advance(10_000)
  expect(it.log.at(-1)).toBe('republish')
})

test('one that stays hidden behind another computer of the same second is sent once more', async () => {
  const it = setUp()
  it.neighbours.mark({ lifetime: 300, leaving: false })
  it.neighbours.observe([shown()])
  await it.clock.advance(2_000)
  expect(it.log).toEqual(['other', 'republish'])
  it.publish()
  await it.clock.advance(60_000)
  expect(it.log).toEqual(['other', 'republish', 'read back after 0'])
})

test('the last one of a computer that leaves is not sent again', async () => {
  const it = setUp()
  it.neighbours.observe([shown()])
  it.neighbours.mark({ lifetime: 60, leaving: true })
  await it.clock.advance(60_000)
  expect(it.log).toEqual(['other'])
})

test('our own older publication that comes late changes nothing', async () => {
  const it = setUp()
  const { serial } = it.publish()
  const next = it.neighbours.mark({ lifetime: 300, leaving: false })
  it.neighbours.observe([shown({ identity: here, serial })])
  it.neighbours.observe([{ ...next, basic: 'open' }])
  await it.clock.advance(10_000)
  expect(it.log).toEqual(['read back after 0', 'read back after 0'])
})

test('a server that never showed ours is not asked again and again', async () => {
  const it = setUp()
  it.neighbours.mark({ lifetime: 300, leaving: false })
  it.neighbours.observe([])
  await it.clock.advance(10_000)
  expect(it.log).toEqual([])
})

test('what was taken back does not come back', async () => {
  const it = setUp()
  const mark = it.publish()
  it.letGo()
  it.neighbours.observe([{ ...mark, basic: 'closed' }])
  await it.clock.advance(10_000)
  expect(it.log).toEqual(['read back after 0'])
})

test('once disposed of it arms nothing', () => {
  const it = setUp()
  it.neighbours.observe([shown({ accompanied: false }), shown({ identity: foreign })])
  it.neighbours.dispose()
  expect(it.clock.waiting()).toEqual([])
})
