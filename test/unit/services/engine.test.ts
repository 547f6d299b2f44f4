/** The engine carries out what the machine wants: timers by the clock, writes one at a time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import type { EventBody } from '../../../src-main/domain/machine/events.ts'
import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import type { JournalEntry } from '../../../src-main/domain/machine/state.ts'
import type { PresenceSession, SessionRequest } from '../../../src-main/ports.ts'
import { createGate } from '../../../src-main/services/feed/gate.ts'
import { createEngine, type Engine } from '../../../src-main/services/sync/engine.ts'
import { createTimeline } from '../../../src-main/services/sync/timeline.ts'
import { createWriter } from '../../../src-main/services/sync/writer.ts'
import { allOn, options, talking } from '../../property/world.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

let clock: FakeClock
let engine: Engine
let asked: string[]
let sets: SessionRequest[]
let journals: JournalEntry[]
let gate: ReturnType<typeof createGate>
let timeline: ReturnType<typeof createTimeline>
let failWith: ErrorCode | undefined
let signedIn: boolean
let signals: AbortSignal[]
let hang: boolean

const session: PresenceSession = {
  async set(request, signal) {
    asked.push('set')
    sets.push(request)
    signals.push(signal)
    if (hang)
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Fault('graph.network'))),
      )
    if (failWith !== undefined) throw new Fault(failWith, '', { retryAfterMs: 7_000 })
  },
  async clear() {
    asked.push('clear')
    if (failWith !== undefined) throw new Fault(failWith)
  },
}

beforeEach(() => {
  clock = new FakeClock()
  asked = []
  sets = []
  journals = []
  signals = []
  signedIn = true
  hang = false
  failWith = undefined
  gate = createGate(clock)
  timeline = createTimeline(clock)
  engine = createEngine({
    initial: initialState({ enabled: allOn, options, at: clock.monotonic() }),
    clock,
    log: quietLog,
    journal: { read: () => undefined, write: (entry) => journals.push(entry) },
    timeline,
    hands: (dispatch) => ({
      writer: createWriter({
        session: () => (signedIn ? session : undefined),
        gate,
        clock,
        log: quietLog,
        dispatch,
      }),
      reader: {
        urgentRead: () => asked.push('read'),
        cancelUrgent: () => asked.push('cancel'),
        hint: () => asked.push('hint'),
      },
      publish: (status) => asked.push(`publish ${status?.note ?? 'nothing'}`),
    }),
  })
  for (const event of opening) engine.dispatch(event)
})
afterEach(() => engine.dispose())

const opening: readonly EventBody[] = [
  { type: 'started' },
  { type: 'gate', gate: 'signedIn', value: true },
  { type: 'phoneUp' },
  { type: 'calls', known: true, calls: [] },
]

function reading(availability = 'Available'): EventBody {
  const at = clock.monotonic()
  return {
    type: 'reading',
    pair: { availability, activity: availability },
    evidence: { longestIdleSeconds: 0, lockedOrSuspended: false, idleSeconds: 0, locked: false },
    requestedAt: at,
    answeredAt: at,
  }
}

async function assertACall(): Promise<void> {
  engine.dispatch({ type: 'calls', known: true, calls: [talking] })
  await clock.advance(1_500)
  engine.dispatch(reading())
  await settled()
}

describe('a call', () => {
  test('is set with ten minutes and a deadline, journalled first, and cleared after its end', async () => {
    await assertACall()
    expect(sets).toEqual([
      {
        availability: 'Busy',
        activity: 'InACall',
        expirationMinutes: 10,
        leaveBefore: clock.monotonic() + 2_000,
      },
    ])
    expect(journals.at(-1)?.session).toBe(true)
    expect(engine.state().session.own?.confirmed).toBe(true)
    engine.dispatch({ type: 'calls', known: true, calls: [] })
    await clock.advance(1_000)
    expect(asked.at(-2)).toBe('clear')
    expect(journals.at(-1)?.session).toBe(false)
  })

  test('is renewed without a deadline', async () => {
    await assertACall()
    await clock.advance(240_000)
    expect(sets).toHaveLength(2)
    expect(sets[1]).not.toHaveProperty('leaveBefore')
  })

  test('that ends while its write hangs calls the write back and clears', async () => {
    hang = true
    await assertACall()
    engine.dispatch({ type: 'calls', known: true, calls: [] })
    await clock.advance(1_000)
    expect(signals[0]?.aborted).toBe(true)
    expect(asked).toContain('clear')
  })
})

describe('writes', () => {
  test('wait for Retry-After as reads do', async () => {
    gate.close(clock.monotonic() + 10_000)
    await assertACall()
    expect(sets).toEqual([])
    await clock.advance(10_600)
    expect(asked.filter((what) => what === 'read')).toHaveLength(2)
    engine.dispatch(reading())
    await settled()
    expect(sets).toHaveLength(1)
  })

  test('close the gate for reads when Graph throttles them', async () => {
    failWith = 'graph.throttled'
    await assertACall()
    // The 7 s asked for, and half of a spread of 2 s.
    expect(gate.waitMs()).toBe(8_000)
  })

  test('are not tried while nobody is signed in', async () => {
    signedIn = false
    await assertACall()
    expect(sets).toEqual([])
    expect(timeline.entries()[0]).toMatchObject({ event: 'teams.failed', code: 'signIn.expired' })
  })
})

test('until resolves with what holds when the time is over', async () => {
  const never = engine.until(() => false, 500)
  const now = engine.until(() => true, 500)
  expect(await now).toBe(true)
  await clock.advance(500)
  expect(await never).toBe(false)
})

test('the timeline keeps the newest 200', () => {
  for (let count = 0; count < 250; count += 1)
    timeline.add({ event: 'sync.paused', cause: 'person', steps: [] })
  expect(timeline.entries()).toHaveLength(200)
  const ids = timeline.entries().map((entry) => entry.id)
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
})
