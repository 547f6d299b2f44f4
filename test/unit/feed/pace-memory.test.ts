import { describe, expect, test } from 'vitest'
import type { Documents } from '../../../src-main/ports.ts'
import { createPaceMemory } from '../../../src-main/services/feed/pace-memory.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { quiet } from './fakes.ts'

const day = 24 * 60 * 60_000

function bench() {
  const clock = new FakeClock()
  const files = new Map<string, unknown>()
  const documents: Documents = {
    read: (name) => files.get(name),
    write: (name, value) => void files.set(name, structuredClone(value)),
  }
  const open = (limitOf = 'global tenant client') =>
    createPaceMemory({ documents, clock, log: quiet, limitOf })
  return { clock, files, documents, open }
}

const fullMs = (memory: ReturnType<typeof createPaceMemory>) => memory.start(0).fullMs

describe('what was learnt about the tenant', () => {
  test('is there for the next run, half of it after a day, nothing after a week', () => {
    const { clock, open } = bench()
    open().keep({ fullMs: 12_000 })
    expect(fullMs(open())).toBe(12_000)
    clock.jumpWall(day)
    expect(fullMs(open())).toBe(6_000)
    clock.jumpWall(6 * day + 1)
    expect(fullMs(open())).toBe(0)
  })

  test('does not bind another client id', () => {
    const { open } = bench()
    open().keep({ fullMs: 12_000 })
    expect(fullMs(open('global tenant another'))).toBe(0)
  })

  test.each([undefined, 'x', { limitOf: 'global tenant client', fullMs: -1, wall: 0 }])(
    'counts as nothing when it is %o',
    (content) => {
      const { files, open } = bench()
      files.set('pace', content)
      expect(fullMs(open())).toBe(0)
    },
  )

  test('counts as nothing when the clock was set back', () => {
    const { clock, open } = bench()
    open().keep({ fullMs: 12_000 })
    clock.jumpWall(-1)
    expect(fullMs(open())).toBe(0)
  })

  test('is written when it changed, and a disk that is full is no reason to stop', () => {
    const { clock, files, documents } = bench()
    const broken = {
      ...documents,
      write: () => {
        throw new Error('full')
      },
    }
    const memory = createPaceMemory({ documents: broken, clock, log: quiet, limitOf: 'a' })
    memory.keep({ fullMs: 12_000 })
    expect(fullMs(memory)).toBe(12_000)
    memory.keep({ fullMs: 0 })
    expect(files.size).toBe(0)
  })
})
