import { expect, test } from 'vitest'
import { createEcho } from '../../../src-renderer/line/echo.ts'
import { FakeClock } from '../../support/fake-clock.ts'

const teams = { availability: 'Busy', activity: 'Busy' } as const
const meeting = { activity: 'meeting', note: 'In a meeting', teams } as const
const busy = { activity: 'busy', note: 'Busy', teams } as const
const shown = (activity: 'meeting' | 'busy', note: string) => ({
  ...{ activity, note },
  doNotDisturb: false,
})

function setUp() {
  const clock = new FakeClock()
  const readBacks: number[] = []
  return { clock, readBacks, echo: createEcho({ clock, onReadBack: (ms) => readBacks.push(ms) }) }
}

test('what was published is ours, with the time of its way; what was not is a phone’s', async () => {
  const { clock, readBacks, echo } = setUp()
  expect(echo.isOurs(shown('meeting', 'In a meeting'))).toBe(false)
  expect(echo.rewrites).toBe(false)
  echo.published(meeting)
  await clock.advance(40)
  expect(echo.isOurs(shown('busy', 'In a meeting'))).toBe(false)
  expect(echo.isOurs(shown('meeting', 'At lunch'))).toBe(false)
  expect(echo.isOurs(shown('meeting', 'In a meeting'))).toBe(true)
  expect(echo.isOurs(shown('meeting', 'In a meeting'))).toBe(true)
  expect(readBacks).toEqual([40])
  expect(echo.rewrites).toBe(true)
})

test('a notification that comes late is ours too, and no read-back', () => {
  const { readBacks, echo } = setUp()
  echo.published(meeting)
  echo.published(busy)
  expect(echo.isOurs(shown('meeting', 'In a meeting'))).toBe(true)
  expect(readBacks).toEqual([])
  expect(echo.isOurs(shown('busy', 'Busy'))).toBe(true)
  expect(readBacks).toHaveLength(1)
})
