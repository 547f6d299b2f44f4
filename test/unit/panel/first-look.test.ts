import { beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand'
import { beforeFirstLook } from '../../../src-renderer/panel/first-look.ts'
import type { Mirror } from '../../../src-renderer/panel/store.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const inFrench = {
  ...snapshots.inStep,
  settings: {
    ...snapshots.inStep.settings,
    appearance: { theme: 'system', language: 'fr' },
  },
} as const
const live: Mirror = { state: 'live', snapshot: inFrench }

test('waits for main’s first word, and goes by it', async () => {
  const mirror = createStore<Mirror>()(() => ({ state: 'waiting' }))
  const first = beforeFirstLook(mirror)
  mirror.setState(live, true)
  expect(await first).toMatchObject({ chosen: 'fr', language: { words: { language: 'fr' } } })
  expect(vi.getTimerCount()).toBe(0)
})

test('does not wait for what is there already', async () => {
  const first = await beforeFirstLook(createStore<Mirror>()(() => live))
  expect(first.chosen).toBe('fr')
})

test('does not wait for ever: the panel then says that main is silent', async () => {
  const first = beforeFirstLook(createStore<Mirror>()(() => ({ state: 'waiting' })))
  await vi.runAllTimersAsync()
  expect((await first).chosen).toBe('system')
})
