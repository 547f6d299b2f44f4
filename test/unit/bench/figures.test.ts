import { describe, expect, test } from 'vitest'
import { figureOf } from '../../bench/statistics.ts'
import { tableOf } from '../../bench/table.ts'

describe('the figures of the bench', () => {
  test('median, 95th percentile by nearest rank and extremes, in any order of the samples', () => {
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index)
    expect(figureOf('odd', 'ms', [9, 1, 5])).toMatchObject({ n: 3, median: 5, min: 1, max: 9 })
    expect(figureOf('even', 'ms', [10, 2, 4, 100])).toMatchObject({ median: 7, p95: 100 })
    expect(figureOf('many', 'ms', upTo(100))).toMatchObject({ median: 50.5, p95: 95 })
    expect(figureOf('one', 'ms', [3])).toMatchObject({ median: 3, p95: 3, min: 3, max: 3 })
  })

  test('nothing measured is no figure', () => {
    expect(() => figureOf('none', 'ms', [])).toThrow('nothing was measured')
  })

  test('the table says whether the median reached its goal, and shows one sample once', () => {
    const table = tableOf([
      figureOf('fast', 'ms', [10, 20, 30], 20),
      figureOf('slow', 'ms', [10, 21, 30], 20),
      figureOf('size', 'bytes', [12_345]),
    ])
    expect(table.split('\n')).toEqual([
      'figure  n  median   p95   min   max  unit   goal',
      'fast    3    20.0  30.0  10.0  30.0  ms     at most 20: met',
      'slow    3    21.0  30.0  10.0  30.0  ms     at most 20: missed',
      'size    1  12,345                    bytes',
    ])
  })
})
