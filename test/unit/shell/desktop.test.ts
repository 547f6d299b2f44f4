import { join } from 'node:path'
import type { App, Menu } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const fake = vi.hoisted(() => ({
  packaged: true,
  menus: [] as unknown[],
  shown: [] as Record<string, unknown>[],
  supported: true,
}))
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return fake.packaged
    },
    getAppPath: () => '/app',
    getPath: (name) => `/home/${name}`,
  } satisfies Pick<App, 'isPackaged' | 'getAppPath' | 'getPath'>,
  Menu: {
    buildFromTemplate: (template) => template as unknown as Menu,
    setApplicationMenu: (menu) => void fake.menus.push(menu),
  } satisfies Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>,
  Notification: class {
    static isSupported = () => fake.supported
    readonly #listeners = new Map<string, () => void>()
    readonly options: { title: string; body: string }
    constructor(options: { title: string; body: string }) {
      this.options = options
    }
    on(name: string, listener: () => void) {
      this.#listeners.set(name, listener)
    }
    close() {
      this.#listeners.get('close')?.()
    }
    show() {
      fake.shown.push({ ...this.options, click: this.#listeners.get('click') })
    }
  },
}))
const { installAppMenu } = await import('../../../src-main/shell/menu.ts')
const { createNotifications } = await import('../../../src-main/shell/notifications.ts')
const { appPaths } = await import('../../../src-main/shell/paths.ts')
const { systemClock } = await import('../../../src-main/shell/clock.ts')

beforeEach(() => {
  Object.assign(fake, { packaged: true, supported: true })
  fake.menus.length = 0
  fake.shown.length = 0
})

test('only macOS has an application menu', () => {
  installAppMenu('linux')
  installAppMenu('darwin')
  expect(fake.menus).toEqual([
    null,
    [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }],
  ])
})

describe('notifications', () => {
  test('are shown without sound or urgency, and a click is told', () => {
    const clicked = vi.fn()
    createNotifications(clicked).show({ title: 'Title', body: 'Body' })
    expect(fake.shown).toMatchObject([
      { title: 'Title', body: 'Body', silent: true, urgency: 'normal' },
    ])
    const click = fake.shown[0]?.click
    if (typeof click === 'function') click()
    expect(clicked).toHaveBeenCalledOnce()
  })

  test('are nothing where there are none', () => {
    fake.supported = false
    createNotifications(() => {}).show({ title: 'Title', body: 'Body' })
    expect(fake.shown).toEqual([])
  })
})

test('paths stand below the person’s data and the app', () => {
  fake.packaged = false
  expect(appPaths()).toEqual({
    data: '/home/userData',
    secrets: join('/home', 'userData', 'secrets'),
    logs: join('/home', 'userData', 'logs'),
    renderer: join('/app', 'out', 'renderer'),
    panelPreload: join('/app', 'out', 'preload', 'panel.cjs'),
    linePreload: join('/app', 'out', 'preload', 'line.cjs'),
    icons: join('/app', 'assets', 'icons'),
    documents: '/app',
  })
})

describe('the clock', () => {
  test('runs a timer once, a cancelled one never', async () => {
    const ran: string[] = []
    const cancel = systemClock.timer(0, () => ran.push('cancelled'))
    cancel()
    cancel()
    await new Promise<void>((resolve) => {
      systemClock.timer(1, () => {
        ran.push('ran')
        resolve()
      })
    })
    expect(ran).toEqual(['ran'])
  })

  test('a delay beyond what timers take does not fire at once', () => {
    vi.useFakeTimers()
    const run = vi.fn()
    const cancel = systemClock.timer(10 ** 12, run)
    vi.advanceTimersByTime(86_400_000)
    expect(run).not.toHaveBeenCalled()
    cancel()
    vi.useRealTimers()
  })

  test('never goes back, and draws from [0, 1)', () => {
    const first = systemClock.monotonic()
    expect(systemClock.monotonic()).toBeGreaterThanOrEqual(first)
    expect(systemClock.random()).toBeLessThan(1)
    expect(systemClock.wall()).toBeGreaterThan(0)
  })
})
