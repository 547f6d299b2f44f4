/**
 * How Graph delivers ("Receive change notifications through webhooks"): an answer within 3 seconds,
 * 2xx, or it is tried again for up to 4 hours; an endpoint that is slow for 10 % of the posts is
 * served 10 minutes later, one that is slow for 15 % is not served for 10 minutes. The waits are
 * shortened by `scale`, so that a test need not last hours; the order and the rules stay.
 */
export interface DeliveryOptions {
  /** From the change to the first post; documented: below 10 s on average, a minute at most. */
  readonly delayMs: number
  /** 1 is real time. */
  readonly scale: number
  /** An answer after this is slow and counts as none; documented: 3 seconds. */
  readonly slowMs: number
}

export interface Delivery {
  /** Posts until it is accepted; `stillWanted` ends it early. */
  post(url: string, body: unknown, stillWanted: () => boolean): Promise<void>
  /** 200, text/plain, the token as it is, within 10 seconds. */
  validate(url: string): Promise<boolean>
  configure(options: Partial<DeliveryOptions>): void
  readonly figures: { posted: number; accepted: number; slow: number; dropped: number }
  close(): void
}

const validationMs = 10_000
const longestMs = 4 * 3_600_000
const delayedMs = 10 * 60_000
/** Posts after which a share of slow ones means something. */
const judgedFrom = 20

export function createDelivery(initial: DeliveryOptions): Delivery {
  let options = initial
  const ended = new AbortController()
  const figures = { posted: 0, accepted: 0, slow: 0, dropped: 0 }

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      function done() {
        clearTimeout(timer)
        ended.signal.removeEventListener('abort', done)
        resolve()
      }
      ended.signal.addEventListener('abort', done)
    })

  /** What the endpoint earned by being slow. */
  function sentence(): 'none' | 'delayed' | 'dropped' {
    if (figures.posted < judgedFrom) return 'none'
    const share = figures.slow / figures.posted
    if (share >= 0.15) return 'dropped'
    return share >= 0.1 ? 'delayed' : 'none'
  }

  async function once(url: string, body: unknown): Promise<boolean> {
    figures.posted += 1
    const limit = AbortSignal.any([ended.signal, AbortSignal.timeout(options.slowMs)])
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: limit,
      })
      await response.arrayBuffer()
      return response.ok
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') figures.slow += 1
      return false
    }
  }

  return {
    figures,
    configure(change) {
      options = { ...options, ...change }
    },
    async post(url, body, stillWanted) {
      await wait(options.delayMs)
      const earned = sentence()
      if (earned === 'dropped') {
        figures.dropped += 1
        return
      }
      if (earned === 'delayed') await wait(delayedMs * options.scale)
      for (let waited = 0, next = 10_000; waited < longestMs; next = Math.min(next * 2, 600_000)) {
        if (ended.signal.aborted || !stillWanted()) return
        if (await once(url, body)) {
          figures.accepted += 1
          return
        }
        await wait(next * options.scale)
        waited += next
      }
      figures.dropped += 1
    },
    async validate(url) {
      const token = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()}`
      const address = new URL(url)
      address.searchParams.set('validationToken', token)
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          signal: AbortSignal.any([ended.signal, AbortSignal.timeout(validationMs)]),
        })
        const isText = /^text\/plain\b/.test(response.headers.get('content-type') ?? '')
        return response.status === 200 && isText && (await response.text()) === token
      } catch {
        return false
      }
    },
    close: () => ended.abort(),
  }
}
