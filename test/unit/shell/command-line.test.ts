/** The way of an order: from a second start to the running instance, and the answer back. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Order } from '../../../src-main/services/orders.ts'
import { FakeClock } from '../../support/fake-clock.ts'

type SecondStart = (event: object, argv: string[], folder: string, handed: unknown) => void

const fake = vi.hoisted(() => ({
  holdsLock: true,
  handed: [] as unknown[],
  data: '',
  ends: [] as unknown[],
  second: undefined as unknown,
}))
vi.mock('electron', () => ({
  app: {
    requestSingleInstanceLock(data?: Record<string, unknown>) {
      fake.handed.push(data)
      return fake.holdsLock
    },
    getPath: () => fake.data,
    getVersion: () => '1.2.3',
    exit: (code?: number) => void fake.ends.push(code),
    quit: () => void fake.ends.push('quit'),
    on(name: string, listener: unknown) {
      if (name === 'second-instance') fake.second = listener
      return this as unknown as App
    },
  } satisfies Pick<
    App,
    'requestSingleInstanceLock' | 'getPath' | 'getVersion' | 'exit' | 'quit'
  > & { on: unknown },
}))
const { settleStart, endWith } = await import('../../../src-main/shell/first-word.ts')
const { answerSecondStarts, orderOf } = await import('../../../src-main/shell/second-instance.ts')
const { answerFile, awaitAnswer, newReplyId } = await import(
  '../../../src-main/shell/answer-file.ts'
)

let clock: FakeClock
let warnings: string[]
let orders: Order[]
let answer: () => Promise<{ code: 0 | 4; text: string }>

beforeEach(() => {
  Object.assign(fake, { holdsLock: true, second: undefined })
  fake.data = mkdtempSync(join(tmpdir(), 'lockstep-orders-'))
  fake.handed.length = 0
  fake.ends.length = 0
  clock = new FakeClock()
  warnings = []
  orders = []
  answer = async () => ({ code: 0, text: 'done' })
})
afterEach(() => rmSync(fake.data, { recursive: true, force: true }))

const log = {
  debug() {},
  info() {},
  warn: (message: string) => void warnings.push(message),
  error() {},
}

/** The running instance; `hand` is what Electron tells it of a second start. */
function run(): (handed: unknown) => void {
  answerSecondStarts({
    data: fake.data,
    clock,
    log,
    carryOut(order) {
      orders.push(order)
      return answer()
    },
  })
  const second = fake.second as SecondStart
  return (handed) => second({}, [], '/', handed)
}

/** A second start whose order reaches the running instance. */
async function ask(line: Parameters<typeof settleStart>[0]) {
  fake.holdsLock = false
  const hand = run()
  const ending = settleStart(line)
  hand(fake.handed.at(-1))
  return ending
}

const answers = () => readdirSync(join(fake.data, 'answers'))

describe('a first start', () => {
  test('stays, when it wants the panel or the tray', async () => {
    expect(await settleStart({ kind: 'start', verb: 'open', asked: false })).toBeUndefined()
    expect(await settleStart({ kind: 'start', verb: 'hidden', asked: true })).toBeUndefined()
    expect(fake.handed).toEqual([{ verb: 'open' }, { verb: 'hidden', reply: expect.any(String) }])
  })

  test('ends with 1 when it asks for what only a running instance knows', async () => {
    expect(await settleStart({ kind: 'ask', verb: 'status' })).toEqual({
      code: 1,
      answer: '{"version":1,"running":false}',
    })
    expect(await settleStart({ kind: 'ask', verb: 'quit' })).toEqual({
      code: 1,
      problem: 'Lockstep is not running.',
    })
  })

  test('asks for no lock to tell how it is used', async () => {
    expect(await settleStart({ kind: 'version' })).toEqual({ code: 0, answer: '1.2.3' })
    expect((await settleStart({ kind: 'help' }))?.answer).toContain('--pause [for]')
    expect(await settleStart({ kind: 'invalid', problem: 'wrong' })).toMatchObject({
      code: 2,
      problem: expect.stringMatching(/^wrong\n\nUsage/),
    })
    expect(fake.handed).toEqual([])
  })
})

describe('a second start', () => {
  test('prints the answer of the running instance, and leaves no file', async () => {
    expect(await ask({ kind: 'ask', verb: 'status' })).toEqual({ code: 0, answer: 'done' })
    expect(orders).toEqual([{ verb: 'status', reply: expect.stringMatching(/^[0-9a-f]{32}$/) }])
    expect(answers()).toEqual([])
  })

  test('hands the length of a pause over', async () => {
    answer = async () => ({ code: 0, text: '' })
    expect(await ask({ kind: 'ask', verb: 'pause', minutes: null })).toEqual({ code: 0 })
    expect(orders).toMatchObject([{ verb: 'pause', minutes: null }])
  })

  test('ends with 4 and the code when it was refused', async () => {
    answer = async () => ({ code: 4, text: 'settings.locked' })
    expect(await ask({ kind: 'ask', verb: 'resume' })).toEqual({
      code: 4,
      problem: 'settings.locked',
    })
  })

  test('as by a double click waits for no answer', async () => {
    expect(await ask({ kind: 'start', verb: 'open', asked: false })).toEqual({ code: 0 })
    expect(orders).toEqual([{ verb: 'open' }])
  })

  test('says where its words belong, and its code', async () => {
    const write = vi.spyOn(process.stderr, 'write')
    await endWith({ code: 2, problem: '' })
    expect(write).toHaveBeenCalledWith('\n', expect.any(Function))
    write.mockRestore()
    expect(fake.ends).toEqual([2])
  })
})

describe('the answer', () => {
  test('is only for this person to read', async () => {
    const hand = run()
    const reply = newReplyId()
    hand({ verb: 'status', reply })
    await vi.waitFor(() => expect(existsSync(answerFile(fake.data, reply))).toBe(true))
    expect(statSync(answerFile(fake.data, reply)).mode & 0o077).toBe(
      process.platform === 'win32' ? expect.any(Number) : 0,
    )
    expect(await awaitAnswer(fake.data, reply, 5_000)).toEqual({ code: 0, text: 'done' })
  })

  test('that nobody fetched is removed', async () => {
    const hand = run()
    const reply = newReplyId()
    hand({ verb: 'status', reply })
    await vi.waitFor(() => expect(clock.waiting()).toEqual([30_000]))
    await clock.advance(30_000)
    await vi.waitFor(() => expect(answers()).toEqual([]))
  })

  test('of an earlier run is removed at the start', async () => {
    mkdirSync(join(fake.data, 'answers'))
    writeFileSync(answerFile(fake.data, newReplyId()), '{}')
    run()
    await vi.waitFor(() => expect(answers()).toEqual([]))
  })

  test('that never comes, or is none, is undefined after the deadline', async () => {
    expect(await awaitAnswer(fake.data, newReplyId(), 1)).toBeUndefined()
    const reply = newReplyId()
    writeFileSync(answerFile(fake.data, reply), '{"code":7,"text":"foreign"}')
    expect(await awaitAnswer(fake.data, reply, 1)).toBeUndefined()
  })
})

describe('what is handed over', () => {
  test('is checked: nothing is done, nothing is written', async () => {
    const hand = run()
    for (const handed of [{ verb: 'status', reply: '../settings' }, 'status', 7, { verb: 'exec' }])
      hand(handed)
    expect(orders).toEqual([])
    expect(warnings).toHaveLength(4)
  })

  test('by an older version, which is nothing, means the panel', () => {
    expect(orderOf(undefined)).toEqual({ verb: 'open' })
    expect(orderOf(null)).toEqual({ verb: 'open' })
  })

  test('too often at once is not answered', () => {
    answer = () => new Promise(() => undefined)
    const hand = run()
    for (let count = 0; count < 20; count += 1) hand({ verb: 'status' })
    expect(orders).toHaveLength(16)
    expect(warnings).toHaveLength(4)
  })
})

test('the running instance quits when its answer is out', async () => {
  const hand = run()
  const reply = newReplyId()
  hand({ verb: 'quit', reply })
  expect(fake.ends).toEqual([])
  await vi.waitFor(() => expect(fake.ends).toEqual(['quit']))
  expect(existsSync(answerFile(fake.data, reply))).toBe(true)
})
