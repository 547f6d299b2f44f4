/** The relay put together: the jobs that it is set up for. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { RelayConfig } from './config.ts'
import type { Doors } from './http.ts'
import { createMetrics } from './metrics.ts'
import { pbxwareDoors } from './pbxware.ts'
import { createPublisher } from './publisher.ts'
import { pushDoors } from './push.ts'
import { createRateLimit } from './rate-limit.ts'
import { createRelayServer } from './server.ts'
import { createTokenCheck } from './tokens.ts'

export interface Relay {
  readonly port: number
  /** Answers what is under way, then ends. */
  close(): Promise<void>
}

export async function startRelay(
  config: RelayConfig,
  log: (message: string) => void,
): Promise<Relay> {
  const now = () => performance.now()
  const metrics = createMetrics()
  const check = createTokenCheck(config)
  const doors: Doors[] = []
  const publisher = config.push && createPublisher(config.push, log)
  if (config.push !== undefined && publisher !== undefined) {
    const limit = createRateLimit({ burst: 2_000, everyMs: 10, now })
    doors.push(pushDoors({ config: config.push, check, publisher, metrics, limit }))
  }
  if (config.pbxware !== undefined) {
    const limit = createRateLimit({ burst: 20, everyMs: 5_000, now })
    doors.push(pbxwareDoors({ config: config.pbxware, check, metrics, limit, log, now }))
  }
  const server = createRelayServer({
    doors,
    metrics,
    ...(publisher && { brokerConnected: () => publisher.connected() }),
  })
  server.listen(config.port, config.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    // The connection to the broker would keep a process alive that serves nobody.
    await publisher?.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  log(`listening on port ${port}`)
  return {
    port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
      await publisher?.close()
    },
  }
}
