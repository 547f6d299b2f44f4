/** The one way into the log: every line passes the redactor. */
import type { Log, LogData } from '../../ports.ts'
import { redact } from './redact.ts'
import { redactText } from './redact-text.ts'
import { createRotatingFile } from './rotating-file.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export type Sink = (line: string) => void

export interface LogOptions {
  readonly sinks: readonly Sink[]
  /** Lines below this level are not written, until `setLevel` says otherwise. */
  readonly level: LogLevel
  /** Milliseconds since the epoch. */
  readonly wall: () => number
}

/** One line of JSON for each message: `{"time", "level", "message", …data}`. */
export function createLog(options: LogOptions): Log & { setLevel(level: LogLevel): void } {
  const { sinks, wall } = options
  let lowest = logLevels.indexOf(options.level)
  const writer =
    (of: LogLevel) =>
    (message: string, data: LogData = {}): void => {
      if (logLevels.indexOf(of) < lowest) return
      const line = JSON.stringify({
        time: new Date(wall()).toISOString(),
        level: of,
        message: redactText(message),
        ...(Object.keys(data).length === 0 ? {} : { data: redact(data) }),
      })
      for (const sink of sinks) sink(line)
    }
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    setLevel(level) {
      lowest = logLevels.indexOf(level)
    },
  }
}

/** The log files: five of one megabyte. */
export function logFiles(folder: string): Sink {
  return createRotatingFile({ folder, name: 'lockstep', files: 5, bytes: 1_000_000 })
}
