/**
 * Feeds damaged documents to every parser of what comes from outside: `npm run fuzz`, a million
 * inputs, the same for the same seed. `-- --runs=20000` makes fewer, `-- --seed=7` makes others,
 * `-- --only=dialog-info` feeds one parser.
 *
 * XML goes through Chromium's own parser, the rest through Node. Each input may take a second; a
 * thread or a page that does not come to an end, crashes or keeps memory fails too, as does whatever
 * throws or breaks a promise of its parser (test/fuzz/targets). What fails is made as small as it
 * gets, and printed; the exit code is 1 then.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runInChromium } from '../test/fuzz/in-chromium.ts'
import { runInNode } from '../test/fuzz/in-node.ts'
import { failuresOf, head, type Outcome, rowOf } from '../test/fuzz/report.ts'
import { sharesOf } from '../test/fuzz/shares.ts'
import { nodeTargets } from '../test/fuzz/targets/node.ts'
import { xmlTargets } from '../test/fuzz/targets/xml.ts'
import { ensureChromium } from './lib/chromium.ts'

/** The part of the inputs that Chromium gets. */
const shareOfXml = 0.36

function chosen() {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  })
  const runs = Number(values.runs ?? 1_000_000)
  const seed = Number(values.seed ?? randomInt(2 ** 31))
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('--runs takes a number')
  if (!Number.isSafeInteger(seed)) throw new Error('--seed takes a number')
  const { only } = values
  // Their names are all that is wanted here; they run in Chromium.
  const named = xmlTargets(() => {
    throw new Error('XML is for Chromium')
  })
  const isWanted = ({ name }: { name: string }) => only === undefined || name === only
  const xml = named.filter(isWanted)
  const node = nodeTargets.filter(isWanted)
  if (xml.length + node.length === 0)
    throw new Error(
      `--only takes one of ${[...named, ...nodeTargets].map(({ name }) => name).join(', ')}`,
    )
  const xmlRuns = node.length === 0 ? runs : xml.length === 0 ? 0 : Math.ceil(runs * shareOfXml)
  return { seed, xml: sharesOf(xml, xmlRuns), node, counts: sharesOf(node, runs - xmlRuns) }
}

async function main(): Promise<boolean> {
  const { seed, xml, node, counts } = chosen()
  const startedAt = performance.now()
  const outcomes: Outcome[] = []
  const onOutcome = (outcome: Outcome) => {
    outcomes.push(outcome)
    console.log(rowOf(outcome))
  }
  console.log(`seed ${seed}\n${head}`)
  if (xml.size > 0) {
    const executablePath = ensureChromium()
    const { version } = await runInChromium({ executablePath, seed, counts: xml, onOutcome })
    console.log(`(Chromium ${version})`)
  }
  for (const target of node) onOutcome(await runInNode(target, seed, counts.get(target.name) ?? 1))
  const failures = outcomes.flatMap(failuresOf)
  const total = outcomes.reduce((sum, { tally }) => sum + tally.runs, 0)
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  console.log(`${total} inputs in ${seconds} s, seed ${seed}: ${failures.length} failures`)
  for (const failure of failures) console.error(`\n${failure}`)
  return failures.length === 0
}

const ok = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return false
})
process.exit(ok ? 0 : 1)
