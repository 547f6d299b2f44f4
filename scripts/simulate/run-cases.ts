/** Cases side by side, as many as the computer has processors. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { TenantCase, TenantResult } from '../../test/simulators/tenant/tenant.ts'

const worker = new URL('./case-worker.ts', import.meta.url)
/** 100,000 people and what each of them waits for. */
const heapMb = 8_192

function runCase(wanted: TenantCase): Promise<TenantResult> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: heapMb }
    const thread = new Worker(worker, { workerData: wanted, resourceLimits })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the simulation ended with ${code}`)))
  })
}

/** Runs all of them; `onResult` is called in the order given, each as soon as it may be told. */
export async function runCases(
  cases: readonly TenantCase[],
  onResult: (result: TenantResult, index: number) => void,
): Promise<readonly TenantResult[]> {
  const results = new Map<number, TenantResult>()
  let next = 0
  let told = 0

  async function work(): Promise<void> {
    for (let index = next++; index < cases.length; index = next++) {
      const wanted = cases[index]
      if (wanted === undefined) return
      results.set(index, await runCase(wanted))
      for (let one = results.get(told); one !== undefined; one = results.get(told))
        onResult(one, told++)
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return cases.flatMap((_, index) => results.get(index) ?? [])
}
