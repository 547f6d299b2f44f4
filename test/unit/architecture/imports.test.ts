/** The import law of ARCHITECTURE.md, held against every import of the sources. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

type Room =
  | 'domain'
  | 'ports'
  | 'services'
  | 'adapters'
  | 'shell'
  | 'root'
  | 'contract'
  | 'preload'
  | 'panel'
  | 'line'
  | 'outside'

/** Who may know whom, themselves apart. */
const law: Readonly<Record<Exclude<Room, 'outside'>, readonly Room[]>> = {
  domain: [],
  ports: ['ports', 'domain', 'contract'],
  services: ['domain', 'ports', 'contract'],
  adapters: ['domain', 'ports', 'contract'],
  shell: ['domain', 'ports', 'services', 'adapters', 'contract'],
  root: ['domain', 'ports', 'services', 'adapters', 'shell', 'contract'],
  contract: ['domain'],
  preload: ['contract'],
  panel: ['contract'],
  line: ['contract'],
}

/** Pure, and the same on both sides of the border. */
const shared = new Set(
  [
    'codes',
    'connectors',
    'extension',
    'guid',
    'legs',
    'loopback',
    'mapping',
    'phone-status',
    'presence-kind',
    'until-tomorrow',
  ].map((name) => `src-main/domain/${name}.ts`),
)

function roomOf(file: string): Room {
  const [floor = '', folder = '', ...rest] = file.split('/')
  if (floor === 'src-preload')
    return /(^|-)contract(-\w+)?\.ts$/.test(folder) ? 'contract' : 'preload'
  if (floor === 'src-renderer') return folder === 'panel' ? 'panel' : 'line'
  if (floor !== 'src-main') return 'outside'
  if (folder === 'ports.ts' || folder === 'ports') return 'ports'
  if (rest.length === 0) return 'root'
  if (folder === 'domain' || folder === 'services' || folder === 'adapters') return folder
  return folder === 'shell' ? 'shell' : 'outside'
}

interface Import {
  readonly from: string
  readonly target: string
  readonly typeOnly: boolean
}

const statement =
  /\b(import|export)\s+(type\s+)?([^'";]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

const files = globSync('{src-main,src-preload,src-renderer}/**/*.{ts,tsx}', { cwd: root }).map(
  (file) => file.split(sep).join('/'),
)
const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(statement)].map((match) => ({
    from,
    target: match[4] ?? match[5] ?? '',
    typeOnly: match[2] !== undefined,
  })),
)

function violation({ from, target, typeOnly }: Import): string | undefined {
  const room = roomOf(from)
  if (target === 'electron') {
    const allowed = ['shell', 'preload'].includes(room) || room === 'root'
    return allowed ? undefined : 'electron'
  }
  if (room === 'outside') return 'lies in no room'
  if (!target.startsWith('.'))
    return room === 'domain' && target.startsWith('node:') ? 'I/O' : undefined
  const file = posix.normalize(posix.join(posix.dirname(from), target))
  const other = roomOf(file)
  if (other === room || law[room].includes(other)) return undefined
  // Pages and preloads may take the words of domain as types, and these few small files as values.
  if (other === 'domain' && ['panel', 'line', 'preload'].includes(room))
    return typeOnly || shared.has(file) ? undefined : `a value of ${file}`
  return `${room} -> ${other} (${file})`
}

describe('the import law', () => {
  test('every import is allowed', () => {
    const broken = imports.flatMap((entry) => {
      const why = violation(entry)
      return why === undefined ? [] : [`${entry.from}: ${why}`]
    })
    expect(broken).toEqual([])
  })

  test('it looks at all sources', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(imports.length).toBeGreaterThan(200)
  })

  test.each([
    ['src-main/domain/a.ts', '../services/b.ts'],
    ['src-main/services/a.ts', '../shell/b.ts'],
    ['src-main/services/a.ts', 'electron'],
    ['src-renderer/panel/a.ts', '../line/b.ts'],
    ['src-renderer/panel/a.ts', '../../src-main/ports.ts'],
    ['src-preload/panel.ts', '../src-main/services/app.ts'],
    ['src-main/shell/a.ts', '../../test/b.ts'],
  ])('%s may not import %s', (from, target) => {
    expect(violation({ from, target, typeOnly: false })).toBeDefined()
  })
})

describe('small rooms', () => {
  test('no source file has more than 250 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251,
    )
    expect(long.map((file) => relative(root, join(dirname(join(root, file)), file)))).toEqual([])
  })
})
