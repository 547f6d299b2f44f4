import { beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../src-main/domain/codes.ts'
import type { LegState } from '../../../src-main/domain/legs.ts'
import {
  type Attention,
  createAttention,
  type NoticedLeg,
} from '../../../src-main/services/attention.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

const minute = 60_000
const { inStep, expired } = snapshots
let clock: FakeClock
let attention: Attention
let told: string[]

beforeEach(() => {
  clock = new FakeClock()
  told = []
  attention = createAttention({
    clock,
    tell: (occasion) =>
      told.push(occasion.kind === 'legFailing' ? `failing ${occasion.leg}` : occasion.kind),
  })
})

const withLeg = (
  state: LegState,
  change: Partial<Snapshot> = {},
  leg: NoticedLeg = 'extension',
): Snapshot => ({
  ...inStep,
  legs: { ...inStep.legs, [leg]: { state, since: 0 } },
  ...change,
})
const failing = withLeg('failing')

describe('a leg that fails', () => {
  test('is told after 5 minutes, once, and again only after it worked', async () => {
    attention.look(failing)
    await clock.advance(5 * minute - 1)
    expect(told).toEqual([])
    await clock.advance(1)
    expect(told).toEqual(['failing extension'])
    attention.look(failing)
    attention.look(withLeg('connecting'))
    attention.look(withLeg('degraded'))
    attention.look(failing)
    await clock.advance(60 * minute)
    expect(told).toHaveLength(1)
    attention.look(inStep)
    attention.look(failing)
    await clock.advance(5 * minute)
    expect(told).toHaveLength(2)
  })

  test.each(['presence', 'extension', 'callWatch'] as const)('is named: %s', async (leg) => {
    attention.look(withLeg('failing', {}, leg))
    await clock.advance(5 * minute)
    expect(told).toEqual([`failing ${leg}`])
  })

  test('is told once where one cause fails two', async () => {
    const both = (codes: readonly [ErrorCode, ErrorCode]): Snapshot => ({
      ...inStep,
      legs: {
        ...inStep.legs,
        extension: { state: 'failing', since: 0, code: codes[0] },
        callWatch: { state: 'failing', since: 0, code: codes[1] },
      },
    })
    attention.look(both(['sip.unknownHost', 'sip.unknownHost']))
    await clock.advance(60 * minute)
    expect(told).toEqual(['failing extension'])
    attention.look(inStep)
    attention.look(both(['sip.forbidden', 'sip.timedOut']))
    await clock.advance(5 * minute)
    expect(told.slice(1)).toEqual(['failing extension', 'failing callWatch'])
  })

  test('keeps failing while it tries anew, and is told when the try has failed', async () => {
    attention.look(failing)
    await clock.advance(4 * minute)
    attention.look(withLeg('connecting'))
    await clock.advance(2 * minute)
    expect(told).toEqual([])
    attention.look(failing)
    expect(told).toEqual(['failing extension'])
  })

  test.each(['working', 'degraded', 'off', 'notSetUp'] as const)(
    'counts anew after it was %s',
    async (state) => {
      attention.look(failing)
      await clock.advance(4 * minute)
      attention.look(withLeg(state))
      attention.look(failing)
      await clock.advance(4 * minute)
      expect(told).toEqual([])
      await clock.advance(minute)
      expect(told).toEqual(['failing extension'])
    },
  )

  test.each<[string, Partial<Snapshot>]>([
    ['paused', { sync: { ...inStep.sync, paused: { until: null } } }],
    ['off', { sync: { ...inStep.sync, on: false } }],
    ['without network', { tray: 'offline' }],
    ['signed out', { account: { ...inStep.account, state: 'signedOut' } }],
  ])('is not told while Lockstep is %s, and counts anew afterwards', async (_state, change) => {
    attention.look(failing)
    await clock.advance(4 * minute)
    attention.look(withLeg('failing', change))
    await clock.advance(60 * minute)
    expect(told).toEqual([])
    attention.look(failing)
    await clock.advance(5 * minute - 1)
    expect(told).toEqual([])
    await clock.advance(1)
    expect(told).toEqual(['failing extension'])
  })

  test('is not told where the person wants no such message', async () => {
    const { settings } = inStep
    const quiet = { ...settings, notifications: { ...settings.notifications, legFailing: false } }
    attention.look(withLeg('failing', { settings: quiet }))
    await clock.advance(60 * minute)
    expect(told).toEqual([])
  })
})

describe('sleep and clocks', () => {
  test('sleep does not count', async () => {
    attention.look(failing)
    await clock.advance(4 * minute)
    attention.onPower('suspend')
    await clock.advance(8 * 60 * minute)
    attention.onPower('resume')
    expect(told).toEqual([])
    await clock.advance(5 * minute - 1)
    expect(told).toEqual([])
    await clock.advance(1)
    expect(told).toEqual(['failing extension'])
  })

  test('sleep that nobody told of does not count: the timer comes hours late', async () => {
    let run: () => void = () => undefined
    let now = 0
    const waits: number[] = []
    attention = createAttention({
      clock: {
        monotonic: () => now,
        timer(ms, due) {
          waits.push(ms)
          run = due
          return () => undefined
        },
      },
      tell: () => told.push('told'),
    })
    attention.look(failing)
    now = 8 * 60 * minute
    attention.look(failing)
    run()
    expect(told).toEqual([])
    expect(waits).toEqual([5 * minute, 5 * minute])
    now += 5 * minute
    run()
    expect(told).toEqual(['told'])
  })

  test('a wall clock that jumps changes nothing', async () => {
    attention.look(failing)
    clock.jumpWall(24 * 60 * minute)
    attention.look(failing)
    await clock.advance(4 * minute)
    expect(told).toEqual([])
    clock.jumpWall(-48 * 60 * minute)
    await clock.advance(minute)
    expect(told).toEqual(['failing extension'])
  })

  test.each(['unlock', 'active'] as const)('%s tells that the sleep is over', (event) => {
    attention.onPower('suspend')
    attention.look(expired)
    attention.onPower('online')
    expect(told).toEqual([])
    attention.onPower(event)
    expect(told).toEqual(['signedOut'])
  })
})

describe('an account that only a new sign-in helps', () => {
  test('is told at once, and once', async () => {
    attention.look(inStep)
    attention.look(expired)
    attention.look(expired)
    attention.look({ ...expired, account: { ...expired.account, state: 'signingIn' } })
    attention.look(expired)
    await clock.advance(60 * minute)
    expect(told).toEqual(['signedOut'])
    attention.look(inStep)
    attention.look(expired)
    expect(told).toHaveLength(2)
  })

  test('waits for the end of a pause', () => {
    attention.look({ ...expired, sync: { ...expired.sync, paused: { until: null } } })
    expect(told).toEqual([])
    attention.look(expired)
    expect(told).toEqual(['signedOut'])
  })

  test('is nothing when the person signed out, or wants no such message', () => {
    attention.look({ ...expired, account: { ...expired.account, state: 'signedOut' } })
    const { settings } = expired
    const quiet = { ...settings, notifications: { ...settings.notifications, signedOut: false } }
    attention.look({ ...expired, settings: quiet })
    expect(told).toEqual([])
  })
})

test('nothing is left behind', () => {
  attention.look(failing)
  expect(clock.waiting()).toHaveLength(1)
  attention.dispose()
  expect(clock.waiting()).toEqual([])
})
