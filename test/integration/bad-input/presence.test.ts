/** Answers of Graph that are no presence: the leg says why, the extension keeps what it showed. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { FaultAnswer } from '../../simulators/microsoft365/index.ts'
import { alice } from '../../support/people.ts'
import { beRightBack, type Lockstep, skipped, useStage } from './fixture.ts'
import { createJumpClock } from './jump-clock.ts'

/** Longer than Lockstep waits after any fault. */
const afterAnyWaitMs = 3_700_000
/** Longer than the gap between two bursts of reads, shorter than a reading stays fresh. */
const afterBurstMs = 20_001
const status = (number: number, headers: Record<string, string> = {}): FaultAnswer => ({
  kind: 'status',
  status: number,
  headers,
})

describe.skipIf(skipped !== '')(`bad answers of Graph${skipped}`, () => {
  const stage = useStage()
  const clock = { current: createJumpClock() }
  let lockstep: Lockstep

  beforeEach(async () => {
    clock.current = createJumpClock()
    lockstep = await stage.startApp({ clock: clock.current })
    await lockstep.setUp()
    await stage.secondPhoneShows('Available')
  })

  /** From now on every answer is this one; the next read is made now. */
  const spoil = async (answer: FaultAnswer) => {
    const { control } = stage.tenant.graph
    control.addFault({ method: 'GET', times: 1_000, answer })
    control.setPreferred(alice.oid, beRightBack)
    clock.current.jump(afterBurstMs)
    await lockstep.commands['presence.refresh'](undefined)
  }

  const expectKept = () => {
    expect(lockstep.snapshot()).toMatchObject({
      extension: { state: 'published', status: { note: 'Available' } },
      legs: {
        signIn: { state: 'working' },
        extension: { state: 'working' },
        callWatch: { state: 'working' },
      },
    })
    expect(stage.watcher.documents.at(-1)?.body).toContain('>Available<')
  }

  const expectRecovery = async () => {
    stage.tenant.graph.control.clearFaults()
    clock.current.jump(afterAnyWaitMs)
    await lockstep.leg('presence', 'working')
    await lockstep.shows('Be right back')
    await stage.secondPhoneShows('Be right back')
    expect(lockstep.snapshot().tray).toBe('inStep')
  }

  test.each<readonly [string, FaultAnswer, 'degraded' | 'failing', string]>([
    ['HTML', { kind: 'captivePortal' }, 'degraded', 'graph.notGraph'],
    ['empty', { kind: 'empty' }, 'degraded', 'graph.malformed'],
    ['huge', { kind: 'huge' }, 'degraded', 'graph.malformed'],
    ['malformed JSON', { kind: 'malformedJson' }, 'degraded', 'graph.malformed'],
    ['a connection that is cut', { kind: 'reset' }, 'degraded', 'graph.network'],
    ['500', status(500), 'degraded', 'graph.unavailable'],
    ['429 without Retry-After', status(429), 'degraded', 'graph.throttled'],
    ['429 for longer', status(429, { 'retry-after': '120' }), 'failing', 'graph.throttled'],
    ['403', status(403), 'failing', 'graph.forbidden'],
    ['404', status(404), 'failing', 'graph.noPresence'],
  ])('%s', async (_name, answer, state, code) => {
    const { requests } = stage.tenant.graph
    await spoil(answer)
    await lockstep.leg('presence', state, code)
    expectKept()
    expect(lockstep.snapshot().tray).toBe(state === 'failing' ? 'attention' : 'inStep')
    expect(requests.count('setPresence')).toBe(0)
    await expectRecovery()
  })

  test('a fault that lasts longer than a minute is no small one', async () => {
    await spoil({ kind: 'captivePortal' })
    await lockstep.leg('presence', 'degraded', 'graph.notGraph')
    clock.current.jump(61_000)
    await lockstep.leg('presence', 'failing', 'graph.notGraph')
    expect(lockstep.snapshot().tray).toBe('attention')
    expectKept()
    await expectRecovery()
  })

  test('Retry-After is waited for', async () => {
    const askedAt = clock.current.wall()
    await spoil(status(429, { 'retry-after': '7' }))
    await lockstep.leg('presence', 'degraded', 'graph.throttled')
    const { nextRetry = 0 } = lockstep.snapshot().legs.presence
    expect(nextRetry).toBeGreaterThanOrEqual(askedAt + afterBurstMs + 7_000)
    expectKept()
    await expectRecovery()
  })

  test('values that nobody has seen before change nothing, and are no fault', async () => {
    await spoil({ kind: 'unknownValues' })
    await lockstep.until(({ teams }) => teams?.availability === 'Levitating')
    expect(lockstep.snapshot()).toMatchObject({
      tray: 'inStep',
      legs: { presence: { state: 'working' } },
    })
    expectKept()
    await expectRecovery()
  })
})
