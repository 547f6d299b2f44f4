import { defineConfig } from '@playwright/test'

/** The host's own specs: `npx playwright test -c test/electron-host/playwright.config.ts`. */
export default defineConfig({
  testDir: 'specs',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/host.json' }]],
  outputDir: '../../test-results/electron-host',
})
