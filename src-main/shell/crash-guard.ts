import { app } from 'electron'
import type { Log } from '../ports.ts'

const relaunchedArgument = '--relaunched'

/**
 * A defect that nobody caught: written down, then one fresh start. What was set for others expires
 * by itself, or is cleared by the new start from the journal.
 */
export function guardAgainstCrashes(log: Log): void {
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }))
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error })
    if (!process.argv.includes(relaunchedArgument))
      app.relaunch({ args: [...process.argv.slice(1), relaunchedArgument] })
    app.exit(1)
  })
}
