/** What the extension of an innovaphone PBX shows: written, read back, taken back, and others'. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { alice, busy, extension, type FixtureOptions } from './fixture.ts'

let pbx: InnovaphoneSimulator
let running: ReturnType<typeof extension>[]

async function up(options: Partial<FixtureOptions> = {}) {
  const made = extension({ server: pbx.address, ...options })
  running.push(made)
  await made.up()
  return made
}
const shown = () => pbx.directory.tel('alice')
const writes = () => pbx.received().filter(({ mt }) => mt === 'SetOwnPresence')
const nothing = { activity: '', note: '' }

async function published(it: Awaited<ReturnType<typeof up>>, status: ExtensionStatus | null) {
  const before = it.has('published').length
  it.phone.publish(status)
  await it.until(() => it.has('published').length > before)
}

beforeEach(async () => {
  pbx = await startInnovaphone({ users: [alice()] })
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.end()))
  await pbx.stop()
  expect(pbx.violations).toEqual([])
})

describe('writing', () => {
  test('with its note, and it is read back', async () => {
    const it = await up()
    await published(it, busy)
    expect(shown()).toEqual({ activity: 'busy', note: 'In a meeting' })
    await it.until(() => it.has('readBack').length > 0)
    expect(it.has('published')).toEqual([{ type: 'published', status: busy, ms: 0 }])
    expect(it.remembered).toEqual([{ activity: 'busy', note: 'In a meeting' }])
    expect(it.has('ownPresence')).toEqual([])
  })

  test.each([
    [null, ''],
    ['away', 'away'],
    ['vacation', 'away'],
    ['busy', 'busy'],
    ['meeting', 'busy'],
    ['on-the-phone', 'busy'],
    ['presentation', 'busy'],
    ['dnd', 'dnd'],
  ] as const)('%s is written as "%s", one of the four that may be', async (activity, written) => {
    const it = await up()
    await published(it, { ...busy, activity })
    expect(shown()).toEqual({ activity: written, note: 'In a meeting' })
  })

  test('of many at once the newest wins', async () => {
    const it = await up()
    for (const note of ['one', 'two', 'three']) it.phone.publish({ ...busy, note })
    await it.until(() => it.has('published').length === 2)
    expect(shown()).toEqual({ activity: 'busy', note: 'three' })
    expect(writes()).toHaveLength(2)
  })

  test('what is shown already is not written again', async () => {
    const it = await up()
    await published(it, busy)
    await published(it, { ...busy })
    expect(writes()).toHaveLength(1)
  })

  test('what does not come back makes the leg degraded', async () => {
    pbx.behaviour.deaf = true
    const it = await up()
    it.phone.publish(busy)
    await it.clock.advance(5_000)
    await it.until(() => it.has('published').length > 0)
    expect(it.leg('extension')).toEqual({ state: 'degraded', code: 'innovaphone.notShown' })
    expect(it.has('readBack')).toEqual([])
  })
})

describe('what the person sets', () => {
  test('is told, and its end', async () => {
    const it = await up()
    await published(it, busy)
    pbx.setPresence('alice', { activity: 'dnd', note: 'Not now' })
    await it.until(() => it.has('ownPresence').length > 0)
    pbx.setPresence('alice', nothing)
    await it.until(() => it.has('ownPresence').length > 1)
    expect(it.has('ownPresence').map(({ presence }) => presence)).toEqual([
      { activity: 'dnd', note: 'Not now', doNotDisturb: true },
      null,
    ])
  })

  test('of yesterday is told at the start', async () => {
    pbx.setPresence('alice', { activity: 'away', note: '' })
    const it = await up()
    await it.until(() => it.has('ownPresence').length > 0)
    expect(it.has('ownPresence')).toEqual([
      { type: 'ownPresence', presence: { activity: 'away', note: '', doNotDisturb: false } },
    ])
  })

  test('an activity of another name keeps its note', async () => {
    pbx.setPresence('alice', { activity: 'gardening', note: 'Roses' })
    const it = await up()
    await it.until(() => it.has('ownPresence').length > 0)
    expect(it.has('ownPresence')[0]?.presence).toEqual({
      ...{ activity: null, note: 'Roses', doNotDisturb: false },
    })
  })

  test('gives way to what is written', async () => {
    pbx.setPresence('alice', { activity: 'away', note: '' })
    const it = await up()
    await it.until(() => it.has('ownPresence').length > 0)
    await published(it, busy)
    expect(it.has('ownPresence').at(-1)?.presence).toBeNull()
  })
})

describe('taking back', () => {
  test('at the end', async () => {
    const it = await up()
    await published(it, busy)
    await it.phone.stop(3_000)
    expect(shown()).toEqual(nothing)
    expect(it.remembered.at(-1)).toBeNull()
    expect(pbx.directory.sessions()).toHaveLength(1)
  })

  test('of nothing writes nothing', async () => {
    const it = await up()
    await published(it, null)
    await it.phone.stop(3_000)
    expect(writes()).toEqual([])
  })

  test('leaves alone what the person set since', async () => {
    const it = await up()
    await published(it, busy)
    pbx.setPresence('alice', { activity: 'dnd', note: '' })
    await it.until(() => it.has('ownPresence').length > 0)
    await published(it, null)
    await it.phone.stop(3_000)
    expect(shown()).toEqual({ activity: 'dnd', note: '' })
  })

  test('does not hold up the end when the PBX says nothing', async () => {
    const it = await up()
    await published(it, busy)
    pbx.freeze()
    const stopped = it.phone.stop(3_000)
    await it.clock.advance(3_000)
    await stopped
  })

  test('what a crash left is taken back at the next start', async () => {
    pbx.setPresence('alice', { activity: 'busy', note: 'In a meeting' })
    const it = await up({ leftover: { activity: 'busy', note: 'In a meeting' } })
    await it.until(() => it.remembered.length > 0)
    expect(shown()).toEqual(nothing)
    expect(it.has('ownPresence')).toEqual([])
  })

  test('what a crash left and the person replaced is left alone', async () => {
    pbx.setPresence('alice', { activity: 'away', note: '' })
    const it = await up({ leftover: { activity: 'busy', note: 'In a meeting' } })
    await it.until(() => it.has('ownPresence').length > 0)
    expect(it.remembered).toEqual([null])
    expect(writes()).toEqual([])
  })

  test('an extension that was removed is logged out, too', async () => {
    const it = await up({ forgotten: true })
    const out = pbx.next('Logout')
    await it.phone.stop(3_000)
    await out
    expect(pbx.directory.sessions()).toEqual([])
  })

  test('a store that cannot be read keeps no connection open', async () => {
    const it = await up({ forgotten: new Error('no store') })
    await it.phone.stop(3_000)
    expect(it.sockets.every(({ readyState }) => readyState >= WebSocket.CLOSING)).toBe(true)
  })
})
