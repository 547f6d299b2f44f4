import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { LineLink } from '../../../src-main/ports.ts'
import { type FromLine, lineChannels, type ToLine } from '../../../src-preload/line-contract.ts'

class FakeContents extends EventEmitter {
  readonly sent: unknown[] = []
  send(channel: string, message: unknown) {
    if (channel === lineChannels.toLine) this.sent.push(message)
  }
}

class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  url = ''
  destroyed = false
  load = Promise.withResolvers<void>()

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    fake.windows.push(this)
  }

  loadURL(url: string) {
    this.url = url
    return this.load.promise
  }

  isDestroyed() {
    return this.destroyed
  }

  destroy() {
    if (this.destroyed) throw new Error('Object has been destroyed')
    this.destroyed = true
    this.emit('closed')
  }
}

const fake = vi.hoisted(() => ({
  windows: [] as FakeWindow[],
  partitions: [] as string[],
  ipcMain: undefined as EventEmitter | undefined,
  handler: undefined as ((request: Request) => Promise<Response>) | undefined,
  BrowserWindow: undefined as unknown,
}))
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  fake.ipcMain = new Emitter()
  return {
    get BrowserWindow() {
      return fake.BrowserWindow
    },
    ipcMain: fake.ipcMain,
    protocol: {},
    session: {
      fromPartition: (partition: string) => {
        fake.partitions.push(partition)
        return {
          setPermissionRequestHandler() {},
          setPermissionCheckHandler() {},
          protocol: {
            handle: (_scheme: string, handler: typeof fake.handler) => {
              fake.handler = handler
            },
          },
        }
      },
    },
  }
})
fake.BrowserWindow = FakeWindow
const { createLineHost } = await import('../../../src-main/shell/line-window.ts')

const warned: string[] = []
const log = {
  debug() {},
  info() {},
  warn: (message: string) => void warned.push(message),
  error() {},
}
let host: ReturnType<typeof createLineHost>
let link: LineLink
let window: FakeWindow
let received: FromLine[]
let gone: string[]

function newest(): FakeWindow {
  const last = fake.windows.at(-1)
  if (last === undefined) throw new Error('no window')
  return last
}

/** A message as Electron would deliver it. */
function post(from: FakeWindow, payload: unknown, frame?: { url: string; parent: unknown } | null) {
  const senderFrame = frame === undefined ? { url: from.url, parent: null } : frame
  fake.ipcMain?.emit(lineChannels.fromLine, { sender: from.webContents, senderFrame }, payload)
}

beforeEach(() => {
  fake.windows.length = 0
  fake.ipcMain?.removeAllListeners()
  warned.length = 0
  host = createLineHost({ preload: '/app/line.cjs', rendererFolder: '/app/renderer', log })
  link = host.openLine('wss://pbx.example.com/ws')
  window = newest()
  received = []
  gone = []
  link.onMessage((message) => received.push(message))
  link.onGone((reason) => gone.push(reason))
})

describe('the window', () => {
  test('is hidden, sandboxed, in the session of lines, and keeps its time', () => {
    expect(fake.partitions.at(-1)).toBe('line')
    expect(window.options).toEqual({
      show: false,
      webPreferences: {
        preload: '/app/line.cjs',
        partition: 'line',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        backgroundThrottling: false,
      },
    })
    expect(window.url).toMatch(/^app:\/\/line\/[0-9a-f-]{36}\/index\.html$/)
  })

  test.each(['tls://pbx.example.com', 'tcp://192.0.2.7:5080'])('is opened for %s', (server) => {
    host.openLine(server)
    expect(fake.windows).toHaveLength(2)
  })

  test.each(['ws://pbx.example.com', 'https://pbx.example.com', 'tls://pbx/ws', 'nonsense'])(
    'is not opened for %s',
    (server) => {
      expect(() => host.openLine(server)).toThrow(expect.objectContaining({ code: 'sip.refused' }))
      expect(fake.windows).toHaveLength(1)
    },
  )
})

describe('messages', () => {
  test('go both ways', () => {
    const message: ToLine = { type: 'nudge' }
    link.send(message)
    expect(window.webContents.sent).toEqual([message])
    post(window, { type: 'ready' })
    post(window, { type: 'published', status: null, ms: 12 })
    expect(received).toEqual([{ type: 'ready' }, { type: 'published', status: null, ms: 12 }])
    expect(warned).toEqual([])
  })

  test.each([
    [{ type: 'unknown' }],
    [{ type: 'published', status: null, ms: -1 }],
    [{ type: 'publishFailed', code: 'no.such' }],
    [{ type: 'calls', known: true, calls: [{ id: 'x'.repeat(501) }] }],
    ['ready'],
    [null],
    [undefined],
  ])('outside the contract are dropped and logged: %o', (payload) => {
    post(window, payload)
    expect(received).toEqual([])
    expect(warned).toEqual(['line message outside the contract dropped'])
  })

  test('of another frame are dropped and logged', () => {
    post(window, { type: 'ready' }, null)
    post(window, { type: 'ready' }, { url: window.url, parent: { url: window.url } })
    post(window, { type: 'ready' }, { url: 'https://elsewhere.example/', parent: null })
    post(window, { type: 'ready' }, { url: 'app://panel/', parent: null })
    const stranger = new FakeWindow({})
    stranger.url = window.url
    post(stranger, { type: 'ready' })
    expect(received).toEqual([])
    expect(warned).toHaveLength(5)
  })

  test('of two lines are kept apart', () => {
    const other: FromLine[] = []
    host.openLine('ws://127.0.0.1:5066').onMessage((message) => other.push(message))
    post(newest(), { type: 'up' })
    expect(received).toEqual([])
    expect(other).toEqual([{ type: 'up' }])
  })

  test('stop with the unsubscribe', () => {
    const unsubscribe = link.onMessage((message) => received.push(message))
    unsubscribe()
    post(window, { type: 'up' })
    expect(received).toEqual([{ type: 'up' }])
  })
})

describe('a line that is lost', () => {
  test.each([
    ['crashed', () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })],
    ['unresponsive', () => window.emit('unresponsive')],
    ['closed', () => window.destroy()],
  ])('%s: told once, the window destroyed, nothing sent any more', (reason, lose) => {
    lose()
    window.emit('unresponsive')
    expect(gone).toEqual([reason])
    expect(window.destroyed).toBe(true)
    link.send({ type: 'nudge' })
    expect(window.webContents.sent).toEqual([])
    link.close()
  })

  test('because it cannot be loaded', async () => {
    window.load.reject(new Error('ERR_FAILED'))
    await vi.waitFor(() => expect(gone).toEqual(['load-failed']))
  })

  test('may be opened anew at once, from the listener', () => {
    link.onGone(() => host.openLine('wss://pbx.example.com'))
    window.emit('unresponsive')
    expect(fake.windows).toHaveLength(2)
    expect(newest().url).not.toBe(window.url)
  })
})

describe('closing', () => {
  test('destroys the window and tells nobody', () => {
    link.close()
    link.close()
    expect(window.destroyed).toBe(true)
    expect(gone).toEqual([])
    expect(warned).toEqual([])
  })

  test('the host closes every line and stops listening', () => {
    host.openLine('wss://pbx.example.com')
    host.dispose()
    expect(fake.windows.every((each) => each.destroyed)).toBe(true)
    expect(fake.ipcMain?.listenerCount(lineChannels.fromLine)).toBe(0)
    expect(gone).toEqual([])
  })

  test('ends the page being served', async () => {
    const request = { url: window.url, method: 'GET' } as Request
    link.close()
    expect((await fake.handler?.(request))?.status).toBe(404)
  })
})
