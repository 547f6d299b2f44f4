import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { panelChannels, type Snapshot } from '../../../src-preload/contract.ts'

class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly sent: unknown[][] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    send: (...message: unknown[]) => void this.sent.push(message),
  })
  readonly done: string[] = []

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    fake.windows.push(this)
  }

  async loadURL(url: string) {
    this.done.push(url)
  }
  show = () => void this.done.push('show')
  focus = () => void this.done.push('focus')
  close = () => void this.emit('closed')
  destroy = () => void this.emit('closed')
}

const fake = vi.hoisted(() => ({
  windows: [] as FakeWindow[],
  BrowserWindow: undefined as unknown,
}))
vi.mock('electron', () => ({
  get BrowserWindow() {
    return fake.BrowserWindow
  },
  screen: {
    getDisplayMatching: () => ({
      bounds: { x: 0, y: 0, width: 1920, height: 1080 },
      workArea: { x: 0, y: 0, width: 1920, height: 1040 },
    }),
    getCursorScreenPoint: () => ({ x: 2000, y: 10 }),
    getDisplayNearestPoint: ({ x }: { x: number }) => ({
      bounds: { x: 1920, y: 0, width: 911, height: 512 },
      workArea: { x: 1920, y: 32, width: x === 2000 ? 911 : 0, height: 480 },
    }),
  },
}))
fake.BrowserWindow = FakeWindow
const { createPanelWindow } = await import('../../../src-main/shell/panel-window.ts')

const log = { debug() {}, info() {}, warn() {}, error() {} }
const snapshot = { version: '1' } as Snapshot
const trayBounds = () => ({ x: 1700, y: 1044, width: 24, height: 24 })
let closed: number
const create = () =>
  createPanelWindow({ preload: '/app/panel.cjs', trayBounds, log, onClosed: () => (closed += 1) })

beforeEach(() => {
  fake.windows.length = 0
  closed = 0
})

test('the panel is created when opened, sandboxed, beside the tray, shown when ready', () => {
  const panel = create()
  expect(panel.isOpen).toBe(false)
  expect(fake.windows).toEqual([])
  panel.open()
  expect(panel.isOpen).toBe(true)
  const [window] = fake.windows
  expect(window?.options).toMatchObject({
    show: false,
    x: 1472,
    y: 352,
    webPreferences: {
      preload: '/app/panel.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  expect(window?.done).toEqual(['app://panel/'])
  window?.emit('ready-to-show')
  expect(window?.done).toEqual(['app://panel/', 'show'])
})

test('without a tray to be seen it opens where the pointer is, no larger than there is room', () => {
  createPanelWindow({
    preload: '',
    trayBounds: () => ({ x: 0, y: 0, width: 0, height: 0 }),
    log,
  }).open()
  expect(fake.windows[0]?.options).toMatchObject({ x: 2383, y: 40, width: 440, height: 464 })
})

test('opening the open panel brings it to the front', () => {
  const panel = create()
  panel.open()
  panel.open()
  expect(fake.windows).toHaveLength(1)
  expect(fake.windows[0]?.done).toEqual(['app://panel/', 'show', 'focus'])
})

test('a closed panel is gone, takes no snapshot, and is created anew', () => {
  const panel = create()
  panel.send(snapshot)
  panel.open()
  panel.send(snapshot)
  panel.close()
  expect(panel.isOpen).toBe(false)
  expect(closed).toBe(1)
  panel.send(snapshot)
  panel.open()
  expect(fake.windows.map((window) => window.sent)).toEqual([
    [[panelChannels.snapshot, snapshot]],
    [],
  ])
})

test('a crashed panel is destroyed, so that opening makes a new one', () => {
  const panel = create()
  panel.open()
  fake.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  expect(panel.isOpen).toBe(false)
  panel.open()
  expect(fake.windows).toHaveLength(2)
})
