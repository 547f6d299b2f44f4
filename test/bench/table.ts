import type { Figure } from './statistics.ts'

const headings = ['figure', 'n', 'median', 'p95', 'min', 'max', 'unit', 'goal']

/** The figures in columns: names to the left, numbers to the right. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cellsOf)]
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const left = (column: number) => column === 0 || column >= headings.indexOf('unit')
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return left(column) ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf(figure: Figure): readonly string[] {
  const { name, n, median, p95, min, max, unit, goal } = figure
  const once = n === 1
  const numbers = [median, p95, min, max].map((value, column) =>
    once && column > 0 ? '' : shown(value),
  )
  return [name, String(n), ...numbers, unit, goal === undefined ? '' : verdict(median, goal)]
}

const verdict = (median: number, goal: number) =>
  `at most ${goal}: ${median <= goal ? 'met' : 'missed'}`

function shown(value: number): string {
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
}
