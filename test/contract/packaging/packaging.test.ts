/** What electron-builder.yml makes of the build, shown on a stand-in for the Electron runtime. */
import { createHash } from 'node:crypto'
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, getRawHeader } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveFiles, windowsResources } from '../../packaging/inspect.ts'
import { electronBuilder, ensureBuilt, type Packed, packStandIn } from '../../packaging/pack.ts'

/** A little more than electron-builder is given in pack.ts. */
const onePack = 130_000

let folder: string
let linux: Packed
let linuxAgain: Packed
let win: Packed

beforeAll(async () => {
  await ensureBuilt()
  folder = await mkdtemp(join(tmpdir(), 'lockstep-packaging-'))
  ;[linux, linuxAgain, win] = await Promise.all([
    packStandIn('linux', join(folder, 'linux')),
    packStandIn('linux', join(folder, 'linux-again')),
    packStandIn('win', join(folder, 'win')),
  ])
}, onePack)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** All that may ship. Everything is bundled: no node_modules, no map, no source, no test. */
const mayShip = [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.js$/,
  /^out\/preload\/(panel|line)\.cjs$/,
  /^out\/renderer\/(panel|line)\/index\.html$/,
  /^out\/renderer\/(panel|line)\/assets\/[\w.-]+\.(js|css)$/,
  /^assets\/icons\/tray\/[a-zA-Z]+(Template|-on(Dark|Light))(@2x)?\.png$/,
  /^assets\/icons\/tray\/[a-zA-Z]+-on(Dark|Light)\.ico$/,
]

const mustShip = [
  'package.json',
  'out/main/index.js',
  'out/preload/panel.cjs',
  'out/preload/line.cjs',
  'out/renderer/panel/index.html',
  'out/renderer/line/index.html',
  'assets/icons/tray/inStepTemplate.png',
  'assets/icons/tray/inStep-onDark.png',
  'assets/icons/tray/inStep-onDark.ico',
]

describe.for(['linux', 'win'] as const)('packed for %s', (target) => {
  const packed = () => (target === 'linux' ? linux : win)

  test('the archive holds the app and nothing else', () => {
    const files = archiveFiles(packed().archive)
    expect(files.filter((file) => !mayShip.some((pattern) => pattern.test(file)))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(mustShip))
  })

  test('neither an inline source map nor a path of the building computer is in it', async () => {
    const archive = await readFile(packed().archive)
    expect(archive.includes('sourceMappingURL=data:application/json')).toBe(false)
    expect(archive.includes(join(import.meta.dirname, '../../..'))).toBe(false)
  })

  test('its package.json names the app and its entry, and no development tool', () => {
    const manifest: Record<string, unknown> = JSON.parse(
      extractFile(packed().archive, 'package.json').toString(),
    )
    expect(manifest).toMatchObject({ productName: 'Lockstep', main: 'out/main/index.js' })
    expect(Object.keys(manifest)).not.toContain('devDependencies')
    expect(Object.keys(manifest)).not.toContain('scripts')
  })

  test('every fuse is as configured', async () => {
    const { ENABLE, DISABLE } = FuseState
    expect(await getCurrentFuseWire(packed().executable)).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
    })
  })

  test('only the shipped languages of Chromium are kept', async () => {
    const locales = await readdir(join(packed().app, 'locales'))
    expect(locales.sort()).toEqual(['de.pak', 'en-US.pak', 'es.pak', 'fr.pak'])
  })

  test.for(['README.md', 'LICENSE', 'docs/admin-guide.md'])('%s lies beside the archive', (file) =>
    access(join(packed().resources, file)),
  )
})

test('on Windows the program bears the product name and the hash of its archive', async () => {
  const { strings, integrity } = await windowsResources(win.executable)
  expect(strings).toMatchObject({ ProductName: 'Lockstep', FileDescription: 'Lockstep' })
  const { headerString } = getRawHeader(win.archive)
  expect(integrity).toEqual([
    {
      file: 'resources\\app.asar',
      alg: 'SHA256',
      value: createHash('sha256').update(headerString).digest('hex'),
    },
  ])
})

/** What is downloaded with each version, the runtime apart. It grows by decision only. */
const archiveBudget = 3_000_000

test('the archive stays within its budget', async () => {
  expect((await readFile(linux.archive)).length).toBeLessThan(archiveBudget)
})

test('packing twice gives the same archive, byte for byte', async () => {
  expect(archiveFiles(linuxAgain.archive)).toEqual(archiveFiles(linux.archive))
  const [first, second] = await Promise.all([readFile(linux.archive), readFile(linuxAgain.archive)])
  expect(second.equals(first)).toBe(true)
})

test('both systems get the same app', () => {
  expect(archiveFiles(win.archive)).toEqual(archiveFiles(linux.archive))
})

test('a key that electron-builder does not know is refused', { timeout: onePack }, async () => {
  const { code, output } = await electronBuilder([
    ...['--linux', '--dir', '--config.nsis.oneclick=true'],
    `--config.directories.output=${join(folder, 'refused')}`,
  ])
  expect(code).toBe(1)
  expect(output).toContain('Invalid configuration object')
  expect(output).toContain('configuration.nsis')
})
