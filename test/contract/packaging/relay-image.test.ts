/** What the relay's container installs and copies is what is tested here: no Docker is needed. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const json = (file: string) => JSON.parse(read(file))

interface Locked {
  readonly version?: string
  readonly integrity?: string
}

/** `name version integrity` of everything that a lock file installs. */
function installed(file: string): readonly string[] {
  const packages: Record<string, Locked> = json(file).packages
  return Object.entries(packages).flatMap(([path, { version, integrity }]) => {
    const name = path.split('node_modules/').at(-1)
    return path === '' || integrity === undefined ? [] : [`${name} ${version} ${integrity}`]
  })
}

test('names its packages with exactly the versions of the project', () => {
  const { dependencies } = json('relay/package.json')
  const { devDependencies } = json('package.json')
  expect(Object.keys(dependencies)).toEqual(['jose', 'mqtt', 'zod'])
  for (const [name, version] of Object.entries(dependencies))
    expect(devDependencies[name]).toBe(version)
})

test('installs no file that the project does not install', () => {
  const relay = installed('relay/package-lock.json')
  expect(relay.length).toBeGreaterThan(30)
  const project = new Set(installed('package-lock.json'))
  expect(relay.filter((entry) => !project.has(entry))).toEqual([])
})

test('its lock file belongs to its package file, and names no registry', () => {
  const { dependencies } = json('relay/package.json')
  expect(json('relay/package-lock.json').packages[''].dependencies).toEqual(dependencies)
  expect(read('relay/package-lock.json')).not.toContain('"resolved"')
})

test('the sources need nothing but those packages and themselves', () => {
  const { dependencies } = json('relay/package.json')
  const imports = globSync('relay/src/*.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/\bfrom '([^']+)'/g)].map(([, name]) => name ?? ''),
  )
  const foreign = imports.filter((name) => !name.startsWith('./') && !name.startsWith('node:'))
  expect([...new Set(foreign)].sort()).toEqual(Object.keys(dependencies).sort())
})

test('laid out as in the container it starts, and says what is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-relay-image-'))
  try {
    cpSync(join(root, 'relay/package.json'), join(folder, 'package.json'))
    cpSync(join(root, 'relay/src'), join(folder, 'src'), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    const { status, stderr } = spawnSync(process.execPath, ['src/main.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    })
    expect(status).toBe(1)
    expect(stderr).toContain('The relay is not set up')
    expect(stderr).toContain('RELAY_SECRETS')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the Dockerfile copies what there is, runs as nobody of importance, and holds no secret', () => {
  const dockerfile = read('relay/Dockerfile')
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(
    ([, sources]) => sources?.split(' ') ?? [],
  )
  expect(copied).toContain('src')
  expect(copied.filter((path) => globSync(`relay/${path}`, { cwd: root }).length === 0)).toEqual([])
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile.match(/^FROM node:24/gm)).toHaveLength(2)
  expect(dockerfile).not.toMatch(/RELAY_(SECRETS|BROKER_PASSWORD)/)
})
