import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import type { Clock, Net } from '../../ports.ts'
import { deadline } from '../deadline.ts'

export interface NetworkClient extends INetworkModule {
  /** Requests made while `operation` runs end when `signal` aborts. */
  during<T>(signal: AbortSignal, operation: () => Promise<T>): Promise<T>
}

const deadlineMs = 15_000
const never = new AbortController().signal

/**
 * MSAL's requests through the one network of the app, with a deadline. An answer that is no JSON
 * (a portal's page, say) throws, which MSAL reports as `network_error`.
 */
export function createNetworkClient(net: Net, clock: Clock): NetworkClient {
  let current: AbortSignal = never

  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
    timeoutMs?: number,
  ): Promise<NetworkResponse<T>> {
    using limit = deadline(clock, Math.min(timeoutMs ?? deadlineMs, deadlineMs), current)
    const response = await net.fetch(url, {
      method,
      ...(options?.headers === undefined ? {} : { headers: options.headers }),
      ...(options?.body === undefined ? {} : { body: options.body }),
      redirect: 'manual',
      signal: limit.signal,
    })
    const body: unknown = await response.json()
    if (typeof body !== 'object' || body === null) throw new TypeError('no JSON object')
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body as T,
    }
  }

  return {
    sendGetRequestAsync: (url, options, timeoutMs) => send('GET', url, options, timeoutMs),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
    async during(signal, operation) {
      current = signal
      try {
        return await operation()
      } finally {
        current = never
      }
    },
  }
}
