/**
 * Listens to one channel of an MQTT 5 broker. The broker gives nothing else to this user, and nobody
 * but relays may publish; a ping has no content
 * (https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html).
 */
import type { IClientOptions, IPublishPacket, MqttClient } from 'mqtt'
import type { FromLine, ToLine } from '../../src-preload/line-contract.ts'
import { backoffMs, refusedMs } from './backoff.ts'
import { type LineClock, singleTimer } from './clock.ts'

export type ConnectMqtt = (broker: string, options: IClientOptions) => MqttClient
export type LoadMqtt = () => Promise<ConnectMqtt>

/**
 * Loaded when a relay is named, so that a phone line does without it. The library's build for
 * browsers has the default export only.
 */
export const loadMqtt: LoadMqtt = async () => (await import('mqtt')).default.connect

type Listen = Extract<ToLine, { readonly type: 'listen' }>

export interface PushListenerOptions extends Pick<Listen, 'broker' | 'user' | 'topics'> {
  readonly load: LoadMqtt
  readonly clock: LineClock
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number
  readonly send: (message: FromLine) => void
}

export interface PushListener {
  /** Tries at once what waits in a back-off. */
  nudge(): void
  stop(): void
}

const connectMs = 15_000
const keepaliveSeconds = 60
/** A ping is empty and a heartbeat has one number. */
const packetBytes = 1_024
/** How long a relay lets the broker keep its heartbeat, so that what is left of it tells its age. */
const heartbeatSeconds = 90

export function startPushListener(options: PushListenerOptions): PushListener {
  const { broker, user, topics, load, clock, random, send } = options
  const retry = singleTimer(clock)
  let client: MqttClient | undefined
  let failures = 0
  /** By a broker that works: only its operator can help. */
  let refused = false
  let listening = false
  let stopped = false

  const report = (on: boolean) => {
    if (on === listening) return
    listening = on
    send({ type: 'listening', on })
  }
  const wait = (ms: number) => retry.arm(ms, open)
  const log = (message: string) => send({ type: 'log', level: 'warn', message })

  function open(): void {
    load()
      .then(connect)
      .catch(() => {
        if (stopped) return
        log('The MQTT client could not be started.')
        wait(refusedMs(random()))
      })
  }

  function connect(connectMqtt: ConnectMqtt): void {
    if (stopped || client !== undefined) return
    const mine = connectMqtt(broker, {
      protocolVersion: 5,
      clean: true,
      username: user,
      keepalive: keepaliveSeconds,
      connectTimeout: connectMs,
      // Its own waits are all of one length, and every desktop would come back at once.
      reconnectPeriod: 0,
      // Its workers are made from blobs, which the policy of the page forbids.
      timerVariant: 'native',
      properties: { maximumPacketSize: packetBytes, receiveMaximum: 16 },
    })
    client = mine
    refused = false
    mine.on('connect', () => subscribe(mine))
    mine.on('message', (topic, payload, packet) => hear(topic, payload, packet))
    mine.on('error', (error) => {
      // Codes of CONNACK from 128 on (section 3.2.2.2).
      refused = 'code' in error && typeof error.code === 'number' && error.code >= 0x80
      if (refused) log(`The broker refuses the connection, code ${String(Object(error).code)}.`)
      mine.end(true)
    })
    mine.on('close', () => {
      if (client !== mine) return
      client = undefined
      report(false)
      if (stopped) return
      wait(refused ? refusedMs(random()) : backoffMs(failures, random()))
      failures += 1
    })
  }

  function subscribe(mine: MqttClient): void {
    const { changed, reauthorize, heartbeat } = topics
    const wanted = { [changed]: { qos: 1 }, [reauthorize]: { qos: 1 }, [heartbeat]: { qos: 0 } }
    mine.subscribe(wanted as Parameters<MqttClient['subscribe']>[0], (error, granted = []) => {
      if (client !== mine) return
      const all = error === null && granted.length === 3 && granted.every(({ qos }) => qos < 0x80)
      if (!all) {
        log('The broker refuses a topic.')
        refused = true
        mine.end(true)
        return
      }
      failures = 0
      report(true)
    })
  }

  function hear(topic: string, payload: Uint8Array, packet: IPublishPacket): void {
    if (topic === topics.changed) send({ type: 'heard', what: 'changed' })
    else if (topic === topics.reauthorize) send({ type: 'heard', what: 'reauthorize' })
    else if (topic === topics.heartbeat) {
      const safetySeconds = adviceOf(payload)
      const ageSeconds = ageOf(packet)
      if (safetySeconds !== undefined && ageSeconds !== undefined)
        send({ type: 'heartbeat', safetySeconds, ageSeconds })
    }
  }

  open()
  return {
    nudge() {
      if (stopped || client !== undefined) return
      failures = 0
      retry.disarm()
      open()
    },
    stop() {
      stopped = true
      retry.disarm()
      const last = client
      client = undefined
      last?.end(true)
    },
  }
}

/** `undefined`: it is none of ours. */
function adviceOf(payload: Uint8Array): number | undefined {
  try {
    const advice: unknown = JSON.parse(new TextDecoder().decode(payload))?.safetySeconds
    return typeof advice === 'number' && Number.isInteger(advice)
      ? Math.min(3_600, Math.max(60, advice))
      : undefined
  } catch {
    return undefined
  }
}

/** A heartbeat that the broker kept may be of a relay that is long gone; `undefined`: nobody knows. */
function ageOf({ retain, properties }: IPublishPacket): number | undefined {
  if (!retain) return 0
  const left = properties?.messageExpiryInterval
  return left === undefined ? undefined : Math.max(0, heartbeatSeconds - left)
}
