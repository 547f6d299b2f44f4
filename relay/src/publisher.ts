/** The way to the broker: pings that it has acknowledged, and a heartbeat. */
import { connect } from 'mqtt'
import { type Channel, changedTopic, heartbeatTopic, reauthorizeTopic } from './channels.ts'
import type { PushConfig } from './config-push.ts'
import type { Ping } from './notifications.ts'

export interface Publisher {
  connected(): boolean
  /** Resolves once the broker has the ping; rejects after the deadline. */
  publish(channel: Channel, ping: Ping): Promise<void>
  close(): Promise<void>
}

/** Graph counts an answer over 3 s as slow. */
const publishMs = 2_000
const heartbeatMs = 30_000
/** What a broker still keeps after this says nothing: the desktops read its age from what is left. */
const heartbeatExpirySeconds = 90
/** A ping is worth nothing to a desktop that comes back later: it reads presence anyway. */
const pingExpirySeconds = 60

export function createPublisher(
  config: Pick<PushConfig, 'broker' | 'safetySeconds' | 'heartbeatMs'>,
  log: (message: string) => void,
): Publisher {
  const { url, user, password } = config.broker
  const client = connect(url, {
    protocolVersion: 5,
    clean: true,
    username: user,
    password,
    connectTimeout: 10_000,
    reconnectPeriod: 1_000,
    // What the broker does not take now is refused to Graph, which tries again; nothing piles up.
    queueQoSZero: false,
  })
  client.on('connect', () => {
    log('connected to the broker')
    beat()
  })
  client.on('close', () => log('not connected to the broker'))
  client.on('error', (error) => log(`broker: ${error.message}`))

  function beat(): void {
    if (!client.connected) return
    const payload = JSON.stringify({ safetySeconds: config.safetySeconds })
    const properties = { messageExpiryInterval: heartbeatExpirySeconds }
    client.publish(heartbeatTopic, payload, { qos: 0, retain: true, properties })
  }
  const heart = setInterval(beat, config.heartbeatMs ?? heartbeatMs)
  heart.unref()

  return {
    connected: () => client.connected,
    async publish(channel, ping) {
      if (!client.connected) throw new Error('no broker')
      const topic = ping === 'changed' ? changedTopic(channel) : reauthorizeTopic(channel)
      const properties = { messageExpiryInterval: pingExpirySeconds }
      await withinTime(client.publishAsync(topic, '', { qos: 1, properties }))
    },
    async close() {
      clearInterval(heart)
      await client.endAsync(true)
    },
  }
}

async function withinTime(work: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timeout = setTimeout(() => reject(new Error('the broker does not acknowledge')), publishMs)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timeout)
  }
}
