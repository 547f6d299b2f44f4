import { describe, expect, it } from 'vitest'
import { createDeviceWatch } from '../../../../src-main/adapters/pbx/asterisk/device-watch.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { fakeAri, unreachable } from './fake-ari.ts'

const device = 'PJSIP/1001'

class FakeSocket extends EventTarget {
  closed = false
  send = () => undefined
  close() {
    this.closed = true
  }
  tell(name: string, state: string) {
    const data = JSON.stringify({ type: 'DeviceStateChanged', device_state: { name, state } })
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

function start({ events = true } = {}) {
  const ari = fakeAri()
  ari.devices.set(device, 'NOT_INUSE')
  const clock = new FakeClock()
  const sockets: FakeSocket[] = []
  const told: string[] = []
  const watch = createDeviceWatch({
    ...{ ari, clock, app: 'app', devices: [device] },
    ...(events
      ? {
          open: () => {
            const socket = new FakeSocket()
            sockets.push(socket)
            return socket
          },
        }
      : {}),
    onState: (_, state) => told.push(state),
    onKnown: () => told.push('known'),
    onLost: (code) => told.push(code),
  })
  watch.start()
  const looks = () => ari.calls.filter((call) => call.startsWith('get')).length
  return { ari, clock, sockets, told, watch, looks }
}

describe('the devices of an extension', () => {
  it('are asked for every two seconds where there are no events', async () => {
    const { ari, clock, told, looks } = start({ events: false })
    await clock.advance(0)
    expect(told).toEqual(['NOT_INUSE', 'known'])
    ari.devices.set(device, 'RINGING')
    await clock.advance(2_000)
    expect(told.at(-1)).toBe('RINGING')
    expect(looks()).toBe(2)
  })

  it('are heard of, and then asked for every half minute only', async () => {
    const { clock, sockets, told, watch, looks } = start()
    await clock.advance(0)
    expect(watch.hears()).toBe(false)
    sockets[0]?.dispatchEvent(new Event('open'))
    await clock.advance(0)
    expect(watch.hears()).toBe(true)
    const before = looks()
    sockets[0]?.tell(device, 'INUSE')
    sockets[0]?.tell('PJSIP/1002', 'RINGING')
    expect(told.at(-1)).toBe('INUSE')
    await clock.advance(29_000)
    expect(looks()).toBe(before)
    await clock.advance(1_000)
    expect(looks()).toBe(before + 1)
  })

  it('are asked for again at once when the events end, and the events come back', async () => {
    const { ari, clock, sockets, told } = start()
    await clock.advance(0)
    sockets[0]?.dispatchEvent(new Event('open'))
    await clock.advance(0)
    ari.devices.set(device, 'INUSE')
    sockets[0]?.dispatchEvent(new Event('close'))
    await clock.advance(0)
    expect(told.at(-1)).toBe('INUSE')
    await clock.advance(2_000)
    expect(sockets).toHaveLength(2)
    sockets[1]?.dispatchEvent(new Event('open'))
    await clock.advance(0)
    expect(ari.calls.filter((call) => call.startsWith('follow'))).toHaveLength(2)
  })

  it('are not what an older answer says when an event came meanwhile', async () => {
    const { ari, clock, sockets, told, watch } = start()
    await clock.advance(0)
    sockets[0]?.dispatchEvent(new Event('open'))
    await clock.advance(0)
    ari.hold()
    watch.nudge()
    ari.devices.set(device, 'INUSE')
    sockets[0]?.tell(device, 'INUSE')
    const since = told.length
    ari.release()
    await clock.advance(0)
    expect(told.slice(since)).toEqual(['INUSE'])
  })

  it('are lost when Asterisk does not answer, and known again when it does', async () => {
    const { ari, clock, told } = start({ events: false })
    await clock.advance(0)
    ari.fault = unreachable
    await clock.advance(2_000)
    expect(told.at(-1)).toBe('ari.unreachable')
    ari.fault = undefined
    await clock.advance(2_000)
    expect(told.slice(-2)).toEqual(['NOT_INUSE', 'known'])
  })

  it('are not followed any more after the end', async () => {
    const { clock, sockets, watch } = start()
    await clock.advance(0)
    sockets[0]?.dispatchEvent(new Event('open'))
    await clock.advance(0)
    watch.stop()
    expect(sockets[0]?.closed).toBe(true)
    expect(clock.waiting()).toEqual([])
  })
})
