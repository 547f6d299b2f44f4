import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Does `work` while holding the lock on `file`; waits until another process has let go of it.
 * The kernel holds the lock for a child that ends as soon as its standard input closes, so that a
 * killed process leaves no stale lock behind. Needs `flock` (util-linux).
 */
export async function withLock<T>(
  file: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(signal ? { signal } : {}),
  })
  const ended = once(holder, 'exit')
  ended.catch(() => {})
  try {
    const held = await Promise.race([once(holder.stdout, 'data'), ended.then(() => undefined)])
    if (!held) throw new Error(`flock could not lock ${file}`)
    return await work()
  } finally {
    holder.stdin.end()
    await ended.catch(() => {})
  }
}
