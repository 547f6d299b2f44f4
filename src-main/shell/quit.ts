import { app } from 'electron'
import type { Log } from '../ports.ts'

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
    takeBack()
      .catch((error: unknown) => log.error('not everything could be taken back', { error }))
      .finally(() => {
        state = 'left'
        app.quit()
      })
  })
  // Without a window Lockstep lives on in the tray.
  app.on('window-all-closed', () => undefined)
  return () => state !== 'running'
}
