/**
 * All tests, from a clean clone: lint, types, unit, property, contract, integration with real
 * servers, packaging, end to end, and the demo. Everything is tried; the end says how it went.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.ts'
import { run } from './lib/run.ts'
import { findRuntime } from './lib/runtime.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
const node = process.execPath
const bin = (path: string) => join(root, 'node_modules', path)

interface Step {
  readonly name: string
  readonly run: () => Promise<{ ok: boolean }>
}

const script = (name: string, ...args: string[]) =>
  run(node, [join(root, 'scripts', name), ...args])
const vitest = (name: string, ...projects: string[]) =>
  run(node, [
    bin('vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, `${name}.json`)}`,
  ])
const playwright = (config: string) =>
  run(node, [bin('@playwright/test/cli.js'), 'test', '-c', join(root, config)])

const steps: readonly Step[] = [
  {
    name: 'lint',
    run: () => run(node, [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
  },
  { name: 'types', run: () => run(node, [bin('typescript/bin/tsc'), '-p', '.']) },
  { name: 'build', run: () => script('build.ts') },
  {
    name: 'servers',
    run: () =>
      process.platform === 'linux' ? script('servers-prepare.ts') : Promise.resolve({ ok: true }),
  },
  { name: 'unit, property, contract', run: () => vitest('unit', 'unit', 'property', 'contract') },
  { name: 'integration', run: () => vitest('integration', 'integration') },
  { name: 'test host', run: () => playwright('test/electron-host/playwright.config.ts') },
  { name: 'end to end', run: () => playwright('test/e2e/playwright.config.ts') },
  { name: 'demo', run: () => script('demo.ts', '--scripted') },
]

interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What the runners counted; a step without a count of its own counts as one. */
function countsOf(file: string): Counts | undefined {
  const path = join(results, file)
  if (!existsSync(path)) return undefined
  const report = JSON.parse(readFileSync(path, 'utf8'))
  if (report.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected, failed: unexpected + flaky, skipped }
  }
  const { numPassedTests, numFailedTests, numPendingTests } = report
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

async function main(): Promise<boolean> {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  process.env.LOCKSTEP_CHROMIUM ??= ensureChromium()
  const failed: string[] = []
  const times: string[] = []
  for (const step of steps) {
    const startedAt = performance.now()
    console.log(`\n── ${step.name}`)
    const { ok } = await step.run()
    times.push(`${step.name} ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
    if (!ok) failed.push(step.name)
  }
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of ['unit.json', 'integration.json', 'host.json', 'e2e.json']) {
    const counts = countsOf(file)
    if (counts === undefined) failed.push(`no report ${file}`)
    total.passed += counts?.passed ?? 0
    total.failed += counts?.failed ?? 0
    total.skipped += counts?.skipped ?? 0
  }
  // A step that failed without a failed test of its own counts as one.
  if (failed.length > 0 && total.failed === 0) total.failed = failed.length
  console.log(`\nRan on: ${findRuntime().label}`)
  console.log(times.join(', '))
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return failed.length === 0
}

process.exit((await main()) ? 0 : 1)
