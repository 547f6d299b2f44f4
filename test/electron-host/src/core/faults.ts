import { record } from './record.ts'

/**
 * Electron's main process outlives what nobody caught: it warns of a rejection and shows a dialog
 * for an exception. The app's own listeners take the place of both.
 */
export function surviveFaults(): void {
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return
    record('unhandled-rejection', { reason: String(reason) })
    console.error('UnhandledPromiseRejectionWarning:', reason)
  })
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    record('uncaught-exception', { error: String(error) })
    console.error('A JavaScript error occurred in the main process\n', error)
  })
}
