/** Which reading led to which decision, and why something is tried again: timeline and log. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../../src-main/adapters/log/log.ts'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import type { EventBody } from '../../../src-main/domain/machine/events.ts'
import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import { createGate } from '../../../src-main/services/feed/gate.ts'
import { createLegBoard } from '../../../src-main/services/legs.ts'
import { createEngine, type Engine } from '../../../src-main/services/sync/engine.ts'
import { createTimeline } from '../../../src-main/services/sync/timeline.ts'
import { createWriter } from '../../../src-main/services/sync/writer.ts'
import { allOn, options, talking } from '../../property/world.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'

const requestId = '3f7b0d8e-5a6c-4b1f-9a8d-2b1c0d9e8f7a'

let clock: FakeClock
let lines: { level: string; message: string; data?: Record<string, unknown> }[]
let log: ReturnType<typeof createLog>
let engine: Engine
let timeline: ReturnType<typeof createTimeline>
let failWith: ErrorCode | undefined

beforeEach(() => {
  clock = new FakeClock()
  lines = []
  const sink = (line: string) => lines.push(JSON.parse(line))
  log = createLog({ sinks: [sink], level: 'info', wall: () => clock.wall() })
  timeline = createTimeline(clock)
  failWith = undefined
  const write = async () => {
    if (failWith !== undefined) throw new Fault(failWith)
  }
  engine = createEngine({
    initial: initialState({ enabled: allOn, options, at: clock.monotonic() }),
    clock,
    log,
    journal: { read: () => undefined, write: () => undefined },
    timeline,
    hands: (dispatch) => ({
      writer: createWriter({
        session: () => ({ set: write, clear: write }),
        gate: createGate(clock),
        clock,
        log,
        dispatch,
      }),
      reader: { urgentRead() {}, cancelUrgent() {}, hint() {} },
      publish: (status) => queueMicrotask(() => dispatch({ type: 'published', status, ms: 7 })),
    }),
  })
  for (const event of opening) engine.dispatch(event)
})

const opening: readonly EventBody[] = [
  { type: 'started' },
  { type: 'gate', gate: 'signedIn', value: true },
  { type: 'phoneUp' },
  { type: 'calls', known: true, calls: [] },
]
const evidence = { longestIdleSeconds: 0, lockedOrSuspended: false, idleSeconds: 0, locked: false }

async function reads(availability: string, activity = availability): Promise<void> {
  const answeredAt = clock.monotonic()
  const pair = { availability, activity }
  const requestedAt = answeredAt - 40
  engine.dispatch({ type: 'reading', pair, evidence, requestedAt, answeredAt, requestId })
  await settled()
}

async function calls(): Promise<void> {
  engine.dispatch({ type: 'calls', known: true, calls: [talking] })
  await clock.advance(1_500)
}

const reading = (teams: string) => ({ at: clock.wall(), teams, ms: 40, requestId })
const recorded = (event: string) => timeline.entries().find((entry) => entry.event === event)
const logged = (message: string): readonly Record<string, unknown>[] =>
  lines.filter((line) => line.message === message).map(({ level, data }) => ({ level, ...data }))

describe('the reading behind', () => {
  test('a change of Teams and what the extension shows for it', async () => {
    await reads('Available')
    expect(recorded('teams.changed')?.reading).toEqual(reading('Available / Available'))
    expect(recorded('extension.published')?.reading).toEqual(reading('Available / Available'))
  })

  test('an asserted call, though the write came later', async () => {
    await calls()
    const seen = reading('Available / Available')
    await reads('Available')
    expect(recorded('teams.asserted')).toMatchObject({ reading: seen })
  })

  test('a call that is left alone', async () => {
    await calls()
    await reads('BeRightBack')
    expect(recorded('teams.leftAlone')?.reading).toEqual(reading('BeRightBack / BeRightBack'))
  })

  test('an override during the call', async () => {
    await calls()
    await reads('Available')
    await clock.advance(5_000)
    await reads('DoNotDisturb')
    expect(recorded('teams.overridden')?.reading).toEqual(reading('DoNotDisturb / DoNotDisturb'))
  })

  test('a write that Graph refuses', async () => {
    failWith = 'graph.forbidden'
    await calls()
    await reads('Available')
    expect(recorded('teams.failed')?.reading).toEqual(reading('Available / Available'))
  })

  test('nothing that rests on none', async () => {
    await reads('Available')
    await calls()
    engine.dispatch({ type: 'gate', gate: 'paused', value: true })
    await settled()
    expect(recorded('call.began')).not.toHaveProperty('reading')
    expect(recorded('sync.paused')).not.toHaveProperty('reading')
    expect(recorded('extension.unpublished')).not.toHaveProperty('reading')
  })
})

describe('the log', () => {
  test('names each decision with its rule, its reading and how long the steps took', async () => {
    await calls()
    await reads('Available')
    expect(logged('decided')).toContainEqual({
      level: 'info',
      event: 'teams.asserted',
      cause: 'call',
      rule: 'class.available',
      teams: 'Busy / InACall',
      reading: {
        at: clock.wall(),
        teams: 'Available / Available',
        ms: 40,
        requestId,
      },
      ms: { settle: 1_500, teamsRead: 40, teamsWrite: 0 },
    })
  })

  test('never holds the note, which people write themselves', async () => {
    await reads('Available')
    expect(recorded('extension.published')?.extension).toBe('Available')
    expect(logged('decided').at(-1)).toMatchObject({ event: 'extension.published' })
    expect(logged('decided').at(-1)).not.toHaveProperty('extension')
  })

  test.each(['net.proxyRefused', 'net.certificate', 'graph.unavailable'] as const)(
    'says why a write is tried again, and when: %s',
    async (code) => {
      failWith = code
      await calls()
      await reads('Available')
      expect(logged('tried again later')).toEqual([
        { level: 'info', what: 'assertRetry', waitMs: 500, reason: code },
      ])
      failWith = undefined
      await clock.advance(500)
      await reads('Available')
      expect(recorded('teams.asserted')).toBeDefined()
    },
  )

  test('does not call the first renewal a retry, but does one after a failure', async () => {
    await calls()
    await reads('Available')
    expect(logged('tried again later')).toEqual([])
    failWith = 'net.proxyUnreachable'
    await clock.advance(240_000)
    expect(logged('tried again later')).toMatchObject([
      { what: 'renew', reason: 'net.proxyUnreachable' },
    ])
  })

  test('an unknown presence is read again, with its reason', async () => {
    await calls()
    await reads('PresenceUnknown')
    expect(logged('tried again later')).toMatchObject([
      { what: 'unknownRetry', waitMs: 2_000, reason: 'reading' },
    ])
  })

  test('tells each change of a leg once, with its cause', () => {
    const board = createLegBoard(clock, () => undefined, log)
    for (const retryInMs of [1_000, 2_000])
      board.report('presence', { state: 'failing', code: 'net.proxyRefused', retryInMs })
    board.report('presence', { state: 'failing', code: 'net.certificate' })
    board.report('presence', { state: 'working' })
    expect(logged('leg').map(({ from, to, cause }) => [from, to, cause])).toEqual([
      ['notSetUp', 'failing', 'net.proxyRefused'],
      ['failing', 'failing', 'net.certificate'],
      ['failing', 'working', null],
    ])
  })

  test('keeps the id of a request whole, and no other id', () => {
    log.info('Graph answered', { requestId, correlation: requestId, objectId: requestId })
    expect(logged('Graph answered')).toEqual([
      { level: 'info', requestId, correlation: requestId, objectId: '3f7b…' },
    ])
    log.info('Graph answered', { requestId: `${requestId} alice@example.invalid` })
    expect(JSON.stringify(lines)).not.toContain('alice')
  })
})
