import type { Bridge } from './bridge.ts'
import type { Codec } from './codec.ts'
import type { HostMessage, PageMessage, PreloadInfo } from './messages.ts'

export type Preload = (
  require: (id: string) => unknown,
  module: { exports: unknown },
  process: unknown,
) => void

/**
 * Sets up the isolated world of a sandboxed preload (`require('electron')` with ipcRenderer and
 * contextBridge, a small `process`) and runs it. Runs inside the page: uses nothing but what is in it.
 */
export function runPreload(
  bridge: Bridge,
  codec: Codec,
  binding: (message: string) => void,
  info: PreloadInfo,
  preload: Preload,
): void {
  type Listener = (event: unknown, ...args: unknown[]) => void
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, PromiseWithResolvers<unknown> & { channel: string }>()
  let lastId = 0

  const post = (message: PageMessage) => binding(JSON.stringify(message))
  const strictly = <T extends object>(name: string, target: T) =>
    new Proxy(target, {
      get(object, key) {
        if (typeof key === 'symbol' || key in object || key === 'then' || key === 'toJSON') {
          return Reflect.get(object, key)
        }
        throw new Error(`electron-host: ${name}.${key} is not implemented`)
      },
    })

  const ipcRenderer = strictly('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]) {
      const deferred = { ...Promise.withResolvers<unknown>(), channel }
      lastId += 1
      post({ type: 'invoke', id: lastId, channel, args: codec.encode(args), url: location.href })
      waiting.set(lastId, deferred)
      return deferred.promise
    },
    send(channel: string, ...args: unknown[]) {
      post({ type: 'send', channel, args: codec.encode(args), url: location.href })
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      const list = [...(listeners.get(channel) ?? [])]
      const index = list.lastIndexOf(listener)
      if (index >= 0) list.splice(index, 1)
      listeners.set(channel, list)
      return ipcRenderer
    },
  } as const satisfies Record<string, unknown>) as {
    on: (channel: string, listener: Listener) => unknown
    off: (channel: string, listener: Listener) => unknown
  }

  function receive(message: HostMessage): void {
    if (message.type === 'event') {
      const args = codec.decode(message.args) as unknown[]
      const event = { sender: ipcRenderer, ports: [] }
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args)
      return
    }
    const deferred = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'reply') deferred?.resolve(codec.decode(message.value))
    else {
      const text = `Error invoking remote method '${deferred?.channel}': ${message.message}`
      deferred?.reject(new Error(text))
    }
  }

  Object.defineProperty(globalThis, info.receiver, {
    value: (text: string) => receive(JSON.parse(text)),
  })

  // nodeIntegrationInSubFrames is off: a preload runs in the window's own frame only.
  if (window !== window.top) return

  const electron = strictly('electron (preload)', {
    ipcRenderer,
    contextBridge: strictly('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
  })
  const require = (id: string) => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(id)) return electron
    throw new Error(`module not found: ${id}`)
  }
  const process = Object.freeze({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: info.platform,
    arch: info.arch,
    versions: Object.freeze(info.versions),
    env: Object.freeze({}),
    argv: Object.freeze([...info.argv]),
  })
  try {
    preload(require, { exports: {} }, process)
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    post({ type: 'preload-error', message, stack })
    console.error(`Unable to load preload script: ${info.path}`, error)
  }
}
