/** The job of change notifications: a channel for a desktop, a door for Graph. */
import type { IncomingMessage } from 'node:http'
import {
  type Channel,
  changedTopic,
  channelOf,
  clientStateOf,
  heartbeatTopic,
  isChannel,
  reauthorizeTopic,
} from './channels.ts'
import type { PushConfig } from './config-push.ts'
import { type Answer, bodyOf, type Doors, json, nothing, text, tokenOf } from './http.ts'
import type { Metrics } from './metrics.ts'
import { judge } from './notifications.ts'
import type { Publisher } from './publisher.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Verified } from './tokens.ts'

export interface PushParts {
  readonly config: PushConfig
  readonly check: (token: string) => Promise<Verified>
  readonly publisher: Publisher
  readonly metrics: Metrics
  /** Of requests for a channel, for each address. */
  readonly limit: RateLimit
}

const bodyLimit = 262_144
const validationLimit = 4_096

export function pushDoors(parts: PushParts): Doors {
  const { config, check, publisher, metrics, limit } = parts

  async function issue(request: IncomingMessage): Promise<Answer> {
    const outcome = (name: string, answer: Answer): Answer => {
      metrics.count('channels', name)
      return answer
    }
    if (!limit(request.socket.remoteAddress ?? '')) return outcome('limited', nothing(429))
    const token = tokenOf(request)
    if (token === undefined) return outcome('refused', nothing(401))
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
    const body = await bodyOf(request, bodyLimit)
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

  return (request, url) => {
    const refused = Promise.resolve(nothing(405))
    const isPost = request.method === 'POST'
    if (url.pathname === '/v1/channels') return isPost ? issue(request) : refused
    const [, channel] = /^\/v1\/notifications\/([^/]+)$/.exec(url.pathname) ?? []
    if (channel === undefined || !isChannel(channel)) return undefined
    return isPost ? notify(request, url, channel) : refused
  }
}
