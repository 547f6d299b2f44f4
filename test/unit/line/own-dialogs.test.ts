/** What Lockstep dials, and do not disturb that a server shows as a dialog, are no calls. */
import { beforeEach, expect, test } from 'vitest'
import type { KnownDialog } from '../../../src-renderer/line/dialog-info.ts'
import { createOwnDialogs, type OwnDialogs } from '../../../src-renderer/line/own-dialogs.ts'
import { FakeClock } from '../../support/fake-clock.ts'

let clock: FakeClock
let own: OwnDialogs
let told: readonly KnownDialog[]
let calls: readonly string[]

/** As Asterisk tells a hint: one dialog without a call id. */
const hint = (state: KnownDialog['state']): KnownDialog => ({
  ...{ id: '1001', direction: 'recipient', callId: undefined, state },
})
const named = (id: string, callId = id): KnownDialog => ({
  ...{ id, direction: 'initiator', callId, state: 'confirmed' },
})
const recount = () => {
  calls = own.callsAmong(told).map(({ id, state }) => `${id} ${state}`)
}
const tell = (...dialogs: readonly KnownDialog[]) => {
  told = dialogs
  recount()
}
const onHint = 'confirmed'

beforeEach(() => {
  clock = new FakeClock()
  own = createOwnDialogs({ clock, onChange: recount })
  tell()
})

test('a dialog with the Call-ID of what Lockstep dialled is no call, whenever it is told', () => {
  const over = own.dialled('ours')
  tell(named('a', 'ours'), named('b'))
  expect(calls).toEqual(['b confirmed'])
  over()
  tell(named('a', 'ours'), named('b'), named('c'))
  expect(calls).toEqual(['b confirmed', 'c confirmed'])
})

test('a hint that changes while Lockstep dials is no call, nor in the tail of it', async () => {
  const over = own.dialled('ours')
  tell(hint(onHint))
  expect(calls).toEqual([])
  over()
  await clock.advance(1_000)
  tell()
  await clock.advance(5_000)
  expect(calls).toEqual([])
})

test('a call that begins while Lockstep dials is told once it must be one', async () => {
  own.dialled('ours')()
  tell(hint(onHint))
  await clock.advance(4_000)
  expect(calls).toEqual([])
  await clock.advance(1_000)
  expect(calls).toEqual(['1001 confirmed'])
})

test('a call that was on before stays on while Lockstep dials, as it was', async () => {
  tell(hint('early'))
  const over = own.dialled('ours')
  tell(hint(onHint))
  expect(calls).toEqual(['1001 early'])
  over()
  await clock.advance(2_000)
  expect(calls).toEqual(['1001 confirmed'])
  tell()
  expect(calls).toEqual([])
})

test('two codes in a row are one dial', async () => {
  const first = own.dialled('one')
  const second = own.dialled('two')
  first()
  await clock.advance(10_000)
  tell(hint(onHint))
  expect(calls).toEqual([])
  second()
  await clock.advance(5_000)
  expect(calls).toEqual(['1001 confirmed'])
})

test('do not disturb that shows as a dialog is none, whichever is told first', async () => {
  own.doNotDisturb(true)
  tell(hint(onHint))
  expect(calls).toEqual([])
  own.doNotDisturb(false)
  tell()
  await clock.advance(10_000)
  tell(hint(onHint))
  expect(calls).toEqual(['1001 confirmed'])
  own.doNotDisturb(true)
  expect(calls).toEqual([])
})

test('it stays none for as long as it is on, whatever else is told', async () => {
  own.doNotDisturb(true)
  tell(hint(onHint))
  await clock.advance(600_000)
  own.doNotDisturb(null)
  tell(hint(onHint))
  expect(calls).toEqual([])
})

test('where the hint does not show it, calls are seen while it is on', async () => {
  own.doNotDisturb(true)
  tell()
  await clock.advance(5_000)
  tell(hint(onHint))
  expect(calls).toEqual(['1001 confirmed'])
})

test('a phone that rings first is answered: a call, though do not disturb is on', () => {
  own.doNotDisturb(true)
  tell(hint('early'))
  tell(hint(onHint))
  expect(calls).toEqual(['1001 confirmed'])
})

test('what is confirmed at the first sight is do not disturb where that is on', async () => {
  own.doNotDisturb(true)
  await clock.advance(600_000)
  own.forget()
  tell(hint(onHint))
  expect(calls).toEqual([])
})

test('a call that outlasts do not disturb is told when that is off', async () => {
  own.doNotDisturb(true)
  tell(hint(onHint))
  own.doNotDisturb(false)
  expect(calls).toEqual([])
  await clock.advance(2_000)
  expect(calls).toEqual(['1001 confirmed'])
})

test('where the dialogs are those of the telephone alone, do not disturb hides no call', () => {
  own = createOwnDialogs({ clock, deviceAlone: true, onChange: recount })
  tell(hint(onHint))
  own.doNotDisturb(true)
  recount()
  expect(calls).toEqual(['1001 confirmed'])
})

test('dialogs with a call id are calls, do not disturb or not', () => {
  tell(named('a'))
  own.doNotDisturb(true)
  tell(named('a'), named('b'))
  expect(calls).toEqual(['a confirmed', 'b confirmed'])
})
