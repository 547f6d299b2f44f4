import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createUpdater, type UpdaterLibrary } from '../../../src-main/shell/updater.ts'
import { settled } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

let resources: string
beforeEach(() => {
  resources = mkdtempSync(join(tmpdir(), 'lockstep-updater-'))
})
afterEach(() => rmSync(resources, { recursive: true }))

const signed = 'provider: generic\nurl: https://updates.example\npublisherName:\n  - Example Ltd\n'
const unsigned = 'provider: generic\nurl: https://updates.example\n'
const local = 'C:\\Users\\alma\\AppData\\Local'

interface Installation {
  readonly platform: NodeJS.Platform
  readonly executable?: string
  readonly config?: string
}

function setUp({ platform, executable = '/opt/lockstep', config }: Installation) {
  if (config !== undefined) writeFileSync(join(resources, 'app-update.yml'), config)
  const asked: string[] = []
  const world = { result: { isUpdateAvailable: true, updateInfo: { version: '2.0.0' } } }
  const library = {
    autoDownload: true,
    autoInstallOnAppQuit: false,
    disableWebInstaller: false,
    logger: null,
    allowDowngrade: false,
    // As the library does it.
    set channel(value: string) {
      asked.push(`channel ${value}`)
      library.allowDowngrade = true
    },
    checkForUpdates: async () => {
      asked.push(`check, downgrade ${library.allowDowngrade}`)
      return world.result
    },
    downloadUpdate: async () => {
      asked.push('download')
      if (world.result.updateInfo.version === 'forged') throw new Error('not signed by Example Ltd')
      return []
    },
    quitAndInstall: (silent: boolean, restart: boolean) => {
      asked.push(`install ${silent} ${restart}`)
    },
  }
  const updater = createUpdater({
    log: quietLog,
    resources,
    executable,
    platform,
    localAppData: platform === 'win32' ? local : undefined,
    load: async () => library as unknown as UpdaterLibrary,
    quit: (last) => {
      asked.push('quit')
      last()
    },
  })
  return { updater, asked, world, library }
}

describe('who installs', () => {
  test.for([
    ['a build without an address', { platform: 'darwin' }, 'none'],
    ['macOS', { platform: 'darwin', config: unsigned }, 'self'],
    ['Linux, where nothing is signed', { platform: 'linux', config: signed }, 'notice'],
    [
      "the person's own installation on Windows",
      {
        platform: 'win32',
        config: signed,
        executable: `${local}\\Programs\\Lockstep\\Lockstep.exe`,
      },
      'self',
    ],
    [
      'the same, unsigned: nothing would be verified',
      {
        platform: 'win32',
        config: unsigned,
        executable: `${local}\\Programs\\Lockstep\\Lockstep.exe`,
      },
      'notice',
    ],
    [
      'an installation for everybody',
      {
        platform: 'win32',
        config: signed,
        executable: 'C:\\Program Files\\Lockstep\\Lockstep.exe',
      },
      'notice',
    ],
  ] as const)('%s: %s', ([, installation, means]) => {
    expect(setUp(installation).updater.means).toBe(means)
  })
})

test('never downloads by itself, never goes back to an older version', async () => {
  const { updater, asked, library } = setUp({ platform: 'darwin', config: unsigned })
  expect(await updater.find('beta')).toBe('2.0.0')
  expect(asked).toEqual(['channel beta', 'check, downgrade false'])
  expect(library).toMatchObject({ autoDownload: false, disableWebInstaller: true })
})

test('nothing newer is nothing', async () => {
  const { updater, world } = setUp({ platform: 'darwin', config: unsigned })
  world.result = { isUpdateAvailable: false, updateInfo: { version: '1.0.0' } }
  expect(await updater.find('latest')).toBeUndefined()
})

test('a file that the library refuses is a failed update', async () => {
  const { updater, world } = setUp({ platform: 'darwin', config: unsigned })
  world.result.updateInfo.version = 'forged'
  await updater.find('latest')
  await expect(updater.download()).rejects.toMatchObject({ code: 'update.failed' })
})

test('installs at the end of a polite quit', async () => {
  const { updater, asked } = setUp({ platform: 'darwin', config: unsigned })
  updater.install()
  await settled()
  expect(asked).toEqual(['quit', 'install true true'])
})
