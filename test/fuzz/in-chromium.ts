/** Runs the targets that parse XML in Chromium, as the line page does. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import { build } from 'vite'
import type { Finding, FuzzOptions, Tally } from './engine.ts'
import type { FuzzPage } from './page.ts'
import { added, emptyTally, type Outcome } from './report.ts'

const root = join(import.meta.dirname, '../..')
const batch = 1_000
/** A batch that takes longer is looked at one input at a time, milliseconds. */
const batchMs = 120_000
const singleMs = 20_000
const heapMegabytes = 256

type Run = Omit<FuzzOptions, 'now' | 'onStart'>

/** The targets and the engine as one script for a page. */
async function bundle(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'chrome150',
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['iife'], name: 'unused' },
    },
  })
  const [output] = [built].flat()
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was built for the page')
  return chunk.code
}

interface OpenPage {
  readonly page: Page
  readonly session: CDPSession
}

async function openPage(browser: Browser, code: string): Promise<OpenPage> {
  const page = await browser.newPage()
  await page.addScriptTag({ content: code })
  await page.waitForFunction(() => 'lockstepFuzz' in globalThis, undefined, { timeout: 10_000 })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return { page, session }
}

/** Memory kept after a collection, bytes; each document and node counts as half a kilobyte. */
async function kept({ session }: OpenPage): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return metric('JSHeapUsedSize') + 512 * (metric('Nodes') + metric('Documents'))
}

/** Like in the page, with a deadline; `undefined` when the page hangs or crashes. */
async function runWithin(
  { page }: OpenPage,
  name: string,
  run: Run,
  ms: number,
): Promise<Tally | undefined> {
  const stop = new AbortController()
  const late = delay(ms, undefined, { signal: stop.signal }).catch(() => undefined)
  const tally = page
    .evaluate(
      ([target, options]) => {
        const { lockstepFuzz } = globalThis as unknown as { lockstepFuzz: FuzzPage }
        return lockstepFuzz.run(target, options)
      },
      [name, run] as const,
    )
    .catch(() => undefined)
  try {
    return await Promise.race([tally, late])
  } finally {
    stop.abort()
  }
}

export interface ChromiumRun {
  readonly executablePath: string
  readonly seed: number
  /** How many inputs each target gets. */
  readonly counts: ReadonlyMap<string, number>
  readonly onOutcome: (outcome: Outcome) => void
}

export async function runInChromium(options: ChromiumRun): Promise<{ readonly version: string }> {
  const code = await bundle()
  const browser = await chromium.launch({
    executablePath: options.executablePath,
    args: [`--js-flags=--max-old-space-size=${heapMegabytes}`],
  })
  try {
    for (const [name, count] of options.counts)
      options.onOutcome(await runTarget(browser, code, name, options.seed, count))
    return { version: browser.version() }
  } finally {
    await browser.close()
  }
}

async function runTarget(
  browser: Browser,
  code: string,
  name: string,
  seed: number,
  count: number,
): Promise<Outcome> {
  let open = await openPage(browser, code)
  let tally = emptyTally
  let before: number | undefined
  for (let from = 0; from < count && tally.findings.length < 5; from += batch) {
    if (before === undefined && from >= count / 10) before = await kept(open)
    const run = { seed, from, count: Math.min(batch, count - from) }
    const part = await runWithin(open, name, run, batchMs)
    if (part !== undefined) {
      tally = added(tally, part)
      continue
    }
    await open.page.close().catch(() => undefined)
    const finding = await findStuck(browser, code, name, run)
    tally = added(tally, { ...emptyTally, runs: run.count, findings: finding })
    open = await openPage(browser, code)
    before = undefined
  }
  const ran = await open.page.evaluate(() =>
    (globalThis as unknown as { lockstepFuzz: FuzzPage }).lockstepFuzz.ran(),
  )
  const grownBytes = before === undefined ? 0 : (await kept(open)) - before
  await open.page.close()
  const carriedOut: readonly Finding[] = ran
    ? [{ target: name, index: 0, kind: 'threw', message: 'a script in a document ran', input: '' }]
    : []
  const whole = { ...tally, findings: [...tally.findings, ...carriedOut] }
  return { name, where: 'Chromium', tally: whole, grownBytes }
}

/** One input at a time, to name the one that the page did not survive. */
async function findStuck(
  browser: Browser,
  code: string,
  name: string,
  run: Run,
): Promise<readonly Finding[]> {
  const open = await openPage(browser, code)
  for (let index = run.from; index < run.from + run.count; index += 1) {
    const input = await open.page.evaluate(
      ([target, seed, number]) => {
        const { lockstepFuzz } = globalThis as unknown as { lockstepFuzz: FuzzPage }
        return lockstepFuzz.inputOf(target, seed, number)
      },
      [name, run.seed, index] as const,
    )
    const tally = await runWithin(open, name, { ...run, from: index, count: 1 }, singleMs)
    if (tally !== undefined) continue
    await open.page.close().catch(() => undefined)
    return [{ target: name, index, kind: 'hung', message: 'the page hung or crashed', input }]
  }
  await open.page.close()
  const message = `inputs ${run.from} to ${run.from + run.count} took too long together`
  return [{ target: name, index: run.from, kind: 'hung', message, input: '' }]
}
