import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { parseRetryAfter } from '../../domain/backoff.ts'
import type { Clock, Net } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { refuseProxyPage } from '../net-fault.ts'

export interface NetworkClient extends INetworkModule {
  /** Requests made while `operation` runs end when `signal` aborts. */
  during<T>(signal: AbortSignal, operation: () => Promise<T>): Promise<T>
  /** How long MSAL refuses by itself after the last answer, or `undefined`. */
  busyForMs(): number | undefined
  /** Why the last request got no answer, or `undefined`. */
  failure(): unknown
}

export interface NetworkClientParts {
  readonly net: Net
  readonly clock: Clock
  /** Waited for before each request for tokens. */
  readonly beforePost?: () => Promise<void>
}

const deadlineMs = 15_000
/** MSAL's own limits (its ThrottlingUtils). */
const throttleMs = 60_000
const throttleAtMostMs = 3_600_000
const never = new AbortController().signal

/**
 * MSAL's requests through the one network of the app, with a deadline. An answer that is no JSON
 * (a portal's page, say) throws, which MSAL reports as `network_error`.
 */
export function createNetworkClient({ net, clock, beforePost }: NetworkClientParts): NetworkClient {
  let current: AbortSignal = never
  let busyUntil = Number.NEGATIVE_INFINITY
  let failure: unknown

  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
    timeoutMs?: number,
  ): Promise<NetworkResponse<T>> {
    using limit = deadline(clock, Math.min(timeoutMs ?? deadlineMs, deadlineMs), current)
    const response = await answer(url, {
      method,
      ...(options?.headers === undefined ? {} : { headers: options.headers }),
      ...(options?.body === undefined ? {} : { body: options.body }),
      redirect: 'manual',
      signal: limit.signal,
    })
    if (method === 'POST') noteThrottle(response)
    const body: unknown = await response.json()
    if (typeof body !== 'object' || body === null) throw new TypeError('no JSON object')
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body as T,
    }
  }

  async function answer(url: string, init: RequestInit & { signal: AbortSignal }) {
    failure = undefined
    try {
      const response = await net.fetch(url, init)
      await refuseProxyPage(response)
      return response
    } catch (error) {
      failure = error
      throw error
    }
  }

  function noteThrottle({ status, headers }: Response): void {
    const asked = parseRetryAfter(headers.get('retry-after'), clock.wall())
    const refused = status === 429 || status >= 500 || (status >= 300 && asked !== undefined)
    busyUntil = refused
      ? clock.monotonic() + Math.min(asked ?? throttleMs, throttleAtMostMs)
      : Number.NEGATIVE_INFINITY
  }

  return {
    sendGetRequestAsync: (url, options, timeoutMs) => send('GET', url, options, timeoutMs),
    async sendPostRequestAsync(url, options) {
      await beforePost?.()
      return send('POST', url, options)
    },
    async during(signal, operation) {
      current = signal
      try {
        return await operation()
      } finally {
        current = never
      }
    },
    busyForMs() {
      const ms = busyUntil - clock.monotonic()
      return ms > 0 ? ms : undefined
    },
    failure: () => failure,
  }
}
