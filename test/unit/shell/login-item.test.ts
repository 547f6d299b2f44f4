import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { quietLog } from '../../support/quiet-log.ts'

const fake = vi.hoisted(() => ({
  packaged: true,
  appData: '',
  registered: false,
  status: 'not-registered' as Electron.LoginItemSettings['status'],
  wasOpenedAtLogin: false,
  set: [] as Electron.Settings[],
  questions: [] as unknown[],
}))
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return fake.packaged
    },
    getPath: () => fake.appData,
    setLoginItemSettings: (settings) => void fake.set.push(settings),
    getLoginItemSettings(options) {
      fake.questions.push(options)
      return {
        openAtLogin: fake.registered,
        status: fake.status,
        wasOpenedAtLogin: fake.wasOpenedAtLogin,
        executableWillLaunchAtLogin: false,
        launchItems: [],
      }
    },
  } satisfies Pick<App, 'isPackaged' | 'getPath' | 'setLoginItemSettings' | 'getLoginItemSettings'>,
}))
const { createLoginItem, openedAtLogin } = await import('../../../src-main/shell/login-item.ts')
const { autostartEntry } = await import('../../../src-main/shell/autostart-entry.ts')

const create = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
  createLoginItem({ log: quietLog, platform, environment })

beforeEach(() => {
  Object.assign(fake, { packaged: true, registered: false, wasOpenedAtLogin: false })
  fake.status = 'not-registered'
  fake.set.length = 0
  fake.questions.length = 0
  fake.appData = mkdtempSync(join(tmpdir(), 'lockstep-login-'))
})
afterEach(() => rmSync(fake.appData, { recursive: true, force: true }))

describe('Windows', () => {
  test('is told to start hidden, and to start no more', async () => {
    const item = create('win32')
    await item.choose(true)
    await item.choose(false)
    expect(fake.set).toEqual([
      { args: ['--hidden'], openAtLogin: true },
      { args: ['--hidden'], openAtLogin: false },
    ])
  })

  test('is left alone at the start when the entry is there, whatever Task Manager says', async () => {
    fake.registered = true
    await create('win32').restore(true)
    expect(fake.questions).toEqual([{ args: ['--hidden'] }])
    expect(fake.set).toEqual([])
  })

  test('is put right at the start', async () => {
    await create('win32').restore(true)
    fake.registered = true
    await create('win32').restore(false)
    expect(fake.set.map(({ openAtLogin }) => openAtLogin)).toEqual([true, false])
  })
})

describe('macOS', () => {
  test('registers the app itself', async () => {
    await create('darwin').choose(true)
    expect(fake.set).toEqual([{ type: 'mainAppService', openAtLogin: true }])
  })

  test('is not asked again after the person turned it off in the system settings', async () => {
    fake.status = 'requires-approval'
    await create('darwin').restore(true)
    expect(fake.set).toEqual([])
  })

  test('tells that it opened the app at login; the others have the argument', () => {
    fake.wasOpenedAtLogin = true
    expect(openedAtLogin('darwin')).toBe(true)
    expect(openedAtLogin('win32')).toBe(false)
    expect(openedAtLogin('linux')).toBe(false)
  })
})

describe('Linux', () => {
  const path = () => join(fake.appData, 'autostart', 'lockstep.desktop')
  const appImage = { APPIMAGE: '/home/a b/Lockstep.AppImage' }

  test('gets an entry that starts the AppImage hidden, and loses it', async () => {
    const item = create('linux', appImage)
    await item.choose(true)
    expect(readFileSync(path(), 'utf8')).toContain(
      'Exec="/home/a b/Lockstep.AppImage" "--hidden"\n',
    )
    await item.choose(false)
    expect(existsSync(path())).toBe(false)
  })

  test('the program itself is started where there is no AppImage', async () => {
    await create('linux').choose(true)
    expect(readFileSync(path(), 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`)
  })

  test('an entry that the desktop turned off stays so at the start', async () => {
    await create('linux', appImage).choose(true)
    const off = `${readFileSync(path(), 'utf8')}X-GNOME-Autostart-enabled=false\n`
    writeFileSync(path(), off)
    await create('linux', appImage).restore(true)
    expect(readFileSync(path(), 'utf8')).toBe(off)
  })

  test('an entry of an AppImage that has moved is put right', async () => {
    await create('linux', appImage).choose(true)
    await create('linux', { APPIMAGE: '/opt/Lockstep.AppImage' }).restore(true)
    expect(readFileSync(path(), 'utf8')).toContain('Exec="/opt/Lockstep.AppImage" "--hidden"')
  })

  test('only an entry of this very app goes at the start', async () => {
    await create('linux', appImage).choose(true)
    await create('linux', appImage).restore(false)
    expect(existsSync(path())).toBe(false)
    mkdirSync(join(fake.appData, 'autostart'), { recursive: true })
    writeFileSync(path(), '[Desktop Entry]\nExec=/usr/bin/lockstep %U\n')
    await create('linux', appImage).restore(false)
    expect(existsSync(path())).toBe(true)
  })

  test('the last of two choices is what stays', async () => {
    const item = create('linux', appImage)
    await Promise.all([item.choose(true), item.choose(false), item.choose(true)])
    expect(existsSync(path())).toBe(true)
  })
})

test.each<[string, boolean, Record<string, string>]>([
  ['development', false, {}],
  ['portable', true, { PORTABLE_EXECUTABLE_FILE: 'D:\\Lockstep.exe' }],
])('a %s run never registers itself', async (_kind, packaged, environment) => {
  fake.packaged = packaged
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    const item = create(platform, environment)
    await item.choose(true)
    await item.restore(true)
  }
  expect(fake.set).toEqual([])
  expect(existsSync(join(fake.appData, 'autostart'))).toBe(false)
})

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
test.each([
  ['/opt/Lockstep/lockstep', '"/opt/Lockstep/lockstep"'],
  ['/a b', '"/a b"'],
  ['/100%', '"/100%%"'],
  ['/$HOME', String.raw`"/\\$HOME"`],
  ['/`id`', '"/\\\\`id\\\\`"'],
  ['/a"b', String.raw`"/a\\"b"`],
  ['/a\\b', String.raw`"/a\\\\b"`],
  ['/a\nb', String.raw`"/a\nb"`],
])('%j is quoted as %s', (executable, quoted) => {
  expect(autostartEntry(executable, []).split('\n')).toContain(`Exec=${quoted}`)
})
