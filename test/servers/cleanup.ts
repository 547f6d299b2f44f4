import process from 'node:process'

const pending = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
let installed = false

/**
 * Calls `work`, which must be synchronous, when this process exits or is told to end, unless the
 * returned function was called before.
 */
export function atExit(work: () => void): () => void {
  if (!installed) install()
  pending.add(work)
  return () => {
    pending.delete(work)
  }
}

function install(): void {
  installed = true
  process.on('exit', runAll)
  for (const signal of signals) {
    const listener = (): void => {
      runAll()
      process.off(signal, listener)
      // Another listener decides what the signal means; without one it ends the process, as usual.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    }
    process.on(signal, listener)
  }
}

function runAll(): void {
  for (const work of pending) work()
  pending.clear()
}
