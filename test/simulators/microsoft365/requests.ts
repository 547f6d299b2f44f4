/** What a request asked for: a read, one of the actions, or nothing the simulator knows. */
export type Operation =
  | 'read'
  | 'setPresence'
  | 'clearPresence'
  | 'setUserPreferredPresence'
  | 'clearUserPreferredPresence'
  | 'createSubscription'
  | 'listSubscriptions'
  | 'renewSubscription'
  | 'reauthorizeSubscription'
  | 'deleteSubscription'
  | 'unknown'

/** One request to the Graph door. Tokens are never kept. */
export type RequestRecord = {
  /** Rises by one with each request, beginning at 1. */
  readonly number: number
  readonly method: string
  readonly path: string
  readonly operation: Operation
  /** The parsed JSON body, its text where it is no JSON object, undefined where it is empty. */
  readonly body: unknown
  /** Milliseconds since 1970 on a clock that never goes back. */
  readonly receivedAt: number
  readonly answeredAt: number
  /** Undefined where the answer was withheld or the connection was reset. */
  readonly status: number | undefined
}

export type WaitOptions = {
  /** Only requests with a higher number count; see `mark`. Default 0: all that are kept. */
  readonly after?: number
  /** Real milliseconds until the promise rejects. Default 10,000. */
  readonly timeoutMs?: number
}

export type Requests = {
  /** The newest 5,000 requests that were answered, withheld or reset, in the order of arrival. */
  readonly all: () => readonly RequestRecord[]
  readonly count: (operation: Operation) => number
  /** The number of the newest request, to wait for what comes after it. */
  readonly mark: () => number
  /** Resolves with the first matching request once it has been answered. */
  readonly waitForRequest: (
    predicate: (request: RequestRecord) => boolean,
    options?: WaitOptions,
  ) => Promise<RequestRecord>
}

export type RequestLog = Requests & {
  readonly next: () => number
  readonly add: (record: RequestRecord) => void
}

const kept = 5_000

/** Monotonic milliseconds on the scale of `Date.now()`, so that two processes can compare. */
export const monotonicMs = (): number => performance.timeOrigin + performance.now()

export function createRequestLog(): RequestLog {
  const records: RequestRecord[] = []
  const listeners = new Set<(record: RequestRecord) => void>()
  const counts = new Map<Operation, number>()
  let last = 0
  return {
    all: () => [...records].sort((a, b) => a.number - b.number),
    count: (operation) => counts.get(operation) ?? 0,
    mark: () => last,
    next: () => {
      last += 1
      return last
    },
    add: (record) => {
      records.push(record)
      if (records.length > kept) records.shift()
      counts.set(record.operation, (counts.get(record.operation) ?? 0) + 1)
      for (const listener of [...listeners]) listener(record)
    },
    waitForRequest: (predicate, { after = 0, timeoutMs = 10_000 } = {}) => {
      const wanted = (record: RequestRecord) => record.number > after && predicate(record)
      const seen = records.find(wanted)
      if (seen !== undefined) return Promise.resolve(seen)
      return new Promise((resolve, reject) => {
        const listener = (record: RequestRecord) => {
          if (!wanted(record)) return
          clearTimeout(timer)
          listeners.delete(listener)
          resolve(record)
        }
        const timer = setTimeout(() => {
          listeners.delete(listener)
          reject(new Error(`no such request in ${timeoutMs} ms; the last: ${summary(records)}`))
        }, timeoutMs)
        listeners.add(listener)
      })
    },
  }
}

function summary(records: readonly RequestRecord[]): string {
  const lines = records.slice(-10).map((one) => `${one.method} ${one.path} ${one.status ?? '-'}`)
  return lines.join(', ') || 'none'
}
