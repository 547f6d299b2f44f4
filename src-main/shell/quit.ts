import { app, BaseWindow, powerMonitor } from 'electron'
import type { Log } from '../ports.ts'

/** A quit that is held up until everything is taken back. */
export interface PoliteQuit {
  /** Whether a quit is under way. */
  leaving(): boolean
  /** Quits; `last` runs in the place of the quit's own end. */
  quit(last: () => void): void
}

/** Kept here, since a window that nobody holds is collected. */
let listener: BaseWindow | undefined

/** A store or a server that never answers must not keep the app from ending. */
const longestMs = 15_000

/**
 * Holds a quit up until `takeBack` has run, once: what was set for others to see is taken back
 * before the process ends.
 */
export function quitPolitely(takeBack: () => Promise<void>, log: Log): PoliteQuit {
  let last = () => app.quit()
  let state: 'running' | 'leaving' | 'left' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'left') return
    event.preventDefault()
    if (state === 'leaving') return
    state = 'leaving'
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, longestMs))
    Promise.race([takeBack(), deadline])
      .catch((error: unknown) => log.error('not everything could be taken back', { error }))
      .finally(() => {
        state = 'left'
        last()
      })
  })
  // Without a window Lockstep lives on in the tray.
  app.on('window-all-closed', () => undefined)
  quitAtShutdown()
  return {
    leaving: () => state !== 'running',
    quit(atTheEnd) {
      last = atTheEnd
      app.quit()
    },
  }
}

/**
 * The end of the session is a quit too. Windows tells it to windows only, and not by `before-quit`:
 * one that is never shown listens, since there may be no other. The question can be put off until
 * everything is taken back; the end itself cannot, and leaves what time there is.
 * https://www.electronjs.org/docs/latest/api/base-window#event-query-session-end-windows
 * https://www.electronjs.org/docs/latest/api/base-window#event-session-end-windows
 * https://www.electronjs.org/docs/latest/api/power-monitor#event-shutdown-linux-macos
 */
function quitAtShutdown(): void {
  if (process.platform === 'win32') {
    listener = new BaseWindow({ show: false, skipTaskbar: true, focusable: false })
    listener.on('query-session-end', (event) => {
      event.preventDefault()
      app.quit()
    })
    listener.on('session-end', () => app.quit())
    return
  }
  const monitor: NodeJS.EventEmitter = powerMonitor
  monitor.on('shutdown', (event: { preventDefault(): void }) => {
    event.preventDefault()
    app.quit()
  })
}
