/** Many desktops in one process: each listens to its own channel; arrivals are told in batches. */
import { connectAsync, type MqttClient } from 'mqtt'
import { changedTopic, channelOf, heartbeatTopic } from '../../../relay/src/channels.ts'
import { benchSecret, benchTenant, personOf } from './people.ts'

export interface DesktopsTask {
  readonly wsUrl: string
  readonly from: number
  readonly count: number
}

/** Which desktop heard at which time, milliseconds on the wall with fractions. */
export interface Arrivals {
  readonly arrivals: readonly (readonly [desktop: number, at: number])[]
}

const task: DesktopsTask = JSON.parse(process.argv[2] ?? '{}')
const together = 100
let arrivals: (readonly [number, number])[] = []

async function connect(desktop: number): Promise<MqttClient> {
  const channel = channelOf(benchSecret, { tenantId: benchTenant, objectId: personOf(desktop) })
  const topic = changedTopic(channel)
  const client = await connectAsync(task.wsUrl, {
    protocolVersion: 5,
    username: channel,
    keepalive: 60,
    reconnectPeriod: 1_000,
  })
  client.on('message', (heard) => {
    if (heard === topic) arrivals.push([desktop, performance.timeOrigin + performance.now()])
  })
  await client.subscribeAsync([topic, heartbeatTopic], { qos: 1 })
  return client
}

for (let first = 0; first < task.count; first += together) {
  const size = Math.min(together, task.count - first)
  await Promise.all(Array.from({ length: size }, (_, index) => connect(task.from + first + index)))
}
process.send?.({ connected: task.count })
setInterval(() => {
  if (arrivals.length === 0) return
  process.send?.({ arrivals })
  arrivals = []
}, 100)
process.on('disconnect', () => process.exit(0))
