/**
 * The figures of Lockstep, measured on this computer: `npm run bench`, a part of it with
 * `--only=latency`, `--only=sizes` or `--only=properties`. Prints a table and writes
 * `out/bench.json`. Exits with 1 only if something could not be measured or a property failed; a
 * slow computer fails nothing.
 *
 * Latency, in milliseconds. Everything but the SIP server runs in this one process and on one
 * monotonic clock: the Microsoft 365 simulator, MSAL, the services, the line and the watcher. So
 * the figures hold no difference of clocks; they lack the hop between Electron's processes, and
 * what the simulator and the watcher cost is part of them. The first rounds warm up and are left
 * out.
 *
 * - Teams read answered -> watcher NOTIFY. Teams changes, a read is asked for at once, and the time
 *   runs from the moment the simulator answered it until a second phone's NOTIFY with the new note,
 *   on Kamailio. Waiting for a poll and the second between two changes are no part of it.
 * - bare sip.js PUBLISH -> NOTIFY. Another extension of the same server publishes a document of its
 *   own with nothing but sip.js, in turns with the rounds above. The server and sip.js; the difference
 *   of the medians is what Lockstep adds.
 * - Teams changed, read at once -> NOTIFY. The first figure with the read itself.
 * - settle timer fired -> setPresence. From the step at which the machine took the timer, 1.5 s
 *   after `confirmed`, until the request was at the simulator, the fresh read in between; less the
 *   time the simulator took to answer that read, which is shown below. Calls of the embedded PBX;
 *   one during whose settle time a poll was just under way is left out and made again.
 * - end of settle -> clearPresence. From the step that ended the call, 1 s after hang-up, until the
 *   request was at the simulator. The moment is taken when the step is told, after its effects were
 *   begun: less than a millisecond late.
 *
 * Panel, in milliseconds: the built app is started, and its panel is closed and asked for again, until
 * its heading is shown and a frame and a task of the page have run; with the status and with the
 * welcome as its first view. Playwright's own hops are part of it. On the test host this is Node and
 * Chromium, not Electron.
 *
 * Sizes: the built bundles, the sum of their files, and each file compressed with gzip at level 9.
 * What is older than its sources is built first.
 *
 * Properties: the invariants as property tests, with 100,000 random sequences each (one of them
 * takes a quarter of that), the whole run of the test runner timed; and steps of the machine alone
 * per second, over recorded traces.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { measureCalls } from '../test/bench/calls.ts'
import { checkProperties, measureSteps } from '../test/bench/machine.ts'
import { measureMirror } from '../test/bench/mirror.ts'
import { measurePanel } from '../test/bench/panel.ts'
import { isBuilt, measureSizes } from '../test/bench/sizes.ts'
import type { Figure } from '../test/bench/statistics.ts'
import { tableOf } from '../test/bench/table.ts'
import { buildAll } from './build.ts'

const root = join(import.meta.dirname, '..')

interface Result {
  readonly figures: readonly Figure[]
  /** What went wrong all the same. */
  readonly failure?: string
}

interface Measurement {
  readonly part: 'latency' | 'panel' | 'sizes' | 'properties'
  readonly title: string
  readonly take: () => Promise<Result>
}

const measurements: readonly Measurement[] = [
  {
    part: 'latency',
    title: 'Teams to the extension, on Kamailio',
    take: async () => ({ figures: await measureMirror() }),
  },
  {
    part: 'latency',
    title: 'A call to Teams, on the embedded PBX',
    take: async () => ({ figures: await measureCalls() }),
  },
  {
    part: 'panel',
    title: 'The panel, opened again',
    async take() {
      if (!isBuilt()) await buildAll()
      return { figures: await measurePanel() }
    },
  },
  {
    part: 'sizes',
    title: 'Sizes of the bundles',
    async take() {
      if (!isBuilt()) await buildAll()
      return { figures: measureSizes() }
    },
  },
  {
    part: 'properties',
    title: 'Speed of the machine',
    take: async () => ({ figures: [measureSteps()] }),
  },
  {
    part: 'properties',
    title: 'The invariants on random sequences',
    async take() {
      const { ok, figures } = await checkProperties()
      return { figures, ...(ok ? {} : { failure: 'a property failed, see above' }) }
    },
  },
]

function chosen(): readonly Measurement[] {
  const unknown = process.argv.slice(2).find((argument) => !argument.startsWith('--only='))
  if (unknown !== undefined) throw new Error(`not an option: ${unknown}`)
  const only = process.argv[2]?.slice('--only='.length)
  const found = measurements.filter(({ part }) => only === undefined || part === only)
  if (found.length === 0) throw new Error('--only takes latency, panel, sizes or properties')
  return found
}

function machine(): string {
  const processors = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  const model = processors[0]?.model.trim() ?? 'unknown processor'
  return `${processors.length} x ${model}, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}, load ${load}`
}

async function main(): Promise<boolean> {
  const failures: string[] = []
  const parts: { title: string; figures: readonly Figure[]; failure?: string }[] = []
  const wanted = chosen()
  const label = machine()
  const startedAt = new Date().toISOString()
  console.log(label)
  for (const { title, take } of wanted) {
    console.log(`\n── ${title} …`)
    const result = await take().catch((error: unknown): Result => {
      console.error(error)
      return { figures: [], failure: 'could not be measured, see above' }
    })
    parts.push({ title, ...result })
    if (result.failure !== undefined) failures.push(`${title}: ${result.failure}`)
  }
  for (const { title, figures } of parts)
    if (figures.length > 0) console.log(`\n${title}\n${tableOf(figures)}`)
  mkdirSync(join(root, 'out'), { recursive: true })
  const report = { machine: label, startedAt, parts }
  writeFileSync(join(root, 'out/bench.json'), `${JSON.stringify(report, null, 2)}\n`)
  console.log(`\n${label}\nWritten to out/bench.json`)
  for (const failure of failures) console.error(failure)
  return failures.length === 0
}

const ok = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return false
})
process.exit(ok ? 0 : 1)
