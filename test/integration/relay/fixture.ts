/** A relay of this repository, a real Mosquitto, and keys that sign ID tokens as Entra would. */
import { connectAsync, type MqttClient } from 'mqtt'
import type { RelayConfig } from '../../../relay/src/config.ts'
import { type Relay, startRelay } from '../../../relay/src/relay.ts'
import { mosquittoPrefix } from '../../../scripts/debian/mosquitto.ts'
import { type Mosquitto, startMosquitto } from '../../servers/mosquitto/mosquitto.ts'
import { clientId, type Keys, startKeys, tenant } from '../../support/tenant-keys.ts'

export interface RelayWorld {
  readonly broker: Mosquitto
  readonly keys: Keys
  readonly logged: readonly string[]
  /** One more relay, with these secrets. */
  relay(secrets?: readonly [string, ...string[]]): Promise<RunningRelay>
  /** A desktop's connection to the broker. */
  desktop(user: string): Promise<Desktop>
  stop(): Promise<void>
}

export interface RunningRelay extends Relay {
  readonly origin: string
  channel(token: string): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
}

export interface Desktop {
  readonly client: MqttClient
  /** Topics of the messages that came, in order. */
  readonly heard: readonly string[]
  /** Resolves with the next message on `topic` that has not been waited for yet. */
  next(topic: string): Promise<void>
}

export const secret = 'a secret of at least thirty-two characters'

export async function startRelayWorld(): Promise<RelayWorld> {
  const [broker, keys] = await Promise.all([startMosquitto(await mosquittoPrefix()), startKeys()])
  const relays: Relay[] = []
  const clients: MqttClient[] = []
  const logged: string[] = []

  return {
    broker,
    keys,
    logged,
    async relay(secrets = [secret]) {
      const config: RelayConfig = {
        tenant,
        clientIds: [clientId],
        issuer: keys.issuer,
        keysUrl: keys.url,
        port: 0,
        host: '127.0.0.1',
        push: {
          secrets,
          publicUrl: 'https://relay.example',
          brokerPublicUrl: 'wss://broker.example',
          broker: { url: broker.url, user: 'relay', password: broker.password },
          safetySeconds: 300,
        },
      }
      const relay = await startRelay(config, (message) => void logged.push(message))
      relays.push(relay)
      const origin = `http://127.0.0.1:${relay.port}`
      await untilHealthy(origin)
      return {
        ...relay,
        origin,
        channel: (token) =>
          fetch(`${origin}/v1/channels`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}` },
          }),
        post: (path, body) =>
          fetch(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body) }),
      }
    },
    async desktop(user) {
      const client = await connectAsync(broker.wsUrl, {
        protocolVersion: 5,
        username: user,
        reconnectPeriod: 0,
      })
      clients.push(client)
      return listen(client)
    },
    async stop() {
      await Promise.all(clients.map((client) => client.endAsync(true)))
      await Promise.all(relays.map((relay) => relay.close()))
      await Promise.all([broker.stop(), keys.close()])
    },
  }
}

/** The relay answers 204 once it has its broker. */
async function untilHealthy(origin: string): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${origin}/healthz`)
    if (status === 204) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function listen(client: MqttClient): Desktop {
  const heard: string[] = []
  const unread: string[] = []
  const waiting = new Map<string, (() => void)[]>()
  client.on('message', (topic) => {
    heard.push(topic)
    const first = waiting.get(topic)?.shift()
    if (first === undefined) unread.push(topic)
    else first()
  })
  return {
    client,
    heard,
    next(topic) {
      const index = unread.indexOf(topic)
      if (index >= 0) {
        unread.splice(index, 1)
        return Promise.resolve()
      }
      return new Promise((resolve) => {
        waiting.set(topic, [...(waiting.get(topic) ?? []), resolve])
      })
    },
  }
}
