import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { minutesUntilTomorrow } from '../../../src-main/domain/until-tomorrow.ts'
import type { TrayOptions } from '../../../src-main/shell/tray.ts'
import type { TrayActions, TrayTexts } from '../../../src-main/shell/tray-menu.ts'
import type { Snapshot, TrayState } from '../../../src-preload/contract.ts'

class FakeTray extends EventEmitter {
  readonly done: unknown[][] = []
  constructor(image: string) {
    super()
    this.done.push(['image', image])
    fake.trays.push(this)
  }
  setImage = (image: string) => void this.done.push(['image', image])
  setToolTip = (text: string) => void this.done.push(['tooltip', text])
  setContextMenu = (menu: Electron.MenuItemConstructorOptions[]) =>
    void this.done.push(['menu', menu])
  getBounds = () => ({ x: 1, y: 2, width: 3, height: 4 })
  destroy = () => void this.done.push(['destroy'])
}

const fake = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  return {
    trays: [] as FakeTray[],
    Tray: undefined as unknown,
    theme: Object.assign(new Emitter(), {
      shouldUseDarkColors: false,
      shouldUseDarkColorsForSystemIntegratedUI: false,
    }),
  }
})
vi.mock('electron', () => ({
  get Tray() {
    return fake.Tray
  },
  Menu: { buildFromTemplate: (template: unknown) => template },
  nativeTheme: fake.theme,
}))
fake.Tray = FakeTray
const { createTray } = await import('../../../src-main/shell/tray.ts')
const { trayTexts } = await import('../../../src-main/shell/tray-texts.ts')
const { trayTables, trayWords } = await import('../../../src-main/shell/tray-words.ts')
const { trayIconFile, trayMenu } = await import('../../../src-main/shell/tray-menu.ts')

type Shown = Pick<Snapshot, 'account' | 'sync' | 'tray' | 'locked'>
const account = { write: 'granted', remembered: [] } as const
const shown: Shown = {
  tray: 'inStep',
  locked: [],
  account: { state: 'signedIn', ...account },
  sync: {
    on: true,
    choice: 'follow',
    mirror: { on: true, choice: 'follow' },
    assert: { on: true, choice: 'follow' },
    reflect: { on: false, choice: 'follow' },
    paused: null,
  },
}
const snapshotOf = (change: Partial<Shown> = {}) => ({ ...shown, ...change }) as Snapshot

const words: TrayTexts = {
  tooltip: 'tip',
  status: 'status',
  sync: 'sync',
  pause: 'pause',
  pauses: [
    { minutes: () => 30, label: '30' },
    { minutes: () => null, label: 'open end' },
  ],
  resume: 'resume',
  open: 'open',
  signIn: 'sign in',
  signOut: 'sign out',
  quit: 'quit',
}

let asked: unknown[][]
const actions: TrayActions = {
  open: () => void asked.push(['open']),
  setSync: (on) => void asked.push(['setSync', on]),
  pause: (minutes) => void asked.push(['pause', minutes]),
  resume: () => void asked.push(['resume']),
  signIn: () => void asked.push(['signIn']),
  signOut: () => void asked.push(['signOut']),
  quit: () => void asked.push(['quit']),
}

const labels = (change: Partial<Shown> = {}) =>
  trayMenu(snapshotOf(change), words, actions).map((item) => item.label ?? '-')

function click(items: readonly Electron.MenuItemConstructorOptions[], label: string) {
  const nested = items.flatMap((item) => (Array.isArray(item.submenu) ? item.submenu : []))
  const item = [...items, ...nested].find((each) => each.label === label)
  item?.click?.({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent)
}

beforeEach(() => {
  asked = []
  fake.trays.length = 0
  fake.theme.removeAllListeners()
  fake.theme.shouldUseDarkColors = false
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the menu', () => {
  test('begins with the status, which cannot be chosen', () => {
    expect(trayMenu(snapshotOf(), words, actions)[0]).toEqual({ label: 'status', enabled: false })
    expect(labels()).toEqual(['status', '-', 'sync', 'pause', '-', 'open', 'sign out', '-', 'quit'])
  })

  test.each([
    ['signedOut', 'sign in', 'signIn'],
    ['expired', 'sign in', 'signIn'],
    ['signedIn', 'sign out', 'signOut'],
  ] as const)('offers for %s: %s', (state, label, action) => {
    const items = trayMenu(snapshotOf({ account: { state, ...account } }), words, actions)
    expect(items[6]?.label).toBe(label)
    click(items, label)
    expect(asked).toEqual([[action]])
  })

  test('offers nothing of the kind while signing in', () => {
    const items = trayMenu(
      snapshotOf({ account: { state: 'signingIn', ...account } }),
      words,
      actions,
    )
    expect(items[6]).toEqual({ label: 'sign in', enabled: false })
  })

  test('carries out what is chosen', () => {
    const items = trayMenu(snapshotOf(), words, actions)
    for (const label of ['sync', '30', 'open end', 'open', 'quit']) click(items, label)
    expect(asked).toEqual([['setSync', false], ['pause', 30], ['pause', null], ['open'], ['quit']])
  })

  test('turns sync on when it is off, and pauses only what is on', () => {
    const items = trayMenu(snapshotOf({ sync: { ...shown.sync, on: false } }), words, actions)
    expect(items[2]).toMatchObject({ type: 'checkbox', checked: false })
    expect(items[3]).toMatchObject({ label: 'pause', enabled: false })
    click(items, 'sync')
    expect(asked).toEqual([['setSync', true]])
  })

  test('offers no switch that the organisation fixed', () => {
    expect(trayMenu(snapshotOf(), words, actions)[2]).toMatchObject({ enabled: true })
    const items = trayMenu(snapshotOf({ locked: ['sync'] }), words, actions)
    expect(items[2]).toMatchObject({ type: 'checkbox', checked: true, enabled: false })
  })

  test('offers to resume while paused', () => {
    const paused = { ...shown.sync, paused: { until: null } }
    const items = trayMenu(snapshotOf({ sync: paused }), words, actions)
    expect(labels({ sync: paused })[3]).toBe('resume')
    click(items, 'resume')
    expect(asked).toEqual([['resume']])
  })
})

test.each([
  ['darwin', true, 'onCallTemplate.png'],
  ['win32', true, 'onCall-onDark.ico'],
  ['win32', false, 'onCall-onLight.ico'],
  ['linux', true, 'onCall-onDark.png'],
  ['linux', false, 'onCall-onLight.png'],
] as const)('the icon on %s, dark %s, is %s', (platform, dark, file) => {
  expect(trayIconFile('onCall', platform, dark)).toBe(file)
})

test('every icon there can be is among the assets', () => {
  const states = Object.keys(trayTables.en.states) as TrayState[]
  const folder = join(import.meta.dirname, '../../../assets/icons/tray')
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    for (const state of states) {
      for (const dark of [true, false]) {
        const file = trayIconFile(state, platform, dark)
        expect(existsSync(join(folder, file)), file).toBe(true)
      }
    }
  }
})

describe('the tray', () => {
  const options = (change: Partial<TrayOptions> = {}): TrayOptions => ({
    icons: 'icons',
    words: () => words,
    actions,
    desktopIsDark: () => fake.theme.shouldUseDarkColors,
    ...change,
  })
  const create = (platform: NodeJS.Platform = 'linux') => {
    const says = vi.fn(() => words)
    const tray = createTray(snapshotOf(), options({ words: says, platform }))
    const [icon] = fake.trays
    if (icon === undefined) throw new Error('no tray')
    return { tray, icon, says }
  }
  const names = (icon: FakeTray) => icon.done.map(([name]) => name)

  test('shows the first snapshot', () => {
    expect(names(create().icon)).toEqual(['image', 'tooltip', 'menu'])
  })

  test('touches only what differs', () => {
    const { tray, icon, says } = create()
    tray.update(snapshotOf())
    expect(names(icon)).toHaveLength(3)
    tray.update(snapshotOf({ tray: 'onCall' }))
    expect(names(icon).slice(3)).toEqual(['image'])
    says.mockReturnValue({ ...words, tooltip: 'other' })
    tray.update(snapshotOf({ tray: 'onCall' }))
    expect(names(icon).slice(4)).toEqual(['tooltip'])
    says.mockReturnValue({ ...words, tooltip: 'other', status: 'other' })
    tray.update(snapshotOf({ tray: 'onCall' }))
    expect(names(icon).slice(5)).toEqual(['menu'])
    tray.update(snapshotOf({ tray: 'onCall', account: { state: 'expired', ...account } }))
    expect(names(icon).slice(6)).toEqual(['menu'])
  })

  test('sets the check mark right again when sync could not be changed', () => {
    const { tray, icon } = create()
    const menu = icon.done.at(-1)?.[1]
    if (!Array.isArray(menu)) throw new Error('no menu')
    click(menu, 'sync')
    expect(asked).toEqual([['setSync', false]])
    tray.update(snapshotOf())
    expect(names(icon).slice(3)).toEqual(['menu'])
  })

  test.each([
    ['win32', [['open']]],
    ['linux', [['open']]],
    ['darwin', []],
  ] as const)('a click on %s asks for %o', (platform, expected) => {
    create(platform).icon.emit('click')
    expect(asked).toEqual(expected)
  })

  test('tells its place and goes', () => {
    const { tray, icon } = create()
    expect(tray.bounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 })
    tray.destroy()
    expect(names(icon).at(-1)).toBe('destroy')
  })

  test('follows the theme of what it stands on, until it goes', () => {
    vi.stubEnv('XDG_CURRENT_DESKTOP', 'KDE')
    const { tray, icon } = create('linux')
    fake.theme.shouldUseDarkColors = true
    fake.theme.emit('updated')
    fake.theme.emit('updated')
    expect(icon.done.slice(3)).toEqual([['image', join('icons', 'inStep-onDark.png')]])
    tray.destroy()
    expect(fake.theme.listenerCount('updated')).toBe(0)
    vi.stubEnv('XDG_CURRENT_DESKTOP', 'ubuntu:GNOME')
    fake.theme.shouldUseDarkColors = false
    createTray(snapshotOf(), options({ platform: 'linux' }))
    expect(fake.trays[1]?.done[0]).toEqual(['image', join('icons', 'inStep-onDark.png')])
    fake.theme.shouldUseDarkColorsForSystemIntegratedUI = true
    createTray(snapshotOf(), options({ platform: 'win32' }))
    expect(fake.trays[2]?.done[0]).toEqual(['image', join('icons', 'inStep-onDark.ico')])
  })
})

describe('the texts', () => {
  test('come from the words, for each snapshot', () => {
    const texts = trayTexts(trayWords('en'), { wall: () => new Date(2026, 0, 5, 23, 50).getTime() })
    const full = snapshotOf({ ...({ teams: null, extension: { status: null } } as Partial<Shown>) })
    expect(texts(full)).toMatchObject({
      tooltip: 'Lockstep: In step',
      status: 'In step',
      sync: 'Keep in step',
      resume: 'Resume',
    })
    expect(texts(full).pauses.map(({ minutes }) => minutes())).toEqual([30, 60, 10, null])
  })

  test.each([
    [new Date(2026, 0, 5, 0, 0, 0), 1_440],
    [new Date(2026, 0, 5, 12, 0, 0), 720],
    [new Date(2026, 0, 5, 23, 59, 59, 999), 1],
  ])('until tomorrow from %s is %s minutes', (now, minutes) => {
    expect(minutesUntilTomorrow(now.getTime())).toBe(minutes)
  })
})
