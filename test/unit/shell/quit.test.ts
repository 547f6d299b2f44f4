import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { settled } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

const fake = vi.hoisted(() => ({
  app: undefined as (EventEmitter & { quit(): void }) | undefined,
  monitor: undefined as EventEmitter | undefined,
  windows: [] as EventEmitter[],
  quits: 0,
}))
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  const quit = () => {
    fake.quits += 1
    fake.app?.emit('before-quit', { preventDefault: () => {} })
  }
  fake.app = Object.assign(new Emitter(), { quit })
  fake.monitor = new Emitter()
  class BaseWindow extends Emitter {
    readonly options: unknown
    constructor(options: unknown) {
      super()
      this.options = options
      fake.windows.push(this)
    }
  }
  return { app: fake.app, powerMonitor: fake.monitor, BaseWindow }
})
const { quitPolitely } = await import('../../../src-main/shell/quit.ts')

let takenBack: () => void
let asked: number

function start(platform: NodeJS.Platform) {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  return quitPolitely(() => {
    asked += 1
    return new Promise<void>((resolve) => {
      takenBack = resolve
    })
  }, quietLog)
}

const event = () => ({ preventDefault: vi.fn() })

beforeEach(() => {
  fake.app?.removeAllListeners()
  fake.monitor?.removeAllListeners()
  fake.windows.length = 0
  fake.quits = 0
  asked = 0
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a quit', () => {
  test('waits until everything is taken back, once', async () => {
    const quit = start('linux')
    const first = event()
    fake.app?.emit('before-quit', first)
    fake.app?.emit('before-quit', event())
    expect(first.preventDefault).toHaveBeenCalled()
    expect(quit.leaving()).toBe(true)
    expect([asked, fake.quits]).toEqual([1, 0])
    takenBack()
    await settled()
    expect([asked, fake.quits]).toEqual([1, 1])
    const last = event()
    fake.app?.emit('before-quit', last)
    expect(last.preventDefault).not.toHaveBeenCalled()
  })

  test('waits fifteen seconds and no longer', async () => {
    vi.useFakeTimers()
    start('linux')
    fake.app?.emit('before-quit', event())
    await vi.advanceTimersByTimeAsync(14_999)
    expect(fake.quits).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(fake.quits).toBe(1)
  })

  test('a closed window is none', () => {
    start('linux')
    // With a listener Electron leaves the app running.
    expect(fake.app?.listenerCount('window-all-closed')).toBe(1)
  })
})

describe.each(['linux', 'darwin'] as const)('the end of the session on %s', (platform) => {
  test('is put off until everything is taken back', async () => {
    start(platform)
    const shutdown = event()
    fake.monitor?.emit('shutdown', shutdown)
    expect(shutdown.preventDefault).toHaveBeenCalled()
    expect([asked, fake.quits]).toEqual([1, 1])
    takenBack()
    await settled()
    expect(fake.quits).toBe(2)
    expect(fake.windows).toEqual([])
  })
})

describe('the end of the session on Windows', () => {
  test('is heard by a window that nobody sees, whatever else is open', () => {
    start('win32')
    expect(fake.windows).toMatchObject([{ options: { show: false, skipTaskbar: true } }])
    expect(fake.monitor?.listenerCount('shutdown')).toBe(0)
  })

  test('is put off when Windows asks', async () => {
    start('win32')
    const question = event()
    fake.windows[0]?.emit('query-session-end', question)
    expect(question.preventDefault).toHaveBeenCalled()
    expect(asked).toBe(1)
    takenBack()
    await settled()
    expect(fake.quits).toBe(2)
  })

  test('takes back what it can when Windows only tells, and once in all', () => {
    start('win32')
    fake.windows[0]?.emit('query-session-end', event())
    fake.windows[0]?.emit('session-end', event())
    expect(asked).toBe(1)
    fake.windows.length = 0
    asked = 0
    fake.app?.removeAllListeners()
    start('win32')
    fake.windows[0]?.emit('session-end', event())
    expect(asked).toBe(1)
  })
})
