/** `npm run relay`: one relay, until it is told to end. */
import { configFrom } from './config.ts'
import { startRelay } from './relay.ts'

const log = (message: string) =>
  console.log(JSON.stringify({ at: new Date().toISOString(), message }))

try {
  const relay = await startRelay(configFrom(process.env), log)
  const end = () => {
    log('ending')
    relay.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
