import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventQueue } from '../../simulators/tenant/event-queue.ts'

test('the queue gives back everything, soonest first', () => {
  const times = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { maxLength: 3_000 })
  fc.assert(
    fc.property(times, (all) => {
      const queue = createEventQueue<number>()
      for (const at of all) queue.push(at, at)
      const popped: number[] = []
      while (queue.nextAt() < Number.POSITIVE_INFINITY) {
        const at = queue.nextAt()
        expect(queue.pop()).toBe(at)
        popped.push(at)
      }
      expect(popped).toEqual(all.toSorted((a, b) => a - b))
    }),
    { numRuns: 50 },
  )
})

test('what is pushed while others wait takes its place', () => {
  const queue = createEventQueue<string>()
  queue.push(5, 'last')
  queue.push(1, 'first')
  expect(queue.pop()).toBe('first')
  queue.push(3, 'between')
  expect([queue.pop(), queue.pop(), queue.pop()]).toEqual(['between', 'last', undefined])
})
