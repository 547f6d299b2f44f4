import { expect, test } from 'vitest'
import { createPhoneProgress } from '../../../src-main/services/phone-progress.ts'
import type { TestStepResult } from '../../../src-preload/contract.ts'

const connected: TestStepResult = { step: 'connect', outcome: 'passed', ms: 3 }

test('each step is shown as it is told, and nothing once the work is done', async () => {
  const shown: unknown[] = []
  const board = createPhoneProgress(() => shown.push(board.current()))
  const result = await board.during('test', async (tell) => {
    tell(connected)
    return 'done'
  })
  expect(result).toBe('done')
  expect(shown).toEqual([{ test: [] }, { test: [connected] }, undefined])
})

test('nothing is shown after a failure', async () => {
  const board = createPhoneProgress(() => undefined)
  await expect(board.during('probe', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(board.current()).toBeUndefined()
})

test('an older work does not touch what a newer one shows', async () => {
  const board = createPhoneProgress(() => undefined)
  const older = Promise.withResolvers<void>()
  const newer = Promise.withResolvers<void>()
  const first = board.during('test', async (tell) => {
    await older.promise
    tell(connected)
  })
  const second = board.during('test', () => newer.promise)
  older.resolve()
  await first
  expect(board.current()).toEqual({ test: [] })
  newer.resolve()
  await second
  expect(board.current()).toBeUndefined()
})
