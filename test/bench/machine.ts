/** The machine: its invariants on very many random sequences, and how fast it steps. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { run } from '../../scripts/lib/run.ts'
import type { Event } from '../../src-main/domain/machine/events.ts'
import { initialState } from '../../src-main/domain/machine/initial-state.ts'
import type { State } from '../../src-main/domain/machine/state.ts'
import { step } from '../../src-main/domain/machine/step.ts'
import { play, script } from '../property/script.ts'
import { allOn, options, World } from '../property/world.ts'
import { type Figure, figureOf } from './statistics.ts'

const root = join(import.meta.dirname, '../..')

export const sequences = 100_000

export interface Properties {
  readonly ok: boolean
  readonly figures: readonly Figure[]
}

/** The property tests of `npm test`, each with 100,000 sequences. */
export async function checkProperties(): Promise<Properties> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'))
  const file = join(folder, 'property.json')
  try {
    const began = performance.now()
    const { ok } = await run(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--project', 'property', '--testTimeout=0', '--reporter=default'],
        ...['--reporter=json', `--outputFile.json=${file}`],
      ],
      { env: { LOCKSTEP_PROPERTY_RUNS: String(sequences) } },
    )
    const seconds = (performance.now() - began) / 1_000
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(file, 'utf8'))
    return {
      ok,
      figures: [
        figureOf(`property tests passed, of ${numTotalTests}`, 'tests', [Number(numPassedTests)]),
        figureOf('  time, with up to 100,000 sequences each', 's', [seconds]),
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const traces = 300
const warmUp = 5
const passes = 30
/** The day on which the world of the property tests begins. */
const wallStart = Date.UTC(2026, 0, 28, 10, 7)

/** `step` alone, over what happened in random worlds. */
export function measureSteps(): Figure {
  const recorded = fc.sample(script, { numRuns: traces, seed: 1 }).map(record)
  const perSecond: number[] = []
  for (let pass = 0; pass < warmUp + passes; pass += 1) {
    const began = performance.now()
    let steps = 0
    for (const events of recorded) {
      replay(events)
      steps += events.length
    }
    if (pass >= warmUp) perSecond.push((steps / (performance.now() - began)) * 1_000)
  }
  return figureOf(`step() over ${traces} recorded traces`, 'steps/s', perSecond)
}

function record(acts: Parameters<typeof play>[1]): readonly Event[] {
  const world = new World().begin()
  play(world, acts)
  return world.trace.flatMap((entry) =>
    entry.kind === 'event' ? [{ ...entry.event, at: entry.at, wall: wallStart + entry.at }] : [],
  )
}

function replay(events: readonly Event[]): State {
  let state = initialState({ enabled: allOn, options, at: 0 })
  for (const event of events) state = step(state, event).state
  return state
}
