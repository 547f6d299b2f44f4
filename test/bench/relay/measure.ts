/** The measurements of `npm run bench:relay`; scripts/bench-relay.ts says what they are. */
import { setTimeout as wait } from 'node:timers/promises'
import { mosquittoPrefix } from '../../../scripts/debian/mosquitto.ts'
import { type Mosquitto, startMosquitto } from '../../servers/mosquitto/mosquitto.ts'
import { createGraphPosts, type GraphPosts } from './graph.ts'
import { type Desktops, residentBytes, startDesktops, startRelayProcess } from './processes.ts'

export interface RelayFigures {
  readonly desktops: number
  readonly connectSeconds: number
  readonly burst: Burst
  readonly brokerBytesPerDesktop: number
  readonly desktopBytesEach: number
  readonly relayBytes: number
  readonly requestsPerSecond: number
  readonly killed: Burst & { readonly refusedAtFirst: number }
}

export interface Burst {
  readonly changes: number
  readonly seconds: number
  readonly heard: number
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

export interface MeasureOptions {
  readonly desktops: number
  readonly seconds: number
  readonly say: (line: string) => void
}

/** Each desktop's first arrival after its post. */
class Clocked {
  readonly #posted = new Map<number, number>()
  readonly latencies: number[] = []

  posted(desktop: number): void {
    this.#posted.set(desktop, performance.timeOrigin + performance.now())
  }

  heard(desktop: number, at: number): void {
    const posted = this.#posted.get(desktop)
    if (posted === undefined) return
    this.#posted.delete(desktop)
    this.latencies.push(at - posted)
  }
}

export async function measureRelay(options: MeasureOptions): Promise<RelayFigures> {
  const { desktops: count, say } = options
  const broker = await startMosquitto(await mosquittoPrefix())
  const graph = createGraphPosts()
  let clocked = new Clocked()
  let desktops: Desktops | undefined
  try {
    const relay = await startRelayProcess(broker)
    const brokerBefore = residentBytes(broker.pid ?? 0)
    const startedAt = performance.now()
    desktops = await startDesktops({ wsUrl: broker.wsUrl, from: 0, count }, (arrivals) => {
      for (const [desktop, at] of arrivals) clocked.heard(desktop, at)
    })
    const connectSeconds = (performance.now() - startedAt) / 1_000
    say(`${count} desktops connected in ${connectSeconds.toFixed(1)} s`)
    const brokerBytesPerDesktop = (residentBytes(broker.pid ?? 0) - brokerBefore) / count
    const desktopBytesEach = residentBytes(desktops.pid) / count

    const post = (desktop: number) => graph.post(relay.port, desktop)
    const burst = await runBurst(options, clocked, post)
    say(`burst: p50 ${burst.p50.toFixed(1)} ms, p99 ${burst.p99.toFixed(1)} ms`)
    const relayBytes = residentBytes(relay.pid)
    const requestsPerSecond = await saturate(graph, relay.port, count)
    say(`${requestsPerSecond.toFixed(0)} requests a second`)

    clocked = new Clocked()
    const killed = await killOne(options, clocked, broker, graph, relay.port)
    await relay.kill()
    return {
      desktops: count,
      connectSeconds,
      burst,
      brokerBytesPerDesktop,
      desktopBytesEach,
      relayBytes,
      requestsPerSecond,
      killed,
    }
  } finally {
    graph.close()
    await desktops?.stop()
    await broker.stop()
  }
}

/** One change for each desktop, evenly over the time; Graph tries again until it is accepted. */
async function runBurst(
  { desktops, seconds }: MeasureOptions,
  clocked: Clocked,
  post: (desktop: number, attempt: number) => Promise<number | undefined>,
): Promise<Burst> {
  const startedAt = performance.now()
  const posts: Promise<void>[] = []
  for (let desktop = 0; desktop < desktops; desktop += 1) {
    const due = startedAt + (desktop / desktops) * seconds * 1_000
    const early = due - performance.now()
    if (early > 1) await wait(early)
    clocked.posted(desktop)
    posts.push(untilAccepted((attempt) => post(desktop, attempt)))
  }
  await Promise.all(posts)
  const deadline = performance.now() + 10_000
  while (clocked.latencies.length < desktops && performance.now() < deadline) await wait(50)
  const sorted = clocked.latencies.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
  return {
    changes: desktops,
    seconds: (performance.now() - startedAt) / 1_000,
    heard: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
  }
}

async function untilAccepted(
  post: (attempt: number) => Promise<number | undefined>,
): Promise<void> {
  for (let attempt = 0; (await post(attempt)) !== 202; attempt += 1)
    await wait(Math.min(1_000 * 2 ** attempt, 10_000))
}

/** As many posts as 64 connections take, for five seconds. */
async function saturate(graph: GraphPosts, port: number, desktops: number): Promise<number> {
  const end = performance.now() + 5_000
  let done = 0
  const worker = async (first: number) => {
    for (let desktop = first; performance.now() < end; desktop += 64) {
      if ((await graph.post(port, desktop % desktops)) === 202) done += 1
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: 64 }, (_, index) => worker(index)))
  return done / ((performance.now() - startedAt) / 1_000)
}

/** Two relays take turns; one is killed in the middle of the burst. */
async function killOne(
  options: MeasureOptions,
  clocked: Clocked,
  broker: Mosquitto,
  graph: GraphPosts,
  firstPort: number,
): Promise<RelayFigures['killed']> {
  const doomed = await startRelayProcess(broker)
  const refused = new Set<number>()
  const post = async (desktop: number, attempt: number) => {
    const port = (desktop + attempt) % 2 === 0 ? firstPort : doomed.port
    const status = await graph.post(port, desktop)
    if (status !== 202) refused.add(desktop)
    return status
  }
  const killing = wait((options.seconds * 1_000) / 2).then(() => doomed.kill())
  const burst = await runBurst(options, clocked, post)
  await killing
  return { ...burst, refusedAtFirst: refused.size }
}
