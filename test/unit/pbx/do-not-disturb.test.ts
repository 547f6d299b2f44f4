/** Do not disturb that stops calls: set on an edge, and only ours is undone. */
import { beforeEach, expect, test } from 'vitest'
import {
  createDoNotDisturbKeeper,
  type DoNotDisturbKeeper,
} from '../../../src-main/adapters/pbx/do-not-disturb.ts'
import { claimed, setClaim } from '../../../src-main/adapters/pbx/do-not-disturb-claims.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { Documents, PhoneEvent } from '../../../src-main/ports.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { createFakeSwitch, type FakeSwitch } from '../../support/fake-switch.ts'
import { quietLog } from '../../support/quiet-log.ts'

const extension = 'sip:1001@pbx.test'
const teams = { availability: 'Busy', activity: 'Busy' }
const busy: ExtensionStatus = { activity: 'busy', note: 'Busy', teams }
const blocking: ExtensionStatus = { ...busy, note: 'Do not disturb', blocksCalls: true }

let clock: FakeClock
let by: FakeSwitch
let events: PhoneEvent[]
let disk: unknown
let diskIsFull: boolean
let keeper: DoNotDisturbKeeper

const documents: Documents = {
  read: () => disk,
  write(_name, value) {
    if (diskIsFull) throw new Error('no space left')
    disk = structuredClone(value)
  },
}
const start = (enabled = true) => {
  by = createFakeSwitch()
  const told: PhoneEvent[] = []
  events = told
  keeper = createDoNotDisturbKeeper({
    ...{ switch: by, documents, extension, enabled, clock, log: quietLog },
    onEvent: (event) => told.push(event),
  })
}
const shown = () => {
  const last = events.findLast((event) => event.type === 'doNotDisturb')
  return last?.type === 'doNotDisturb' ? [last.on, last.ours] : undefined
}
const warnings = () => events.flatMap((event) => (event.type === 'warning' ? [event] : []))
const asked = () => by.asked.map(({ on }) => on)
const agree = async (): Promise<void> => {
  by.pending()?.agree()
  await settled()
}
/** As a phone system that shows it before it agrees. */
const done = async (): Promise<void> => {
  by.tell(by.pending()?.on)
  await agree()
}

beforeEach(() => {
  clock = new FakeClock()
  disk = undefined
  diskIsFull = false
  start()
})

test('it is set on the edge, once, and undone on the other edge', async () => {
  by.tell(false)
  keeper.follow(busy)
  expect(asked()).toEqual([])
  keeper.follow(blocking)
  keeper.follow({ ...blocking, note: 'Focusing' })
  await done()
  expect(shown()).toEqual([true, true])
  keeper.follow(blocking)
  await clock.advance(600_000)
  expect(asked()).toEqual([true])
  keeper.follow(busy)
  await done()
  expect(asked()).toEqual([true, false])
  expect(shown()).toEqual([false, false])
  expect(claimed(documents, extension)).toBe(false)
})

test('that it is ours is on the disk before it is set', () => {
  by.tell(false)
  expect(claimed(documents, extension)).toBe(false)
  keeper.follow(blocking)
  expect(by.pending()?.on).toBe(true)
  expect(claimed(documents, extension)).toBe(true)
})

test('what cannot be noted is not set, until it can be', async () => {
  by.tell(false)
  diskIsFull = true
  keeper.follow(blocking)
  expect(asked()).toEqual([])
  diskIsFull = false
  await clock.advance(10_000)
  expect(asked()).toEqual([true])
})

test('nothing is set before it was read; what tells nothing is set unseen', async () => {
  keeper.follow(blocking)
  expect(asked()).toEqual([])
  await clock.advance(5_000)
  expect(asked()).toEqual([true])
  await agree()
  expect(shown()).toEqual([true, true])
})

test('the person’s own is left alone, also when it is switched off before Teams changes', async () => {
  by.tell(true)
  keeper.follow(blocking)
  expect(shown()).toEqual([true, false])
  keeper.follow(busy)
  keeper.follow(blocking)
  by.tell(false)
  await clock.advance(600_000)
  expect(asked()).toEqual([])
  keeper.follow(busy)
  keeper.follow(blocking)
  expect(asked()).toEqual([true])
})

test('it gives way to the person who switches it off, until the next edge', async () => {
  by.tell(false)
  keeper.follow(blocking)
  await done()
  by.tell(false)
  expect(shown()).toEqual([false, false])
  expect(claimed(documents, extension)).toBe(false)
  await clock.advance(600_000)
  by.tell(true)
  keeper.follow(busy)
  await clock.advance(600_000)
  expect(asked()).toEqual([true])
})

test('the newest counts: what is no longer wanted is undone as soon as it is set', async () => {
  by.tell(false)
  keeper.follow(blocking)
  keeper.follow(busy)
  expect(asked()).toEqual([true])
  await done()
  expect(asked()).toEqual([true, false])
})

test('a failure is tried again with back-off, at once when the phone system is back', async () => {
  by.tell(false)
  keeper.follow(blocking)
  by.pending()?.refuse('sip.timedOut')
  await settled()
  expect(asked()).toEqual([true])
  await clock.advance(2_000)
  expect(asked()).toEqual([true, true])
  by.pending()?.refuse('sip.connectionLost')
  await settled()
  keeper.nudge()
  expect(asked()).toEqual([true, true, true])
  await clock.advance(0)
  await done()
  await clock.advance(600_000)
  expect(asked()).toHaveLength(3)
})

test('one that is never answered is tried again', async () => {
  by.tell(false)
  keeper.follow(blocking)
  await clock.advance(22_000)
  expect(asked()).toEqual([true, true])
})

test('a refusal changes nothing: what the person sets then is the person’s', async () => {
  by.tell(false)
  keeper.follow(blocking)
  by.pending()?.refuse('doNotDisturb.codeRefused')
  await settled()
  expect(warnings()).toEqual([{ type: 'warning', code: 'doNotDisturb.codeRefused', on: true }])
  expect(claimed(documents, extension)).toBe(false)
  by.tell(true)
  keeper.follow(busy)
  await clock.advance(600_000)
  expect(asked()).toEqual([true])
  expect(warnings().at(-1)).toMatchObject({ on: false })
})

test('an answer that never came may have been a yes: it is undone', async () => {
  by.tell(false)
  keeper.follow(blocking)
  by.pending()?.refuse('sip.timedOut')
  await settled()
  keeper.follow(busy)
  expect(asked()).toEqual([true, false])
})

test('an answer without effect is warned about, and undone all the same', async () => {
  by.tell(false)
  keeper.follow(blocking)
  await agree()
  expect(shown()).toEqual([false, false])
  await clock.advance(5_000)
  expect(warnings()).toEqual([{ type: 'warning', code: 'doNotDisturb.noEffect', on: true }])
  await clock.advance(600_000)
  expect(asked()).toEqual([true])
  keeper.follow(busy)
  await agree()
  expect(asked()).toEqual([true, false])
  expect(claimed(documents, extension)).toBe(false)
})

test('what stays on although it was undone is undone three times, and then left', async () => {
  by.tell(false)
  keeper.follow(blocking)
  await done()
  keeper.follow(busy)
  for (let time = 0; time < 6; time += 1) {
    await agree()
    await clock.advance(8_000)
  }
  expect(asked()).toEqual([true, false, false, false])
  expect(claimed(documents, extension)).toBe(false)
  expect(warnings()).toEqual([{ type: 'warning', code: 'doNotDisturb.noEffect', on: true }])
})

test('at the stop ours is undone, also while it is being set', async () => {
  by.tell(false)
  keeper.follow(blocking)
  let stopped = false
  const end = keeper.stop(3_000).then(() => {
    stopped = true
  })
  expect(asked()).toEqual([true, false])
  by.pending()?.refuse('sip.serverError')
  await clock.advance(500)
  expect(asked()).toEqual([true, false, false])
  expect(stopped).toBe(false)
  await agree()
  await clock.advance(500)
  await end
  expect(claimed(documents, extension)).toBe(false)
})

test('at the stop the person’s own is left, and nothing happens after it', async () => {
  by.tell(true)
  keeper.follow(blocking)
  await keeper.stop(3_000)
  by.tell(false)
  keeper.follow(busy)
  keeper.follow(blocking)
  await clock.advance(600_000)
  expect(asked()).toEqual([])
})

test('a phone system that does not answer holds up no stop, and is undone at the next start', async () => {
  by.tell(false)
  keeper.follow(blocking)
  await done()
  const end = keeper.stop(3_000)
  await clock.advance(3_500)
  await end
  expect(claimed(documents, extension)).toBe(true)
  start()
  by.tell(true)
  keeper.follow(busy)
  await done()
  expect(asked()).toEqual([false])
  expect(claimed(documents, extension)).toBe(false)
})

test('after a crash it is adopted where it is still wanted, and undone at its end', async () => {
  setClaim(documents, 'SIP:1001@pbx.test', true)
  start()
  by.tell(true)
  keeper.follow(blocking)
  await clock.advance(60_000)
  expect(asked()).toEqual([])
  expect(shown()).toEqual([true, true])
  keeper.follow(busy)
  expect(asked()).toEqual([false])
})

test('after a crash it is undone within 10 s, though Teams cannot be read', async () => {
  setClaim(documents, extension, true)
  start()
  await clock.advance(9_000)
  expect(asked()).toEqual([])
  await clock.advance(1_000)
  expect(asked()).toEqual([false])
})

test('it is undone, and never set, once the feature is switched off', async () => {
  setClaim(documents, extension, true)
  start(false)
  expect(asked()).toEqual([false])
  await agree()
  keeper.follow(blocking)
  by.tell(false)
  await clock.advance(600_000)
  expect(asked()).toEqual([false])
})

test('an extension that was replaced is undone when it is back', () => {
  setClaim(documents, extension, true)
  setClaim(documents, 'sip:2002@pbx.test', true)
  setClaim(documents, 'sip:2002@pbx.test', false)
  expect(claimed(documents, extension)).toBe(true)
})

test('what the disk holds may be damaged', () => {
  for (const damaged of ['x', { extensions: 'x' }, { extensions: [1] }, null]) {
    disk = damaged
    expect(claimed(documents, extension)).toBe(false)
  }
})
