/** The outcome of one target, however it was run. */
import type { Tally } from './engine.ts'

export interface Outcome {
  readonly name: string
  readonly where: 'Chromium' | 'Node'
  readonly tally: Tally
  /** Memory kept after the last input beyond what was kept after the first tenth, bytes. */
  readonly grownBytes: number
}

/** Memory that a target may keep, bytes: caches, but nothing that grows with each input. */
export const mostGrownBytes = 24 * 2 ** 20

export const emptyTally: Tally = { runs: 0, taken: 0, slowestMs: 0, longest: 0, findings: [] }

export function added(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    taken: one.taken + other.taken,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
    longest: Math.max(one.longest, other.longest),
    findings: [...one.findings, ...other.findings],
  }
}

export function failuresOf({ name, tally, grownBytes }: Outcome): readonly string[] {
  const grown = Math.round(grownBytes / 2 ** 20)
  return [
    ...tally.findings.map(
      ({ kind, index, message, input }) =>
        `${name} ${kind} at input ${index}: ${message}\n  ${JSON.stringify(input).slice(0, 2_000)}`,
    ),
    ...(grownBytes > mostGrownBytes ? [`${name} kept ${grown} MiB`] : []),
    ...(tally.runs > 0 && tally.taken === 0 ? [`${name} took nothing: its inputs are no use`] : []),
  ]
}

export function rowOf({ name, where, tally, grownBytes }: Outcome): string {
  const { runs, taken, slowestMs, longest, findings } = tally
  const cells = [
    name.padEnd(20),
    where.padEnd(9),
    String(runs).padStart(8),
    `${Math.round((100 * taken) / Math.max(1, runs))} %`.padStart(7),
    `${slowestMs.toFixed(0)} ms`.padStart(9),
    String(longest).padStart(8),
    `${(grownBytes / 2 ** 20).toFixed(1)} MiB`.padStart(10),
    String(findings.length).padStart(9),
  ]
  return cells.join('')
}

export const head = [
  'parser'.padEnd(20),
  'where'.padEnd(9),
  'inputs'.padStart(8),
  'taken'.padStart(7),
  'slowest'.padStart(9),
  'longest'.padStart(8),
  'kept'.padStart(10),
  'findings'.padStart(9),
].join('')
