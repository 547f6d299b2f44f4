/**
 * The main process begins here. One instance for each person: the lock comes before everything
 * else, so that a second start is over in a moment.
 */
import { parseCommandLine } from './services/command-line.ts'
import { endWith, settleStart } from './shell/first-word.ts'

const line = parseCommandLine(process.argv.slice(1), Date.now())
const ending = await settleStart(line)
if (ending === undefined) {
  // Awaited, so that what has to happen before the app is ready does.
  const { compose } = await import('./compose.ts')
  compose({ hidden: line.kind === 'start' && line.verb === 'hidden' })
} else {
  await endWith(ending)
}
