import { expect, test } from 'vitest'
import { type Answer, connectionLost, timedOut } from '../../../src-renderer/line/answer.ts'
import { createDialogWatch } from '../../../src-renderer/line/dialog-watch.ts'
import type { Notification } from '../../../src-renderer/line/sip-subscribe.ts'
import type { LegReport } from '../../../src-renderer/line/types.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { dialogInfo } from './documents.ts'
import { parseXml } from './parse-xml.ts'

const accepted: Answer = { status: 200, local: false, expires: 100 }
const answer = (status: number, more: Partial<Answer> = {}): Answer => ({
  status,
  local: false,
  ...more,
})
const ringing = dialogInfo(1, 'full', [{ id: 'x', state: 'early', direction: 'recipient' }])
const ringingCall = { id: 'x', direction: 'recipient', state: 'early' }

/** A server that hands out answers as the test says, and the watch that talks to it. */
function setUp() {
  const clock = new FakeClock()
  const log: unknown[] = []
  const reports: LegReport[] = []
  const subscriptions: {
    expires: number
    notify: (more: Partial<Notification>) => void
    settle: (answer: Answer) => void
    disposed: boolean
  }[] = []
  let refreshAnswer: Answer = accepted
  let refreshes = 0
  let unsubscribes = 0
  const watch = createDialogWatch({
    clock,
    random: () => 0.5,
    parseXml,
    lifetime: 300,
    subscribe(expires, onNotify) {
      let settle: (answer: Answer) => void = () => {}
      const first = new Promise<Answer>((resolve) => {
        settle = resolve
      })
      const entry = {
        expires,
        settle,
        disposed: false,
        notify: (more: Partial<Notification>) =>
          onNotify({
            ...{ body: '', state: 'active', reason: undefined },
            ...{ expires: undefined, retryAfter: undefined },
            ...more,
          }),
      }
      subscriptions.push(entry)
      return {
        answer: first,
        refresh: async () => {
          refreshes += 1
          return refreshAnswer
        },
        change: async () => refreshAnswer,
        unsubscribe: async () => {
          unsubscribes += 1
          return accepted
        },
        dispose: () => {
          entry.disposed = true
        },
      }
    },
    onCalls: (known, calls) => log.push(known ? calls : 'unknown'),
    onReport: (report) => reports.push(report),
    onSupported: (supported) => log.push({ supported }),
    onFirstAnswer: (first) => log.push(first.status),
  })
  const last = () => {
    const entry = subscriptions.at(-1)
    if (entry === undefined) throw new Error('no subscription')
    return entry
  }
  return {
    ...{ clock, log, reports, watch, subscriptions, last },
    async accept(given: Answer = accepted) {
      last().settle(given)
      await settled()
    },
    refreshWith(given: Answer) {
      refreshAnswer = given
    },
    refreshes: () => refreshes,
    unsubscribes: () => unsubscribes,
  }
}

test('the first NOTIFY makes the calls known, an empty one says that there are none', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ body: '' })
  it.last().notify({ body: ringing })
  expect(it.log).toEqual([200, { supported: true }, [], [ringingCall]])
  expect(it.reports.at(-1)).toEqual({ state: 'working' })
})

test('it is refreshed before the lifetime that the server granted is over', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ expires: 80 })
  await it.clock.advance(59_999)
  expect(it.refreshes()).toBe(0)
  await it.clock.advance(1)
  expect(it.refreshes()).toBe(1)
  await it.clock.advance(75_000)
  expect(it.refreshes()).toBe(2)
  expect(it.subscriptions).toHaveLength(1)
})

test('481 to a refresh: a new subscription at once', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ body: ringing })
  it.refreshWith(answer(481))
  await it.clock.advance(75_000)
  expect(it.subscriptions).toHaveLength(2)
  expect(it.subscriptions[0]?.disposed).toBe(true)
  expect(it.log.at(-1)).toBe('unknown')
  await it.accept()
  it.last().notify({ body: ringing })
  expect(it.log.at(-1)).toEqual([ringingCall])
})

test('the server ends it: a new subscription, after what it asks to wait', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ state: 'terminated', reason: 'probation', retryAfter: 20 })
  await it.clock.advance(19_999)
  expect(it.subscriptions).toHaveLength(1)
  await it.clock.advance(1)
  expect(it.subscriptions).toHaveLength(2)
})

test.each([
  ['rejected', 'sip.forbidden'],
  ['noresource', 'sip.notFound'],
] as const)('ended because %s: %s, and tried again after minutes', async (reason, code) => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ state: 'terminated', reason })
  expect(it.reports.at(-1)).toEqual({ state: 'failing', code, retryInMs: 225_000 })
})

test('489: the capability goes off and nothing is tried again', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept(answer(489))
  expect(it.reports).toEqual([{ state: 'off', code: 'sip.dialogUnsupported' }])
  expect(it.log).toEqual([489, { supported: false }])
  expect(it.clock.waiting()).toEqual([])
})

test('407 after digest: failing, and nothing is tried again', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept(answer(407))
  expect(it.reports).toEqual([{ state: 'failing', code: 'sip.wrongPassword' }])
  expect(it.clock.waiting()).toEqual([])
})

test('423: the lifetime that the server wants', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept(answer(423, { minExpires: 900 }))
  expect(it.subscriptions.map(({ expires }) => expires)).toEqual([300, 900])
})

test('no answer: tried again later each time; Retry-After is obeyed', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept(timedOut)
  await it.clock.advance(500)
  await it.accept(answer(503, { retryAfter: 40 }))
  const delays = it.reports.map(({ retryInMs }) => retryInMs)
  expect(delays).toEqual([500, 40_000])
})

test('accepted, but no NOTIFY ever: failing, and tried again', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  await it.clock.advance(10_000)
  expect(it.reports).toEqual([{ state: 'failing', code: 'sip.timedOut', retryInMs: 500 }])
})

test('a malformed body keeps what is known, degrades the leg and asks for the full state once', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ body: ringing })
  const before = [...it.log]
  it.last().notify({ body: '<garbage' })
  it.last().notify({ body: '<garbage' })
  await settled()
  expect(it.log).toEqual(before)
  expect(it.reports.at(-1)).toEqual({ state: 'degraded', code: 'sip.malformed' })
  expect(it.refreshes()).toBe(1)
  it.last().notify({ body: ringing })
  expect(it.reports.at(-1)).toEqual({ state: 'working' })
})

test('a gap between partial documents asks for the full state', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ body: ringing })
  it.last().notify({ body: dialogInfo(5, 'partial', []) })
  await settled()
  expect(it.refreshes()).toBe(1)
  expect(it.log.at(-1)).toEqual([ringingCall])
})

test('a subscription that waits for permission knows nothing', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ state: 'pending' })
  expect(it.reports).toEqual([{ state: 'connecting' }])
  expect(it.log).toEqual([200, { supported: true }])
})

test('a lost connection forgets everything and arms nothing', async () => {
  const it = setUp()
  it.watch.start()
  await it.accept()
  it.last().notify({ body: ringing })
  it.watch.dispose()
  await settled()
  expect(it.log.at(-1)).toBe('unknown')
  expect(it.clock.waiting()).toEqual([])
})

test('stop unsubscribes, and an answer that comes later is ignored', async () => {
  const it = setUp()
  it.watch.start()
  await it.watch.stop()
  expect(it.unsubscribes()).toBe(1)
  await it.accept(connectionLost)
  expect(it.log).toEqual([])
  expect(it.clock.waiting()).toEqual([])
})

test('a nudge tries at once what waits, but not before the time that the server named', async () => {
  const it = setUp()
  it.watch.start()
  it.watch.nudge()
  expect(it.subscriptions).toHaveLength(1)
  await it.accept(timedOut)
  it.watch.nudge()
  expect(it.subscriptions).toHaveLength(2)
  await it.accept(answer(503, { retryAfter: 40 }))
  it.watch.nudge()
  expect(it.subscriptions).toHaveLength(2)
})
