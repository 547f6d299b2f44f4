/** The panel: created when opened, destroyed when closed; the app lives on in the tray. */
import { BrowserWindow, type Rectangle, screen } from 'electron'
import { panelChannels, type Snapshot } from '../../src-preload/contract.ts'
import type { Log } from '../ports.ts'
import { panelUrl } from './app-protocol-paths.ts'
import { isEmpty, panelPosition, panelSize } from './panel-position.ts'

const size = { width: 440, height: 680 }
const smallest = { minWidth: 360, minHeight: 420 }

export interface PanelWindow {
  /** Shows the panel, or brings the open one to the front. */
  open(): void
  readonly isOpen: boolean
  /** Reaches the open panel only; a new one asks for the snapshot itself. */
  send(snapshot: Snapshot): void
  close(): void
}

export interface PanelWindowOptions {
  /** The panel's preload script, absolute. */
  readonly preload: string
  /** The tray icon's place; empty where the desktop does not tell. */
  readonly trayBounds: () => Rectangle
  /** Runs after the person closed the panel. */
  readonly onClosed?: () => void
  readonly log: Log
}

export function createPanelWindow(options: PanelWindowOptions): PanelWindow {
  let window: BrowserWindow | undefined

  const create = () => {
    const created = new BrowserWindow({
      ...smallest,
      ...bounds(options.trayBounds()),
      title: 'Lockstep',
      show: false,
      autoHideMenuBar: true,
      fullscreenable: false,
      maximizable: false,
      // It goes to the tray when closed; there is nothing to minimise to.
      minimizable: false,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    })
    created.once('ready-to-show', () => created.show())
    created.on('closed', () => {
      if (window === created) window = undefined
      options.onClosed?.()
    })
    created.webContents.on('render-process-gone', (_event, details) => {
      options.log.error('the panel is gone', { reason: details.reason, exitCode: details.exitCode })
      created.destroy()
    })
    created.loadURL(panelUrl).catch((error: unknown) => {
      options.log.error('the panel could not be loaded', { error })
    })
    return created
  }

  return {
    open() {
      if (window === undefined) {
        window = create()
        return
      }
      window.show()
      window.focus()
    },
    get isOpen() {
      return window !== undefined
    },
    send(snapshot) {
      if (window === undefined || window.webContents.isDestroyed()) return
      window.webContents.send(panelChannels.snapshot, snapshot)
    },
    close() {
      window?.close()
    },
  }
}

/**
 * On the display of the tray; where that is unknown, as on most of Linux, on the one with the mouse
 * pointer. Under Wayland neither is told, and the compositor places the window as it likes: the
 * size alone counts there.
 */
function bounds(tray: Rectangle): Rectangle {
  const { bounds: whole, workArea } = isEmpty(tray)
    ? screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    : screen.getDisplayMatching(tray)
  const fitting = panelSize(size, workArea)
  return { ...panelPosition({ tray, display: whole, workArea, size: fitting }), ...fitting }
}
