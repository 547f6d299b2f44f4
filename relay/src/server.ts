/** The relay's house: health, figures, and the doors of its jobs. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Answer, type Doors, nothing, send, text } from './http.ts'
import type { Metrics } from './metrics.ts'

export interface ServerParts {
  readonly doors: readonly Doors[]
  readonly metrics: Metrics
  /** Whether the broker can be reached; absent where there is none to reach. */
  readonly brokerConnected?: () => boolean
}

export function createRelayServer({ doors, metrics, brokerConnected }: ServerParts): Server {
  async function route(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://relay')
    if (url.pathname === '/healthz') return nothing(brokerConnected?.() === false ? 503 : 204)
    if (url.pathname === '/metrics') return text(metrics.text(brokerConnected?.()))
    for (const door of doors) {
      const answer = door(request, url)
      if (answer !== undefined) return answer
    }
    return nothing(404)
  }

  const server = createServer((request, response) => {
    route(request)
      .catch(() => nothing(500))
      .then((answer) => send(response, answer))
      .catch(() => response.destroy())
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  return server
}
