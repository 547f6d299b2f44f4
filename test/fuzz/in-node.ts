/**
 * Runs the targets of Node in a thread of its own, which is ended when an input does not come to an
 * end or the memory is used up.
 */

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { fuzz, inputOf, type Tally } from './engine.ts'
import { emptyTally, type Outcome } from './report.ts'
import type { Target } from './target.ts'
import { nodeTargets } from './targets/node.ts'

interface Order {
  readonly name: string
  readonly seed: number
  readonly count: number
  /** The number of the input at work. */
  readonly progress: Int32Array
}

/** Nothing may stay at one input for longer, milliseconds: the engine sees shorter hangs itself. */
const stuckMs = 60_000
const lookMs = 2_000
const heapMegabytes = 256

/** Kept memory after a collection, bytes. */
function kept(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return getHeapStatistics().used_heap_size
}

async function work({ name, seed, count, progress }: Order): Promise<Outcome> {
  const target = targetOf(name)
  const onStart = (index: number) => Atomics.store(progress, 0, index)
  const first = Math.ceil(count / 10)
  const begin = await fuzz(target, { seed, from: 0, count: first, onStart })
  const before = kept()
  const rest = await fuzz(target, { seed, from: first, count: count - first, onStart })
  return {
    name,
    where: 'Node',
    tally: {
      runs: begin.runs + rest.runs,
      taken: begin.taken + rest.taken,
      slowestMs: Math.max(begin.slowestMs, rest.slowestMs),
      longest: Math.max(begin.longest, rest.longest),
      findings: [...begin.findings, ...rest.findings],
    },
    grownBytes: kept() - before,
  }
}

function targetOf(name: string): Target {
  const target = nodeTargets.find((one) => one.name === name)
  if (target === undefined) throw new Error(`no target ${name}`)
  return target
}

/** Never rejects: a thread that dies or is stuck is a finding. */
export function runInNode(target: Target, seed: number, count: number): Promise<Outcome> {
  const progress = new Int32Array(new SharedArrayBuffer(4))
  const order: Order = { name: target.name, seed, count, progress }
  const worker = new Worker(import.meta.filename, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  return new Promise((resolve) => {
    let at = -1
    let since = performance.now()
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 0)
      if (now !== at) {
        at = now
        since = performance.now()
      } else if (performance.now() - since > stuckMs) end('hung', 'did not come to an end')
    }, lookMs)
    const end = (kind: 'hung' | 'threw', message: string) => {
      const index = Atomics.load(progress, 0)
      const input = inputOf(target, seed, index)
      const findings = [{ target: target.name, index, kind, message, input }]
      settle({
        name: target.name,
        where: 'Node',
        tally: { ...emptyTally, runs: index, taken: 1, findings } satisfies Tally,
        grownBytes: 0,
      })
    }
    const settle = (outcome: Outcome) => {
      clearInterval(watch)
      resolve(outcome)
      void worker.terminate()
    }
    worker.once('message', settle)
    worker.once('error', (error) => end('threw', `ended the thread: ${String(error)}`))
  })
}

if (!isMainThread) parentPort?.postMessage(await work(workerData))
