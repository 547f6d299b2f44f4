import { defineConfig } from '@playwright/test'
import { findRuntime } from '../../scripts/lib/runtime.ts'

// The workers read this file too; the runner alone says which runtime it is.
if (process.env.TEST_WORKER_INDEX === undefined)
  console.log(`End-to-end tests on: ${findRuntime().label}`)

/** The specs are the same on the real Electron and on the test host; the run says which it is. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
})
