import { describe, expect, it } from 'vitest'
import { createOverlay, noAbilities } from '../../../src-main/adapters/pbx/overlay.ts'
import type { PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'

function layer() {
  const listeners = new Set<(event: PhoneEvent) => void>()
  const done: string[] = []
  let fails = false
  const system: PhoneSystem = {
    start: () => void done.push('start'),
    async stop() {
      await Promise.resolve()
      done.push('stop')
      if (fails) throw new Error('no farewell')
    },
    publish: (status) => void done.push(`publish ${status?.note ?? 'null'}`),
    nudge: () => void done.push('nudge'),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    system,
    done,
    fail: () => {
      fails = true
    },
    tell(event: PhoneEvent) {
      for (const listener of listeners) listener(event)
    },
    heard: () => listeners.size,
  }
}

const status = { activity: null, note: 'x', teams: { availability: 'a', activity: 'b' } }
const calls: PhoneEvent = { type: 'calls', known: true, calls: [] }

describe('a phone system in two layers', () => {
  it('hears everything from above, and from below what passes', () => {
    const [below, above] = [layer(), layer()]
    const heard: PhoneEvent[] = []
    const both = createOverlay({
      below: below.system,
      above: above.system,
      passes: ({ type }) => type === 'calls',
    })
    both.onEvent((event) => heard.push(event))
    below.tell({ type: 'up' })
    below.tell(calls)
    above.tell({ type: 'up' })
    expect(heard).toEqual([calls, { type: 'up' }])
  })

  it('can what one of them can', () => {
    const [below, above] = [layer(), layer()]
    const heard: PhoneEvent[] = []
    const both = createOverlay({ below: below.system, above: above.system, passes: () => true })
    both.onEvent((event) => heard.push(event))
    below.tell({ type: 'capabilities', capabilities: { ...noAbilities, readCalls: true } })
    above.tell({ type: 'capabilities', capabilities: { ...noAbilities, writeNote: true } })
    expect(heard.at(-1)).toEqual({
      type: 'capabilities',
      capabilities: { ...noAbilities, readCalls: true, writeNote: true },
    })
  })

  it.each([true, false])('publishes above, and below where it is to (%s)', (publishBelow) => {
    const [below, above] = [layer(), layer()]
    const both = createOverlay({
      below: below.system,
      above: above.system,
      passes: () => true,
      publishBelow,
    })
    both.start()
    both.publish(status)
    both.nudge()
    expect(above.done).toEqual(['start', 'publish x', 'nudge'])
    expect(below.done).toEqual(['start', ...(publishBelow ? ['publish x'] : []), 'nudge'])
  })

  it('stops both though one fails, the upper one first where it works through the other', async () => {
    const [below, above] = [layer(), layer()]
    const order: string[] = []
    const watch = (name: string, { stop }: PhoneSystem): PhoneSystem['stop'] => {
      return (ms) => stop(ms).finally(() => order.push(name))
    }
    above.fail()
    const both = createOverlay({
      below: { ...below.system, stop: watch('below', below.system) },
      above: {
        ...above.system,
        stop: async (ms) => {
          await settled()
          await watch('above', above.system)(ms)
        },
      },
      passes: () => true,
      aboveFirst: new FakeClock(),
    })
    await expect(both.stop(1_000)).rejects.toThrow('no farewell')
    expect(order).toEqual(['above', 'below'])
    expect([below.heard(), above.heard()]).toEqual([0, 0])
  })

  it('leaves the lower one what is left of the time, and never nothing', async () => {
    const clock = new FakeClock()
    const given: number[] = []
    const lower = layer().system
    const upper = layer().system
    const both = (takesMs: number) =>
      createOverlay({
        below: { ...lower, stop: async (ms) => void given.push(ms) },
        above: { ...upper, stop: async () => clock.advance(takesMs) },
        passes: () => true,
        aboveFirst: clock,
      })
    await both(2_000).stop(6_000)
    await both(6_000).stop(6_000)
    expect(given).toEqual([4_000, 1_500])
  })
})
