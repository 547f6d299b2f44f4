/** The relay's doors: a channel for a desktop, notifications of Graph, health and figures. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  type Channel,
  changedTopic,
  channelOf,
  clientStateOf,
  heartbeatTopic,
  isChannel,
  reauthorizeTopic,
} from './channels.ts'
import type { RelayConfig } from './config.ts'
import type { Metrics } from './metrics.ts'
import { judge } from './notifications.ts'
import type { Publisher } from './publisher.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Verified } from './tokens.ts'

export interface ServerParts {
  readonly config: RelayConfig
  readonly check: (token: string) => Promise<Verified>
  readonly publisher: Publisher
  readonly metrics: Metrics
  /** Of requests for a channel, for each address. */
  readonly limit: RateLimit
}

interface Answer {
  readonly status: number
  readonly type?: string
  readonly body?: string
}

const bodyLimit = 262_144
const tokenLimit = 16_384
const validationLimit = 4_096
const nothing = (status: number): Answer => ({ status })
const json = (body: unknown): Answer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(body),
})
const text = (body: string): Answer => ({ status: 200, type: 'text/plain; charset=utf-8', body })

export function createRelayServer(parts: ServerParts): Server {
  const { config, check, publisher, metrics, limit } = parts

  async function issue(request: IncomingMessage): Promise<Answer> {
    const outcome = (name: string, answer: Answer): Answer => {
      metrics.count('channels', name)
      return answer
    }
    if (!limit(request.socket.remoteAddress ?? '')) return outcome('limited', nothing(429))
    const [, token] = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '') ?? []
    if (token === undefined || token.length > tokenLimit) return outcome('refused', nothing(401))
    const verified = await check(token)
    if (!verified.ok)
      return outcome(verified.reason, nothing(verified.reason === 'refused' ? 401 : 503))
    const [secret] = config.secrets
    const channel = channelOf(secret, verified.person)
    return outcome(
      'issued',
      json({
        broker: config.brokerPublicUrl,
        // Whoever knows the channel may listen to it, and to nothing else.
        user: channel,
        topics: {
          changed: changedTopic(channel),
          reauthorize: reauthorizeTopic(channel),
          heartbeat: heartbeatTopic,
        },
        notificationUrl: `${config.publicUrl}/v1/notifications/${channel}`,
        clientState: clientStateOf(secret, channel),
        safetySeconds: config.safetySeconds,
      }),
    )
  }

  async function notify(request: IncomingMessage, url: URL, channel: Channel): Promise<Answer> {
    const outcome = (name: string, status: number): Answer => {
      metrics.count('notifications', name)
      return nothing(status)
    }
    const validation = url.searchParams.get('validationToken')
    if (validation !== null) {
      if (validation.length > validationLimit) return outcome('malformed', 400)
      metrics.count('notifications', 'validated')
      return text(validation)
    }
    const startedAt = performance.now()
    const body = await bodyOf(request)
    if (body === undefined) return outcome('tooLarge', 413)
    const judged = judge(body, channel, config.secrets)
    if (!judged.ok) return outcome('malformed', 400)
    if (judged.forged > 0) metrics.count('notifications', 'forged', judged.forged)
    // Graph does not try again what was accepted; a forger learns nothing.
    if (judged.pings.size === 0) return outcome('ignored', 202)
    try {
      await Promise.all([...judged.pings].map((ping) => publisher.publish(channel, ping)))
    } catch {
      return outcome('undelivered', 503)
    }
    for (const ping of judged.pings) metrics.count('pings', ping)
    metrics.published((performance.now() - startedAt) / 1_000)
    return outcome('accepted', 202)
  }

  async function route(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://relay')
    const { method } = request
    if (url.pathname === '/healthz') return nothing(publisher.connected() ? 204 : 503)
    if (url.pathname === '/metrics') return text(metrics.text(publisher.connected()))
    if (url.pathname === '/v1/channels') return method === 'POST' ? issue(request) : nothing(405)
    const [, channel] = /^\/v1\/notifications\/([^/]+)$/.exec(url.pathname) ?? []
    if (channel === undefined || !isChannel(channel)) return nothing(404)
    return method === 'POST' ? notify(request, url, channel) : nothing(405)
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

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(type === undefined ? {} : { 'content-type': type }),
  })
  response.end(body)
}

/** `undefined` when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > bodyLimit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
