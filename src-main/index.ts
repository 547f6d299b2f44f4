/**
 * The main process begins here. One instance for each person: the lock comes before everything
 * else, so that a second start is over in a moment.
 */
import { app } from 'electron'

if (app.requestSingleInstanceLock()) {
  // Awaited, so that what has to happen before the app is ready does.
  const { compose } = await import('./compose.ts')
  compose()
} else {
  app.quit()
}
