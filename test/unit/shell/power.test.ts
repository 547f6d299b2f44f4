import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PowerEvent } from '../../../src-main/ports.ts'
import { FakeClock } from '../../support/fake-clock.ts'

const fake = vi.hoisted(() => ({
  monitor: undefined as EventEmitter | undefined,
  online: true,
  idle: 0,
  state: 'active' as 'active' | 'idle' | 'locked' | 'unknown',
}))
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  fake.monitor = new Emitter()
  return {
    net: { isOnline: () => fake.online },
    powerMonitor: Object.assign(fake.monitor, {
      getSystemIdleTime: () => fake.idle,
      getSystemIdleState: () => fake.state,
    }),
  }
})
const { createPower } = await import('../../../src-main/shell/power.ts')

const log = { debug() {}, info() {}, warn() {}, error() {} }
let clock: FakeClock
let power: ReturnType<typeof createPower>
let events: PowerEvent[]

beforeEach(() => {
  Object.assign(fake, { online: true, idle: 0, state: 'active' })
  clock = new FakeClock()
  power = createPower(clock, log)
  events = []
  power.onEvent((event) => events.push(event))
})
afterEach(() => {
  power.dispose()
})

test('the events of the system are passed on', () => {
  for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) fake.monitor?.emit(name)
  expect(events).toEqual(['suspend', 'resume', 'lock', 'unlock'])
})

describe('the lock', () => {
  test('is known from its events, told once each', () => {
    expect(power.isLocked()).toBe(false)
    fake.monitor?.emit('lock-screen')
    fake.monitor?.emit('lock-screen')
    expect(power.isLocked()).toBe(true)
    fake.monitor?.emit('unlock-screen')
    expect(power.isLocked()).toBe(false)
    expect(events).toEqual(['lock', 'unlock'])
  })

  test('is seen where there are no events for it', async () => {
    fake.state = 'locked'
    await clock.advance(10_000)
    expect(power.isLocked()).toBe(true)
    fake.state = 'unknown'
    await clock.advance(10_000)
    expect(power.isLocked()).toBe(true)
    fake.state = 'idle'
    await clock.advance(10_000)
    expect(events).toEqual(['lock', 'unlock'])
  })

  test('is what another person’s session is to ours', async () => {
    fake.monitor?.emit('user-did-resign-active')
    await clock.advance(10_000)
    expect(power.isLocked()).toBe(true)
    fake.monitor?.emit('user-did-become-active')
    await clock.advance(10_000)
    expect(events).toEqual(['lock', 'unlock'])
  })

  test('outlasts the return to a session that is locked itself', () => {
    fake.monitor?.emit('user-did-resign-active')
    fake.state = 'locked'
    fake.monitor?.emit('user-did-become-active')
    expect(power.isLocked()).toBe(true)
    expect(events).toEqual(['lock'])
  })

  test('is known from the start', () => {
    fake.state = 'locked'
    const other = createPower(clock, log)
    expect(other.isLocked()).toBe(true)
    other.dispose()
  })
})

test('the network is sampled every 10 seconds, and only changes are told', async () => {
  await clock.advance(30_000)
  fake.online = false
  await clock.advance(9_999)
  expect(events).toEqual([])
  await clock.advance(20_001)
  fake.online = true
  await clock.advance(10_000)
  expect(events).toEqual(['offline', 'online'])
})

test('an input after a minute without one is the return of the person', async () => {
  fake.idle = 59
  await clock.advance(10_000)
  fake.idle = 1
  await clock.advance(10_000)
  expect(events).toEqual([])
  fake.idle = 75
  await clock.advance(10_000)
  expect(power.idleSeconds()).toBe(75)
  fake.idle = 2
  await clock.advance(20_000)
  expect(events).toEqual(['active'])
})

test('after dispose nothing is sampled or heard', async () => {
  power.dispose()
  fake.online = false
  await clock.advance(30_000)
  fake.monitor?.emit('suspend')
  expect(events).toEqual([])
  expect(clock.waiting()).toEqual([])
  expect(fake.monitor?.listenerCount('suspend')).toBe(0)
})
