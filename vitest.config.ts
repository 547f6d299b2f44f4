import { defineConfig } from 'vitest/config'

const project = (name: string, testTimeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    testTimeout,
    hookTimeout: testTimeout * 2,
  },
})

/** One project for each floor of the tests; `npm run unit` and `npm run integration` choose. */
export default defineConfig({
  test: {
    projects: [
      project('unit', 60_000),
      project('property', 120_000),
      project('contract', 60_000),
      project('integration', 60_000),
    ],
    allowOnly: false,
  },
})
