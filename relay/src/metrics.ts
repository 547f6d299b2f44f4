/** Counters in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats). */

/** Upper bounds of the publish histogram, seconds; Graph gives up after 3. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3] as const

const counters = {
  channels: 'Channels issued, by outcome',
  notifications: 'Posts of Microsoft Graph, by outcome',
  pings: 'Pings handed to the broker, by kind',
  pbxware: "Requests about an extension's do not disturb, by outcome",
} as const
export type Counter = keyof typeof counters

export interface Metrics {
  count(counter: Counter, outcome: string, by?: number): void
  published(seconds: number): void
  /** @param brokerConnected absent where there is no broker */
  text(brokerConnected?: boolean): string
}

export function createMetrics(): Metrics {
  const counts = new Map<string, number>()
  const buckets = bounds.map(() => 0)
  let sum = 0
  let total = 0
  const key = (counter: Counter, outcome: string) =>
    `lockstep_relay_${counter}_total{outcome="${outcome}"}`

  function histogram(): readonly string[] {
    const name = 'lockstep_relay_publish_seconds'
    return [
      `# HELP ${name} From the post of Graph to the broker's acknowledgement`,
      `# TYPE ${name} histogram`,
      ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${buckets[index]}`),
      `${name}_bucket{le="+Inf"} ${total}`,
      `${name}_sum ${sum}`,
      `${name}_count ${total}`,
    ]
  }

  return {
    count(counter, outcome, by = 1) {
      counts.set(key(counter, outcome), (counts.get(key(counter, outcome)) ?? 0) + by)
    },
    published(seconds) {
      total += 1
      sum += seconds
      bounds.forEach((bound, index) => {
        if (seconds <= bound) buckets[index] = (buckets[index] ?? 0) + 1
      })
    },
    text(brokerConnected) {
      const families = Object.entries(counters).flatMap(([counter, help]) => [
        `# HELP lockstep_relay_${counter}_total ${help}`,
        `# TYPE lockstep_relay_${counter}_total counter`,
        ...[...counts]
          .filter(([name]) => name.startsWith(`lockstep_relay_${counter}_total{`))
          .map(([name, count]) => `${name} ${count}`),
      ])
      return [
        ...families,
        ...histogram(),
        ...(brokerConnected === undefined
          ? []
          : [
              '# HELP lockstep_relay_broker_connected Whether the broker can be reached',
              '# TYPE lockstep_relay_broker_connected gauge',
              `lockstep_relay_broker_connected ${brokerConnected ? 1 : 0}`,
            ]),
        '',
      ].join('\n')
    },
  }
}
