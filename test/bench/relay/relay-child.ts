/** One relay in a process of its own; told its configuration as JSON, tells its port. */
import { startRelay } from '../../../relay/src/relay.ts'

const config = JSON.parse(process.argv[2] ?? '{}')
const relay = await startRelay(config, () => undefined)
process.send?.({ port: relay.port })
process.on('disconnect', () => process.exit(0))
