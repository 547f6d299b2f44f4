/** Do not disturb by `as-feature-event`, against an emulator (test/simulators/pbx/features.ts). */
import { describe, expect, it } from 'vitest'
import type { LineConfig } from '../../../src-preload/line-contract.ts'
import type { EmbeddedPbxOptions } from '../../simulators/pbx/index.ts'
import { start } from '../embedded-pbx-fixture.ts'

async function startWith(
  options: Partial<EmbeddedPbxOptions>,
  way: NonNullable<LineConfig['doNotDisturb']>['way'] = 'auto',
) {
  const server = await start(options)
  const it = server.line(undefined, undefined, {
    doNotDisturb: { way, onCode: '', offCode: '', watch: '' },
  })
  const set = async (on: boolean) => {
    it.tell({ type: 'doNotDisturb', on })
    return it.next('doNotDisturbSet')
  }
  return { ...server, it, set }
}

describe('do not disturb by as-feature-event', () => {
  for (const features of ['alone', 'mixed'] as const) {
    it(`is read, set and followed (${features})`, async () => {
      const { pbx, it, set } = await startWith({ features })
      await it.start()
      expect(await it.next('doNotDisturb')).toMatchObject({
        on: features === 'mixed' ? false : null,
      })
      await it.next('capabilities', ({ doNotDisturb }) => doNotDisturb === true)
      expect(await set(true)).toEqual({ type: 'doNotDisturbSet', on: true })
      expect(pbx.doNotDisturb.doNotDisturb('1001')).toBe(true)
      await it.next('doNotDisturb', ({ on }) => on === true)
      pbx.doNotDisturb.set('1001', false)
      await it.next('doNotDisturb', ({ on }) => on === false)
      expect(await set(true)).toEqual({ type: 'doNotDisturbSet', on: true })
      expect(await set(false)).toEqual({ type: 'doNotDisturbSet', on: false })
      expect(pbx.doNotDisturb.doNotDisturb('1001')).toBe(false)
    })
  }

  it('is refreshed in its dialog, and goes on to work after', async () => {
    const lifetimes = { shortestLifetime: 1, longestLifetime: 2 }
    const { it, set, logged } = await startWith({ features: 'mixed', ...lifetimes })
    await it.start()
    await set(true)
    // Subscribed, set, and refreshed twice.
    await logged('event as-feature-event, expires 300: 200', 4)
    expect(await set(false)).toEqual({ type: 'doNotDisturbSet', on: false })
  })

  it('is unsupported where the server answers 489, and says so', async () => {
    const { it, set } = await startWith({}, 'featureEvent')
    await it.start()
    expect(await it.next('doNotDisturb')).toEqual({ type: 'doNotDisturb', on: null })
    await it.next('capabilities', ({ doNotDisturb }) => doNotDisturb === false)
    expect(await set(true)).toMatchObject({ on: true, code: 'doNotDisturb.unsupported' })
  })
})
