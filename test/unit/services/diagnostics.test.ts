import { beforeEach, describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { testLeg } from '../../../src-main/services/diagnostics.ts'
import { createLegBoard, type LegBoard } from '../../../src-main/services/legs.ts'
import { FakeClock } from '../../support/fake-clock.ts'

let clock: FakeClock
let legs: LegBoard
let asked: string[]
let renewToken: (signal: AbortSignal) => Promise<void>

beforeEach(() => {
  clock = new FakeClock()
  legs = createLegBoard(clock, () => undefined)
  asked = []
  renewToken = async () => undefined
})

const start = (leg: Parameters<typeof testLeg>[0]) =>
  testLeg(leg, {
    clock,
    legs,
    renewToken: (signal) => renewToken(signal),
    readPresence: () => asked.push('read'),
    nudgePhone: () => asked.push('nudge'),
  })

describe('the sign-in', () => {
  test('works when the token is renewed', async () => {
    renewToken = () => new Promise((resolve) => clock.timer(120, resolve))
    const result = start('signIn')
    await clock.advance(120)
    expect(await result).toEqual({ working: true, ms: 120 })
    expect(clock.waiting()).toEqual([])
  })

  test('tells the code of a failure', async () => {
    renewToken = async () => {
      throw new Fault('signIn.consentRequired')
    }
    expect(await start('signIn')).toEqual({
      working: false,
      code: 'signIn.consentRequired',
      ms: 0,
    })
  })

  test('is given up after 15 s, and its request with it', async () => {
    let given: AbortSignal | undefined
    renewToken = (signal) => {
      given = signal
      return new Promise(() => undefined)
    }
    const result = start('signIn')
    await clock.advance(15_000)
    expect(await result).toEqual({ working: false, code: 'signIn.network', ms: 15_000 })
    expect(given?.aborted).toBe(true)
  })
})

describe('a leg that reports', () => {
  test('presence is read, and the next report is the answer', async () => {
    legs.report('presence', { state: 'working' })
    const result = start('presence')
    expect(asked).toEqual(['read'])
    legs.report('extension', { state: 'failing', code: 'sip.refused' })
    await clock.advance(300)
    legs.report('presence', { state: 'connecting' })
    legs.report('presence', { state: 'working' })
    expect(await result).toEqual({ working: true, ms: 300 })
    expect(clock.waiting()).toEqual([])
  })

  test.each(['extension', 'callWatch'] as const)('%s is checked, and fails', async (leg) => {
    legs.report(leg, { state: 'working' })
    const result = start(leg)
    expect(asked).toEqual(['nudge'])
    await clock.advance(5_000)
    legs.report(leg, { state: 'connecting' })
    await clock.advance(2_000)
    legs.report(leg, { state: 'failing', code: 'sip.unreachable', retryInMs: 900 })
    expect(await result).toEqual({ working: false, code: 'sip.unreachable', ms: 7_000 })
    expect(clock.waiting()).toEqual([])
  })

  test('a phone that worked and says nothing after its check still works', async () => {
    legs.report('extension', { state: 'working' })
    const result = start('extension')
    await clock.advance(6_000)
    expect(await result).toEqual({ working: true, ms: 6_000 })
    expect(clock.waiting()).toEqual([])
  })

  test('what failed and stays silent still fails, after 15 s, by its own code', async () => {
    legs.report('callWatch', { state: 'failing', code: 'sip.refused' })
    const result = start('callWatch')
    await clock.advance(15_000)
    expect(await result).toEqual({ working: false, code: 'sip.refused', ms: 15_000 })
  })

  test('presence that never answers timed out', async () => {
    legs.report('presence', { state: 'working' })
    const result = start('presence')
    await clock.advance(15_000)
    expect(await result).toEqual({ working: false, code: 'graph.timedOut', ms: 15_000 })
  })

  test('degraded is no success', async () => {
    legs.report('presence', { state: 'working' })
    const result = start('presence')
    legs.report('presence', { state: 'degraded', code: 'graph.forbidden' })
    expect(await result).toMatchObject({ working: false, code: 'graph.forbidden' })
  })

  test('a leg that is off or not set up is not tried', async () => {
    expect(await start('extension')).toEqual({ working: false, ms: 0 })
    legs.report('extension', { state: 'off', code: 'sip.publishUnsupported' })
    expect(await start('extension')).toEqual({
      working: false,
      code: 'sip.publishUnsupported',
      ms: 0,
    })
    expect(asked).toEqual([])
  })
})
