/** The line pages: hidden, sandboxed windows in a session of their own. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, ipcMain, session } from 'electron'
import { type FromLine, fromLineSchema, lineChannels } from '../../src-preload/line-contract.ts'
import { Fault } from '../domain/codes.ts'
import type { LineHost, LineLink, Log } from '../ports.ts'
import { serveLine } from './app-protocol.ts'
import { lineSource } from './app-protocol-paths.ts'
import { allowLocalNetwork } from './permissions.ts'
import { isFromPage } from './sender.ts'

/** In memory only: a line page leaves nothing on disk. */
const partition = 'line'

export interface LineHostOptions {
  /** The line's preload script, absolute. */
  readonly preload: string
  readonly rendererFolder: string
  readonly log: Log
}

interface OpenLine {
  readonly id: string
  readonly pbxSource: string
  readonly window: BrowserWindow
  readonly messageListeners: Set<(message: FromLine) => void>
  readonly goneListeners: Set<(reason: string) => void>
}

/** MUST run after the app is ready, once. */
export function createLineHost(options: LineHostOptions): LineHost & { dispose(): void } {
  const { log } = options
  const lines = new Map<string, OpenLine>()
  const lineSession = session.fromPartition(partition)
  allowLocalNetwork(lineSession)
  serveLine(lineSession.protocol, {
    rendererFolder: options.rendererFolder,
    log,
    pbxSource: (id) => lines.get(id)?.pbxSource,
  })

  const receive = (event: Electron.IpcMainEvent, payload: unknown) => {
    const line = [...lines.values()].find(({ window }) => window.webContents === event.sender)
    if (line === undefined || !isFromPage(event, 'line')) {
      log.warn('line message from a foreign frame dropped')
      return
    }
    const parsed = fromLineSchema.safeParse(payload)
    if (!parsed.success) {
      log.warn('line message outside the contract dropped', { issues: parsed.error.issues.length })
      return
    }
    for (const listener of [...line.messageListeners]) listener(parsed.data)
  }
  ipcMain.on(lineChannels.fromLine, receive)

  const forget = (line: OpenLine) => {
    lines.delete(line.id)
    line.messageListeners.clear()
    line.goneListeners.clear()
    if (!line.window.isDestroyed()) line.window.destroy()
  }
  const lose = (line: OpenLine, reason: string) => {
    if (!lines.has(line.id)) return
    log.warn('line page lost', { reason })
    const listeners = [...line.goneListeners]
    forget(line)
    for (const listener of listeners) listener(reason)
  }

  const open = (server: string): LineLink => {
    const pbxSource = lineSource(server)
    if (pbxSource === undefined) throw new Fault('sip.refused', 'not an address of a phone system')
    const line: OpenLine = {
      id: randomUUID(),
      pbxSource,
      window: createWindow(options.preload),
      messageListeners: new Set(),
      goneListeners: new Set(),
    }
    lines.set(line.id, line)
    const { webContents } = line.window
    webContents.on('render-process-gone', (_event, details) => lose(line, details.reason))
    line.window.on('unresponsive', () => lose(line, 'unresponsive'))
    line.window.on('closed', () => lose(line, 'closed'))
    line.window.loadURL(`app://line/${line.id}/index.html`).catch((error: unknown) => {
      log.error('the line page could not be loaded', { error })
      lose(line, 'load-failed')
    })
    return {
      send(message) {
        if (lines.has(line.id)) webContents.send(lineChannels.toLine, message)
      },
      onMessage(listener) {
        line.messageListeners.add(listener)
        return () => line.messageListeners.delete(listener)
      },
      onGone(listener) {
        line.goneListeners.add(listener)
        return () => line.goneListeners.delete(listener)
      },
      close: () => forget(line),
    }
  }

  return {
    openLine: open,
    dispose() {
      ipcMain.off(lineChannels.fromLine, receive)
      for (const line of [...lines.values()]) forget(line)
    },
  }
}

function createWindow(preload: string): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // Heartbeats and renewals keep their time although nobody sees the window.
      backgroundThrottling: false,
    },
  })
}
