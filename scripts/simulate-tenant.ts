/**
 * Tenants of 100 to 100,000 people for a working day, on one client id or several: `npm run
 * simulate:tenant`. Everybody runs our own poller, pace, gate, machine and writer in virtual time;
 * what is simulated is told in test/simulators/tenant/ and docs/scale.md.
 *
 * - `--people=100,1000`, `--budget=1500,10000`: other tenants, other limits (requests in 30 s).
 * - `--retry-after=with` or `without`: only one kind of refusal; without it both, for 100,000 people
 *   `with` alone.
 * - `--whole-day`: 100,000 people all day, not only until eleven.
 * - `--push`: everybody hears of changes through the relay, which advises `--safety=300` seconds.
 * - `--client-ids=1,2,3`: people share so many client ids, each with a limit of its own.
 * - `--until=11`: only until that hour.
 * - `--seed=1`
 * - `--json`: one line for each case, times in seconds, `throttled` as a share of the requests.
 * - `--svg`: also the next day, and a limit that drops for ten minutes; draws docs/images/scale-*.svg.
 *   With `--push` only docs/images/scale-push.svg, the client ids side by side.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hour, minute } from '../test/simulators/tenant/day.ts'
import { nextMorning } from '../test/simulators/tenant/next-morning.ts'
import { stretchMs, type TenantCase, type TenantResult } from '../test/simulators/tenant/tenant.ts'
import { drawDay, drawDip, drawPush } from './simulate/plot.ts'
import { runCases } from './simulate/run-cases.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100,1000,10000,100000' },
    budget: { type: 'string', default: '1500,10000' },
    'retry-after': { type: 'string', default: 'both' },
    'whole-day': { type: 'boolean', default: false },
    push: { type: 'boolean', default: false },
    safety: { type: 'string', default: '300' },
    'client-ids': { type: 'string', default: '1' },
    until: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    svg: { type: 'boolean', default: false },
  },
})

const images = join(import.meta.dirname, '../docs/images')
const crowd = 100_000
/** Past the arrivals and the hour with three times as many calls. */
const crowdUntil = 3 * hour
const { push } = values
const chosenUntil = values.until === undefined ? undefined : (Number(values.until) - 8) * hour
const seed = Number(values.seed)
const safetySeconds = Number(values.safety)
const startedAt = performance.now()

function numbers(option: string): readonly number[] {
  const found = option.split(',').map(Number)
  if (found.some((one) => !Number.isInteger(one) || one <= 0))
    throw new Error(`not numbers: ${option}`)
  return found
}

function cases(): readonly TenantCase[] {
  const wanted = values['retry-after']
  if (!['with', 'without', 'both'].includes(wanted)) throw new Error(`not an answer: ${wanted}`)
  return numbers(values.people).flatMap((people) =>
    numbers(values.budget).flatMap((budget) => {
      const both = wanted === 'both' && people < crowd ? [true, false] : [wanted !== 'without']
      const usual = people >= crowd && !values['whole-day'] ? crowdUntil : undefined
      const until = chosenUntil ?? usual
      const short = until === undefined ? {} : { until }
      return both.flatMap((retryAfter) =>
        numbers(values['client-ids']).map((clientIds) => ({
          ...{ people, budget, clientIds, retryAfter, seed, push, safetySeconds, ...short },
        })),
      )
    }),
  )
}

function line(result: TenantResult, { until }: TenantCase): string {
  const { stretches, learnt, throttled, callsShown, tookSeconds, ...figures } = result
  return JSON.stringify({
    ...figures,
    mostPerSecond: Number(mostPerSecond(result).toFixed(1)),
    throttled: Number(throttled.toFixed(6)),
    callsShown: Number(callsShown.toFixed(4)),
    hours: (until ?? 0) / hour || 'all day',
    tookSeconds: Math.round(tookSeconds),
  })
}

const heading =
  'people   budget  Retry-After  throttled  staleness median, p99  after 15 min  write p50, p99  calls shown  took'

function row(result: TenantResult): string {
  const cells: readonly (readonly [string, number])[] = [
    [String(result.people), 6],
    [String(result.budget), 8],
    [result.retryAfter ? 'yes' : 'no', 13],
    [`${(result.throttled * 100).toFixed(3)} %`, 11],
    [`${result.stalenessMedian.toFixed(1)} s`, 16],
    [`${result.stalenessP99.toFixed(0)} s`, 8],
    [`${result.stalenessAfter15.toFixed(1)} s`, 14],
    [`${result.writeDelayMedian.toFixed(1)} s`, 9],
    [`${result.writeDelayP99.toFixed(1)} s`, 8],
    [`${(result.callsShown * 100).toFixed(1)} %`, 13],
    [`${result.tookSeconds.toFixed(0)} s`, 7],
  ]
  return cells.map(([text, width]) => text.padStart(width)).join('')
}

/** The five minutes with the most requests. */
const mostPerSecond = ({ stretches }: TenantResult): number =>
  Math.max(...stretches.map(({ requests }) => requests)) / (stretchMs / 1_000)

function pushRow(result: TenantResult): string {
  const { heardMedian, heardP99, clientIds, kinds, calls } = result
  const heard = `from a change to its reading ${heardMedian.toFixed(1)} s, p99 ${heardP99.toFixed(0)} s`
  const most = `at most ${(mostPerSecond(result) / clientIds).toFixed(1)} requests a second`
  const reads = `${(kinds.read / calls).toFixed(1)} reads for a call, all reads counted`
  return `        ${clientIds} client id${clientIds > 1 ? 's' : ''}, each ${most}; ${heard}; ${reads}`
}

function say(text: string): void {
  if (!values.json) console.log(text)
}

async function scenarios(results: readonly TenantResult[]): Promise<void> {
  const first = results.find((one) => one.people === 10_000 && one.budget === 10_000)
  const full = results.find((one) => one.people === 10_000 && one.budget === 1_500)
  const dip = { from: 3 * hour, to: 3 * hour + 10 * minute, budget: 300 }
  const usual = { people: 1_000, budget: 10_000, retryAfter: true, seed }
  const next = { people: 10_000, budget: 10_000, retryAfter: true, seed: seed + 10 }
  const learnt = first === undefined ? [] : [{ ...next, learnt: nextMorning(first.learnt) }]
  say('\nA limit that drops to 300 for ten minutes, and the day after the first')
  const [dipped] = await runCases([{ ...usual, dip }, ...learnt], (result) => say(row(result)))
  mkdirSync(images, { recursive: true })
  const draw = (name: string, svg: string) => writeFileSync(join(images, name), svg)
  if (first !== undefined) draw('scale-day.svg', drawDay(first))
  if (full !== undefined) draw('scale-full.svg', drawDay(full))
  if (dipped !== undefined) draw('scale-dip.svg', drawDip(dipped, dip))
  say('Drawn into docs/images/')
}

const wanted = cases()
say(
  `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`,
)
if (chosenUntil === undefined && wanted.some(({ until }) => until !== undefined))
  say(
    '100,000 people only until eleven o’clock: a whole day of theirs takes half an hour (--whole-day)',
  )
say(heading)
const results = await runCases(wanted, (result, index) => {
  const one = wanted[index]
  if (values.json && one !== undefined) console.log(line(result, one))
  else say(row(result))
  if (push && !values.json) say(pushRow(result))
})
if (values.svg) {
  if (push) writeFileSync(join(images, 'scale-push.svg'), drawPush(results))
  else await scenarios(results)
}
say(`\nAll of it took ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes.`)
