/** docs/security-checklist.md is whole, and the tests that it names exist. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Row {
  readonly number: number
  readonly what: string
  readonly proofs: readonly { readonly file: string; readonly title: string }[]
  readonly where: string
}

const rows: readonly Row[] = [
  ...read('docs/security-checklist.md').matchAll(/^\| \d+ \|.*$/gm),
].map(([line]) => {
  const [number = '', what = '', , proof = '', where = ''] = line
    .slice(2, -2)
    .split(' | ')
    .map((cell) => cell.trim())
  const proofs = [...proof.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(
    ([, file = '', title = '']) => ({ file, title }),
  )
  return { number: Number(number), what, proofs, where }
})

const places = [
  'real Electron',
  'test host',
  'unit',
  'sources',
  'by design',
  'random inputs',
  'real SIP server',
  'a stand-in for the runtime',
]

test('has Electron’s twenty recommendations, and more, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.length).toBeGreaterThan(20)
})

describe.each(rows)('$number: $what', ({ proofs, where }) => {
  test('names tests that exist', () => {
    expect(proofs.length).toBeGreaterThan(0)
    const missing = proofs.filter(
      ({ file, title }) => !existsSync(join(root, file)) || !read(file).includes(title),
    )
    expect(missing).toEqual([])
  })

  test('says where it ran', () => {
    expect(places.filter((place) => where.includes(place))).not.toEqual([])
    // A row that claims a place has a test that runs there.
    const has = (folder: string) => proofs.some(({ file }) => file.startsWith(folder))
    if (where.includes('test host')) expect(has('test/e2e/')).toBe(true)
    if (where.includes('sources')) expect(has('test/unit/architecture/')).toBe(true)
    if (where.includes('real SIP server')) expect(has('test/integration/')).toBe(true)
  })
})

test('each workflow that tests or builds asks for known vulnerabilities', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: root })
  expect(workflows.length).toBeGreaterThan(1)
  for (const file of workflows) expect(read(file)).toMatch(/run: npm audit .*--audit-level=high/)
})
