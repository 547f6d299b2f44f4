import { app, powerMonitor } from 'electron'
import type { Log } from '../ports.ts'

/** A store or a server that never answers must not keep the app from ending. */
const longestMs = 15_000

/**
 * Holds a quit up until `takeBack` has run, once: what was set for others to see is taken back
 * before the process ends. Returns whether a quit is under way.
 */
export function quitPolitely(takeBack: () => Promise<void>, log: Log): () => boolean {
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
        app.quit()
      })
  })
  // Without a window Lockstep lives on in the tray.
  app.on('window-all-closed', () => undefined)
  quitAtShutdown()
  return () => state !== 'running'
}

/**
 * The end of the session is a quit too. Windows tells it to windows only, and not by `before-quit`;
 * the line page is one whenever there is something to take back.
 * https://www.electronjs.org/docs/latest/api/base-window#event-query-session-end-windows
 * https://www.electronjs.org/docs/latest/api/power-monitor#event-shutdown-linux-macos
 */
function quitAtShutdown(): void {
  if (process.platform === 'win32') {
    app.on('browser-window-created', (_event, window) => {
      window.on('query-session-end', (event) => {
        event.preventDefault()
        app.quit()
      })
    })
    return
  }
  const monitor: NodeJS.EventEmitter = powerMonitor
  monitor.on('shutdown', (event: { preventDefault(): void }) => {
    event.preventDefault()
    app.quit()
  })
}
