/** The fuzzer finds what it is there for: each kind of defect, planted. */
import { expect, test } from 'vitest'
import { fuzz, hangMs, inputOf } from '../../fuzz/engine.ts'
import { failuresOf, mostGrownBytes } from '../../fuzz/report.ts'
import { sharesOf } from '../../fuzz/shares.ts'
import type { Target } from '../../fuzz/target.ts'
import { nodeTargets } from '../../fuzz/targets/node.ts'
import { xmlTargets } from '../../fuzz/targets/xml.ts'

const planted = (run: Target['run'], more: Partial<Target> = {}): Target => ({
  name: 'planted',
  syntax: 'text',
  corpus: ['Retry-After: 30 and some more words'],
  weight: 1,
  run,
  ...more,
})
const options = { seed: 3, from: 0, count: 400 }

test('a parser that throws, with the smallest input that makes it', async () => {
  const { findings } = await fuzz(
    planted((input) => {
      if (input.includes('\u2028')) throw new TypeError('no such line')
      return true
    }),
    options,
  )
  expect(findings).toMatchObject([
    { kind: 'threw', message: 'TypeError: no such line', input: '\u2028' },
  ])
})

test('one that fails later', async () => {
  const { findings } = await fuzz(
    planted(async (input) => {
      if (input.startsWith('\uFEFF')) throw new Error('a mark')
      return true
    }),
    options,
  )
  expect(findings).toMatchObject([{ message: 'Error: a mark', input: '\uFEFF' }])
})

test('one that takes too long, and not one that was slow once', async () => {
  let now = 0
  let waits = 0
  const slow = planted((input) => {
    if (input.includes('\r')) now += hangMs + 1
    else if (waits === 0) {
      waits += 1
      now += hangMs + 1
    }
    return true
  })
  const { findings } = await fuzz(slow, { ...options, now: () => now })
  expect(findings.map(({ kind }) => kind)).toEqual(['hung'])
  expect(findings[0]?.input).toContain('\r')
  expect(waits).toBe(1)
})

test('one that changes every object', async () => {
  const polluting = planted(
    (input) => {
      const value = JSON.parse(input)
      for (const [key, part] of Object.entries(Object(value)))
        if (key === '__proto__') Object.assign(Object.getPrototypeOf({}), part)
      return true
    },
    { syntax: 'json', corpus: ['{"a":{"b":1}}'] },
  )
  try {
    const { findings } = await fuzz(
      {
        ...polluting,
        run: (input) => {
          try {
            return polluting.run(input)
          } catch {
            return false
          }
        },
      },
      { ...options, count: 3_000 },
    )
    expect(findings).toMatchObject([
      { kind: 'polluted', message: expect.stringMatching(/^every object has /) },
    ])
  } finally {
    for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key)
  }
})

test('what keeps memory, and inputs that are of no use', () => {
  const tally = { runs: 10, taken: 5, slowestMs: 1, longest: 1, findings: [] }
  const outcome = { name: 'x', where: 'Node', tally, grownBytes: 0 } as const
  expect(failuresOf(outcome)).toEqual([])
  expect(failuresOf({ ...outcome, grownBytes: mostGrownBytes + 1 })).toHaveLength(1)
  expect(failuresOf({ ...outcome, tally: { ...tally, taken: 0 } })).toHaveLength(1)
})

test('an input depends on seed and number alone', () => {
  const [target] = nodeTargets
  if (target === undefined) throw new Error('no target')
  const inputs = (seed: number) => Array.from({ length: 50 }, (_, n) => inputOf(target, seed, n))
  expect(inputs(1)).toEqual(inputs(1))
  expect(inputs(1)).not.toEqual(inputs(2))
  expect(new Set(inputs(1)).size).toBeGreaterThan(40)
})

test('a million is a million, 300,000 of it XML at least', () => {
  const xml = xmlTargets(() => {
    throw new Error('not parsed here')
  })
  const sum = (targets: readonly Target[], runs: number) =>
    [...sharesOf(targets, runs).values()].reduce((all, one) => all + one, 0)
  expect(sum(xml, 360_000)).toBeGreaterThanOrEqual(360_000)
  expect(sum(nodeTargets, 640_000)).toBeGreaterThanOrEqual(640_000)
  const names = [...xml, ...nodeTargets].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['xml', /<!DOCTYPE/i],
  ['xml', /(<\w+>){50}/],
  ['xml', / a\d{3}="/],
  ['xml', /&#/],
  ['json', /(\[|\{"a":){50}/],
  ['json', /"__proto__"/],
  ['json', /1e400/],
  ['json', /\\ud[89a-f]/],
  ['text', /^\uFEFF/],
  ['text', /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/],
  ['text', /\r(?!\n)/],
  ['text', /\u2028/],
] as const)('%s is damaged so that %s appears', (syntax, pattern) => {
  const corpus: Target['corpus'] =
    syntax === 'xml' ? ['<a id="1"><state>early</state></a>'] : ['{"a":[1,{"b":"c"}]}']
  const target = planted(() => true, { syntax, corpus })
  const seen = Array.from({ length: 4_000 }, (_, n) => inputOf(target, 1, n))
  expect(seen.some((input) => pattern.test(input))).toBe(true)
})
