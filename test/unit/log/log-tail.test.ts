import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../src-main/adapters/log/log.ts'
import { lastLogLines } from '../../../src-main/adapters/log/log-tail.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-tail-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''))

test('the last lines of the newest two files, oldest first', () => {
  write('lockstep.2.log', ['oldest'])
  write('lockstep.1.log', ['a', 'b'])
  write('lockstep.log', ['c', 'd'])
  expect(lastLogLines(folder, 3)).toEqual(['b', 'c', 'd'])
  expect(lastLogLines(folder, 9)).toEqual(['a', 'b', 'c', 'd'])
})

test('no log is no lines', () => {
  expect(lastLogLines(join(folder, 'absent'), 3)).toEqual([])
})

test('of a large file only whole lines of its end', () => {
  write(
    'lockstep.log',
    Array.from({ length: 20_000 }, (_, number) => `line ${String(number).padStart(6, '0')}`),
  )
  const lines = lastLogLines(folder, 1_000_000)
  expect(lines.length).toBeLessThan(20_000)
  expect(lines.every((line) => /^line \d{6}$/.test(line))).toBe(true)
  expect(lines.at(-1)).toBe('line 019999')
})

test('the level counts at once', () => {
  const lines: string[] = []
  const log = createLog({ sinks: [(line) => lines.push(line)], level: 'info', wall: () => 0 })
  log.debug('one')
  log.setLevel('debug')
  log.debug('two')
  log.setLevel('info')
  log.debug('three')
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(['two'])
})
