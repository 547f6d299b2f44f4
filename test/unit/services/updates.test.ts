import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import type { Updater } from '../../../src-main/ports.ts'
import { createUpdates } from '../../../src-main/services/updates.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

const hour = 3_600_000

function setUp(means: Updater['means'] = 'self') {
  const clock = new FakeClock()
  const asked: string[] = []
  const states: string[] = []
  const world = {
    newer: undefined as string | undefined,
    findFails: false,
    downloadFails: false,
    automatic: true,
    managed: false,
  }
  const updater: Updater = {
    means,
    async find(channel) {
      asked.push(`find ${channel}`)
      if (world.findFails) throw new Fault('update.failed')
      return world.newer
    },
    async download() {
      asked.push('download')
      if (world.downloadFails) throw new Fault('update.failed')
    },
    install: () => void asked.push('install'),
  }
  const updates = createUpdates({
    updater,
    clock,
    log: quietLog,
    settings: () => ({ automatic: world.automatic, channel: 'latest' }),
    managed: () => world.managed,
    onChange: () => states.push(updates.status().state),
  })
  return { clock, asked, states, world, updates }
}

test('looks some minutes after the start, then once a day', async () => {
  const { clock, asked, updates } = setUp()
  updates.start()
  await clock.advance(60_000)
  expect(asked).toEqual([])
  await clock.advance(12 * 60_000)
  expect(asked).toEqual(['find latest'])
  await clock.advance(20 * hour)
  expect(asked).toHaveLength(1)
  await clock.advance(9 * hour)
  expect(asked).toHaveLength(2)
})

test('loads what is newer, keeps it until the restart, and installs on demand only', async () => {
  const { clock, asked, states, world, updates } = setUp()
  world.newer = '1.2.3'
  updates.start()
  await clock.advance(13 * 60_000)
  expect(updates.status()).toEqual({ state: 'ready', version: '1.2.3' })
  expect(states).toEqual(['downloading', 'ready'])
  await clock.advance(3 * 24 * hour)
  await updates.check()
  expect(asked).toEqual(['find latest', 'download'])
  updates.install()
  expect(asked.at(-1)).toBe('install')
})

test('nothing is installed that is not ready', async () => {
  const { asked, world, updates } = setUp()
  world.newer = '1.2.3'
  world.downloadFails = true
  await updates.check()
  updates.install()
  expect(asked).toEqual(['find latest', 'download'])
  expect(updates.status()).toEqual({ state: 'failed', code: 'update.failed' })
})

describe('a failure', () => {
  test('of a silent look is not shown, and tried again within hours', async () => {
    const { clock, asked, states, world, updates } = setUp()
    world.findFails = true
    updates.start()
    await clock.advance(13 * 60_000)
    expect(states).toEqual(['none'])
    await clock.advance(6 * hour)
    expect(asked).toHaveLength(2)
  })

  test('of a look that the person asked for is shown, until the next one', async () => {
    const { states, world, updates } = setUp()
    world.findFails = true
    await updates.check()
    world.findFails = false
    await updates.check()
    expect(states).toEqual(['checking', 'failed', 'checking', 'none'])
  })

  test('of a file is shown, whoever asked', async () => {
    const { clock, world, updates } = setUp()
    world.newer = '1.2.3'
    world.downloadFails = true
    updates.start()
    await clock.advance(13 * 60_000)
    expect(updates.status()).toEqual({ state: 'failed', code: 'update.failed' })
  })
})

test.for([
  ['somebody else installs', 'notice', false],
  ['the organisation switched updates off', 'self', true],
] as const)('where %s, a newer version is only told of', async ([, means, managed]) => {
  const { asked, world, updates } = setUp(means)
  world.newer = '1.2.3'
  world.managed = managed
  await updates.check()
  expect(updates.status()).toEqual({ state: 'available', version: '1.2.3' })
  expect(asked).toEqual(['find latest'])
})

test('a build without an address never asks', async () => {
  const { clock, asked, updates } = setUp('none')
  updates.start()
  await updates.check()
  await clock.advance(3 * 24 * hour)
  expect(asked).toEqual([])
  expect(updates.status()).toEqual({ state: 'off' })
})

test('automatic looks end with their setting and begin again with it; asking still works', async () => {
  const { clock, asked, world, updates } = setUp()
  world.automatic = false
  updates.start()
  await clock.advance(3 * 24 * hour)
  expect(asked).toEqual([])
  await updates.check()
  expect(asked).toHaveLength(1)
  world.automatic = true
  updates.configure()
  await clock.advance(13 * 60_000)
  expect(asked).toHaveLength(2)
  updates.dispose()
  await clock.advance(3 * 24 * hour)
  expect(asked).toHaveLength(2)
})

test('two requests at once are one', async () => {
  const { asked, updates } = setUp()
  await Promise.all([updates.check(), updates.check()])
  expect(asked).toHaveLength(1)
})
