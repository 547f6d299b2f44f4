import { beforeEach, expect, test, vi } from 'vitest'
import { commandSchemas, type PanelBridge, panelChannels } from '../../../src-preload/contract.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
}))
vi.mock('electron', () => electron)

const { contextBridge, ipcRenderer } = electron

async function exposed(): Promise<PanelBridge> {
  vi.resetModules()
  await import('../../../src-preload/panel.ts')
  const [name, bridge] = contextBridge.exposeInMainWorld.mock.lastCall ?? []
  expect(name).toBe('lockstep')
  return bridge
}

beforeEach(() => {
  vi.clearAllMocks()
})

test('exposes two verbs and nothing else', async () => {
  expect(Object.keys(await exposed()).sort()).toEqual(['command', 'onSnapshot'])
  expect(contextBridge.exposeInMainWorld).toHaveBeenCalledTimes(1)
})

test('every command of the contract goes up on its channel', async () => {
  const bridge = await exposed()
  ipcRenderer.invoke.mockResolvedValue({ ok: true, value: null })
  for (const name of Object.keys(commandSchemas)) {
    await bridge.command(name as 'sync.pause', { minutes: 30 })
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith(panelChannels.command, name, {
      minutes: 30,
    })
  }
})

test.each(['toString', 'shell.open', ''])('an unknown command %j goes nowhere', async (name) => {
  const bridge = await exposed()
  const outcome = await bridge.command(name as 'sync.resume', undefined)
  expect(outcome).toEqual({ ok: false, code: 'command.invalid' })
  expect(ipcRenderer.invoke).not.toHaveBeenCalled()
})

test('a listener gets the snapshot without the event, until it unsubscribes', async () => {
  const bridge = await exposed()
  const listener = vi.fn()
  const stop = bridge.onSnapshot(listener)
  const [channel, forward] = ipcRenderer.on.mock.lastCall ?? []
  expect(channel).toBe(panelChannels.snapshot)
  forward({ sender: 'secret' }, snapshots.inStep)
  expect(listener).toHaveBeenCalledExactlyOnceWith(snapshots.inStep)
  stop()
  expect(ipcRenderer.off).toHaveBeenCalledExactlyOnceWith(panelChannels.snapshot, forward)
})
