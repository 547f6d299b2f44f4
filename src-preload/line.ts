/** The preload of the line page: two named verbs, and nothing else of Electron. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { FromLine, LineBridge, lineChannels, ToLine } from './line-contract.ts'

// Only the type of the contract is taken, so that its schemas stay out of the sandboxed bundle.
const channels: typeof lineChannels = { toLine: 'line:to', fromLine: 'line:from' }

const bridge: LineBridge = {
  send(message: FromLine) {
    ipcRenderer.send(channels.fromLine, message)
  },
  onMessage(listener) {
    const receive = (_event: IpcRendererEvent, message: ToLine) => listener(message)
    ipcRenderer.on(channels.toLine, receive)
    return () => {
      ipcRenderer.off(channels.toLine, receive)
    }
  },
}

contextBridge.exposeInMainWorld('lockstepLine', bridge)
