/** Graph's part in the benchmark: posts over kept connections, and again where one is refused. */
import { Agent, request } from 'node:http'
import { channelOf, clientStateOf } from '../../../relay/src/channels.ts'
import { benchSecret, benchTenant, personOf } from './people.ts'

export interface GraphPosts {
  /** The status, or `undefined` where nothing answered. */
  post(port: number, desktop: number): Promise<number | undefined>
  close(): void
}

export function createGraphPosts(): GraphPosts {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    post(port, desktop) {
      const channel = channelOf(benchSecret, { tenantId: benchTenant, objectId: personOf(desktop) })
      const body = JSON.stringify({
        value: [
          {
            subscriptionId: personOf(desktop),
            clientState: clientStateOf(benchSecret, channel),
            changeType: 'updated',
            resource: `communications/presences/${personOf(desktop)}`,
            tenantId: benchTenant,
          },
        ],
      })
      return new Promise((resolve) => {
        const asked = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            method: 'POST',
            path: `/v1/notifications/${channel}`,
            headers: { 'content-type': 'application/json', 'content-length': body.length },
            timeout: 3_000,
          },
          (response) => {
            response.resume()
            response.on('end', () => resolve(response.statusCode))
            response.on('error', () => resolve(undefined))
          },
        )
        asked.on('timeout', () => asked.destroy())
        asked.on('error', () => resolve(undefined))
        asked.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}
