import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { available, createBench } from './fakes.ts'

test('never has two reads in flight, never reads through a closed gate, and is never stuck', async () => {
  const step = fc.constantFrom(
    'answer',
    'fail',
    'throttle',
    'write',
    'hint',
    'urgent',
    'cancel',
    'suspend',
    'resume',
    'stop',
    'start',
    'live',
    'wait',
    'waitLong',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, source, power, feed, gate, ofType } = createBench()
      const waits: number[] = []
      feed.onEvent((event) => {
        if (event.type === 'reading-started') waits.push(gate.waitMs())
      })
      feed.start()
      for (const one of steps) {
        const answers = source.pending.at(-1)
        if (one === 'answer') answers?.answer()
        if (one === 'fail') answers?.fail(new Fault('graph.timedOut'))
        if (one === 'write') gate.close(clock.monotonic() + 5_000)
        if (one === 'throttle') answers?.fail(new Fault('graph.throttled'))
        if (one === 'hint') feed.hint()
        if (one === 'urgent') feed.urgentRead()
        if (one === 'cancel') feed.cancelUrgent()
        if (one === 'suspend') power.happen('suspend')
        if (one === 'resume') feed.resume()
        if (one === 'stop') feed.stop()
        if (one === 'start') feed.start()
        if (one === 'live') feed.setCallLive(true)
        await clock.advance(one === 'wait' ? 1_700 : one === 'waitLong' ? 70_000 : 0)
        expect(source.inFlight).toBeLessThanOrEqual(1)
      }
      expect(source.mostInFlight).toBeLessThanOrEqual(1)
      expect(waits.every((ms) => ms === 0)).toBe(true)
      // It is never stuck: woken and asked, it reads and answers once the gate is open.
      feed.start()
      feed.resume()
      feed.urgentRead()
      const before = ofType('reading').length
      source.always = available
      await clock.advance(gate.waitMs() + 70_000)
      expect(ofType('reading').length).toBeGreaterThan(before)
    }),
    { numRuns: 200 },
  )
})
