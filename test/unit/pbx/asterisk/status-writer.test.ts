import { describe, expect, it } from 'vitest'
import { createStatusWriter } from '../../../../src-main/adapters/pbx/asterisk/status-writer.ts'
import type { ExtensionStatus } from '../../../../src-main/domain/extension.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { fakeAri, unreachable } from './fake-ari.ts'

const busy = (note: string): ExtensionStatus => ({
  activity: 'busy',
  note,
  teams: { availability: 'Busy', activity: 'Busy' },
})
const device = 'Custom:Lockstep1001'

function start() {
  const ari = fakeAri()
  const clock = new FakeClock()
  const told: string[] = []
  const writer = createStatusWriter({
    ...{ ari, clock, device, presence: 'CustomPresence:1001' },
    onWritten: (status) => told.push(`written ${status?.note ?? 'nothing'}`),
    onCleared: () => told.push('cleared'),
    onFailed: (code, retryInMs) => told.push(`${code} ${retryInMs}`),
  })
  return { ari, clock, told, writer }
}

describe('the status on its way into Asterisk', () => {
  it('is written once at a time, and the newest is the last', async () => {
    const { ari, clock, told, writer } = start()
    ari.hold()
    for (const note of ['1', '2', '3']) writer.want(busy(note))
    ari.release()
    await clock.advance(0)
    expect(told).toEqual(['written 1', 'written 3'])
    expect(ari.devices.get(device)).toBe('INUSE')
  })

  it('is tried again after a failure, at once when somebody asks for it', async () => {
    const { ari, clock, told, writer } = start()
    ari.fault = unreachable
    writer.want(busy('1'))
    await clock.advance(0)
    expect(told).toEqual(['ari.unreachable 3000'])
    await clock.advance(3_000)
    expect(told).toHaveLength(2)
    ari.fault = undefined
    writer.nudge()
    await clock.advance(0)
    expect(told.at(-1)).toBe('written 1')
    expect(clock.waiting()).toEqual([])
  })

  it('has failed where Asterisk takes it and does not show it', async () => {
    const { ari, clock, told, writer } = start()
    ari.setDevice = async () => undefined
    writer.want(busy('1'))
    await clock.advance(0)
    expect(told[0]).toMatch(/^ari\.ignored /)
  })

  it('that is left over is cleared, unless there is a newer one', async () => {
    const { clock, told, writer } = start()
    writer.clear()
    await clock.advance(0)
    writer.want(busy('1'))
    writer.clear()
    await clock.advance(0)
    expect(told).toEqual(['cleared', 'written 1'])
  })

  it('comes back when another computer took it away, and stays away when it was taken back', async () => {
    const { ari, clock, told, writer } = start()
    writer.want(busy('1'))
    await clock.advance(0)
    ari.devices.set(device, 'NOT_INUSE')
    writer.saw('NOT_INUSE')
    await clock.advance(2_000)
    expect(ari.devices.get(device)).toBe('INUSE')
    writer.want(null)
    await clock.advance(0)
    writer.saw('NOT_INUSE')
    writer.saw('INUSE')
    expect(clock.waiting()).toEqual([])
    expect(told).toEqual(['written 1', 'cleared', 'written nothing'])
  })

  it('is not written any more after the farewell, and what is on its way comes before it', async () => {
    const { ari, clock, told, writer } = start()
    const { setDevice } = ari
    const late = Promise.withResolvers<void>()
    ari.setDevice = async (...request) => {
      ari.setDevice = setDevice
      await late.promise
      return setDevice(...request)
    }
    writer.want(busy('1'))
    await clock.advance(0)
    const farewell = writer.reset(new AbortController().signal)
    writer.want(busy('2'))
    await clock.advance(0)
    late.resolve()
    await clock.advance(0)
    await farewell
    expect(ari.devices.get(device)).toBe('NOT_INUSE')
    expect(ari.calls.filter((call) => call.startsWith('presence')).at(-1)).toBe(
      'presence CustomPresence:1001 not_set',
    )
    expect(told).toEqual([])
  })
})
