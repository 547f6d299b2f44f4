/** The relay put together. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { RelayConfig } from './config.ts'
import { createMetrics } from './metrics.ts'
import { createPublisher } from './publisher.ts'
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
  const publisher = createPublisher(config, log)
  const server = createRelayServer({
    config,
    check: createTokenCheck(config),
    publisher,
    metrics: createMetrics(),
    limit: createRateLimit({ burst: 2_000, everyMs: 10, now: () => performance.now() }),
  })
  server.listen(config.port, config.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    // The connection to the broker would keep a process alive that serves nobody.
    await publisher.close()
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
      await publisher.close()
    },
  }
}
