import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** As Linux answers when every watch of the person is in use. */
vi.mock(import('node:fs'), async (original) => ({
  ...(await original()),
  watch: () => {
    throw new Error('ENOSPC: System limit for number of file watchers reached')
  },
}))
const { answerFile, awaitAnswer, newReplyId } = await import(
  '../../../src-main/shell/answer-file.ts'
)

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lockstep-answers-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

test('an answer is found where the system has no watch left', async () => {
  const reply = newReplyId()
  const found = awaitAnswer(data, reply, 30_000)
  writeFileSync(answerFile(data, reply), '{"code":0,"text":"late"}')
  expect(await found).toEqual({ code: 0, text: 'late' })
})

test('where no folder can be made there is no answer, and no failure', async () => {
  const file = join(data, 'file')
  writeFileSync(file, '')
  expect(await awaitAnswer(file, newReplyId(), 1)).toBeUndefined()
})
