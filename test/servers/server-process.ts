import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { atExit } from './cleanup.ts'

const keptLines = 4_000

export interface ServerProcess {
  readonly pid: number | undefined
  readonly exited: boolean
  /** Of its exit; null before, and where a signal ended it. */
  readonly code: number | null
  /** The last lines of standard output and standard error. */
  log(): string
  /** To the process and all its children. */
  signal(name: NodeJS.Signals): void
  /** Ends the process; kills it when it has not ended after `patience` milliseconds. */
  stop(patience: number): Promise<void>
}

export interface ServerProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly onLine?: (line: string) => void
  readonly onExit?: () => void
}

/** Starts a program in a process group of its own, which never outlives this process. */
export function startServerProcess(options: ServerProcessOptions): ServerProcess {
  const { command, args, onLine, onExit } = options
  const child = spawn(command, [...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const keep = (line: string): void => {
    lines.push(line)
    if (lines.length > keptLines) lines.shift()
  }
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      keep(line)
      onLine?.(line)
    })
  }
  let exited = false
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, name)
    } catch {
      // The whole group has ended.
    }
  }
  const forget = atExit(() => signal('SIGKILL'))
  const end = once(child, 'exit').catch((error: unknown) => keep(String(error)))
  const settled = end.then(() => {
    exited = true
    forget()
    onExit?.()
  })
  return {
    pid: child.pid,
    get exited() {
      return exited
    },
    get code() {
      return child.exitCode
    },
    log: () => lines.join('\n'),
    signal,
    stop: async (patience) => {
      signal('SIGCONT')
      if (!exited) signal('SIGTERM')
      const timer = new AbortController()
      const late = wait(patience, undefined, { signal: timer.signal }).catch(() => undefined)
      await Promise.race([settled, late])
      timer.abort()
      signal('SIGKILL')
      await settled
    },
  }
}

/** Calls `check` until it gives a value. Throws with the log when the server ends or is too late. */
export async function untilReady<T>(
  name: string,
  server: ServerProcess,
  check: () => Promise<T | undefined>,
  deadline = 20_000,
): Promise<T> {
  const end = performance.now() + deadline
  for (;;) {
    const value = await check().catch(() => undefined)
    if (value !== undefined) return value
    if (server.exited) throw new Error(`${name} ended while it started:\n${server.log()}`)
    if (performance.now() > end) {
      throw new Error(`${name} was not ready after ${deadline} ms:\n${server.log()}`)
    }
    await wait(10)
  }
}
