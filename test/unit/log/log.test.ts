import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../../src-main/adapters/log/log.ts'
import { redact } from '../../../src-main/adapters/log/redact.ts'
import { createRotatingFile } from '../../../src-main/adapters/log/rotating-file.ts'

describe('redact', () => {
  test('keeps the shape of what helps', () => {
    expect(redact({ leg: 'extension', ms: 12, ok: true, none: null, at: new Date(0) })).toEqual({
      leg: 'extension',
      ms: 12,
      ok: true,
      none: null,
      at: '1970-01-01T00:00:00.000Z',
    })
  })

  test('circles, depth, width and throwing getters are bounded', () => {
    const circle: Record<string, unknown> = { a: 1 }
    circle.self = circle
    expect(redact(circle)).toEqual({ a: 1, self: '[circular]' })
    let deep: unknown = 'end'
    for (let level = 0; level < 20; level += 1) deep = { deep }
    expect(JSON.stringify(redact(deep))).toContain('[deep]')
    expect(redact(Array.from({ length: 1_000 }, (_, index) => index))).toHaveLength(50)
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    expect(redact({ trap })).toEqual({ trap: '[unreadable]' })
  })

  test('the same object twice is no circle', () => {
    const shared = { a: 1 }
    expect(redact([shared, shared])).toEqual([{ a: 1 }, { a: 1 }])
  })

  test('an error is told by its known members only', () => {
    const error = Object.assign(new Error('boom'), { code: 'ECONNRESET', request: { body: 'x' } })
    expect(redact(error)).toMatchObject({ name: 'Error', message: 'boom', code: 'ECONNRESET' })
    expect(JSON.stringify(redact(error))).not.toContain('request')
    const outer = new Error('outer', { cause: error })
    expect(redact(outer)).toMatchObject({ cause: { message: 'boom', code: 'ECONNRESET' } })
    const many = new AggregateError([error], 'many')
    expect(redact(many)).toMatchObject({ errors: [{ message: 'boom' }] })
  })
})

describe('createLog', () => {
  test('writes one line of JSON to every sink, from the level on', () => {
    const first: string[] = []
    const second: string[] = []
    const sinks = [(line: string) => first.push(line), (line: string) => second.push(line)]
    const log = createLog({ sinks, level: 'info', wall: () => 0 })
    log.debug('hidden')
    log.info('shown', { ms: 1 })
    log.warn('bare')
    expect(first.map((line) => JSON.parse(line))).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'info', message: 'shown', data: { ms: 1 } },
      { time: '1970-01-01T00:00:00.000Z', level: 'warn', message: 'bare' },
    ])
    expect(second).toEqual(first)
  })
})

describe('createRotatingFile', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-log-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test('keeps so many files of that size, the newest lines last', () => {
    const write = createRotatingFile({ folder, name: 'test', files: 3, bytes: 25 })
    for (let number = 0; number < 20; number += 1) write(`line ${String(number).padStart(4, '0')}`)
    expect(readdirSync(folder).sort()).toEqual(['test.1.log', 'test.2.log', 'test.log'])
    for (const file of readdirSync(folder)) {
      expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(25)
    }
    const all = ['test.2.log', 'test.1.log', 'test.log'].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    )
    expect(all.join('')).toBe(
      ['line 0014', 'line 0015', 'line 0016', 'line 0017', 'line 0018', 'line 0019', ''].join('\n'),
    )
  })

  test('goes on in the file that is there', () => {
    createRotatingFile({ folder, name: 'test', files: 3, bytes: 100 })('one')
    createRotatingFile({ folder, name: 'test', files: 3, bytes: 100 })('two')
    expect(readFileSync(join(folder, 'test.log'), 'utf8')).toBe('one\ntwo\n')
  })

  test('a folder that cannot be written loses lines and does not throw', () => {
    const inTheWay = join(folder, 'file')
    writeFileSync(inTheWay, '')
    const write = createRotatingFile({ folder: inTheWay, name: 'test', files: 2, bytes: 10 })
    expect(() => write('line')).not.toThrow()
    rmSync(folder, { recursive: true })
    const other = createRotatingFile({ folder, name: 'test', files: 2, bytes: 100 })
    other('one')
    rmSync(folder, { recursive: true })
    other('lost')
    other('two')
    expect(readFileSync(join(folder, 'test.log'), 'utf8')).toBe('two\n')
  })
})
