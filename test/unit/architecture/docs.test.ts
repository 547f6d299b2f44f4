/** The documents are true as far as a test can tell: what they name exists, what they list is whole. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../../src-main/domain/codes.ts'
import { settingsSchema } from '../../../src-main/services/settings/schema.ts'

const root = join(import.meta.dirname, '../../..')
const documents = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md'], { cwd: root })
  .filter((file) => !file.includes('node_modules'))
  .map((file) => file.split(sep).join('/'))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
const anchorsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? ''))

function brokenLink(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#', 2)
  const file = path === '' ? from : join(dirname(from), path)
  if (!existsSync(join(root, file))) return true
  return anchor !== undefined && !anchorsOf(file).includes(anchor)
}

const relativeLink = /\]\((?!https?:|mailto:)([^)\s]+)\)/g
const namedPath =
  /`((?:src-(?:main|preload|renderer)|test|scripts|docs|assets|tools|\.github)\/[^`\s]*)`/g

describe.for(documents)('%s', (file) => {
  const text = read(file)

  test('links to what exists', () => {
    const links = [...text.matchAll(relativeLink)].map((match) => match[1] ?? '')
    expect(links.filter((link) => brokenLink(file, link))).toEqual([])
  })

  test('names files and folders that exist', () => {
    const paths = [...text.matchAll(namedPath)].map((match) => match[1] ?? '')
    expect(paths.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([])
  })

  test('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const names = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map((match) => match[1] ?? '')
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})

test('all documents are looked at', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'docs/admin-guide.md', 'test/electron-host/README.md']),
  )
  expect(documents.length).toBeGreaterThan(15)
})

test('ARCHITECTURE.md links every decision', () => {
  const architecture = read('ARCHITECTURE.md')
  const decisions = documents.filter((file) => file.startsWith('docs/adr/'))
  expect(decisions.filter((file) => !architecture.includes(`](${file})`))).toEqual([])
})

describe('the administrator guide', () => {
  const firstCells = [...read('docs/admin-guide.md').matchAll(/^\| `([\w.]+)` \|/gm)].map(
    (match) => match[1],
  )

  test('has a row for every error code', () => {
    expect(errorCodes.filter((code) => !firstCells.includes(code))).toEqual([])
  })

  test('has a row for every setting', () => {
    const phone = { server: '', addressOfRecord: '', authorizationUser: '', realm: '' }
    const settings = settingsSchema.parse({ phone })
    const keys = Object.entries(settings).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? Object.keys(value).map((inner) => `${key}.${inner}`)
        : [key],
    )
    expect(keys.length).toBeGreaterThan(20)
    expect(keys.filter((key) => !firstCells.includes(key))).toEqual([])
  })
})

test('ADR 008 has every dependency with its version', () => {
  const { devDependencies } = JSON.parse(read('package.json'))
  const text = read('docs/adr/008-dependencies.md')
  const missing = Object.entries<string>(devDependencies).filter(([name, version]) => {
    if (name.startsWith('@types/')) return false
    const row = text
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${name}\``))
    return row?.includes(version) !== true
  })
  expect(missing).toEqual([])
})
