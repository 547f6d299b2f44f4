/** Feature codes that Asterisk dials itself. */
import { expect, test } from 'vitest'
import { createAriDoNotDisturb } from '../../../../src-main/adapters/pbx/asterisk/ari-do-not-disturb.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { fakeAri } from './fake-ari.ts'

function setUp(read: boolean | null) {
  const clock = new FakeClock()
  const ari = fakeAri()
  const listeners = new Set<(on: boolean | null | undefined) => void>()
  const byCodes = createAriDoNotDisturb({
    ...{ clock, extension: '1001', onCode: '*78', offCode: '*79' },
    access: () => ({ ari, app: () => undefined }),
    onState(listener) {
      listeners.add(listener)
      listener(read)
      return () => listeners.delete(listener)
    },
  })
  return { clock, ari, byCodes }
}

test('where nothing can be read, switching ends before a quit has to', async () => {
  const it = setUp(null)
  const limit = new AbortController()
  it.clock.timer(6_000, () => limit.abort(new Error('too late')))
  const done = it.byCodes.set(false, limit.signal).then(
    () => 'done',
    () => 'failed',
  )
  await it.clock.advance(6_000)
  expect(await done).toBe('done')
  expect(it.ari.calls).toEqual(['dial *79', 'hang up'])
})

test('where it can be read, a code without effect has failed', async () => {
  const it = setUp(false)
  const done = it.byCodes.set(true, new AbortController().signal)
  const failed = expect(done).rejects.toMatchObject({ code: 'doNotDisturb.codeRefused' })
  await settled()
  await it.clock.advance(6_000)
  await failed
})
