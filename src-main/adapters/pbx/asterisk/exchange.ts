/** One HTTP request to a server beside the phone system: deadline, size, and a code for each failure. */
import { type ErrorCode, Fault } from '../../../domain/codes.ts'
import { isLoopback } from '../../../domain/loopback.ts'
import type { Clock, Net } from '../../../ports.ts'
import { deadline } from '../../deadline.ts'
import { limitedText } from '../../graph/body.ts'
import { netCodeOf } from '../../net-fault.ts'

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export interface ExchangeParts {
  readonly net: Net
  readonly clock: Clock
  /** What failures of this server are called. */
  readonly codes: {
    readonly unreachable: ErrorCode
    readonly certificate: ErrorCode
    readonly malformed: ErrorCode
  }
}

export interface ExchangeAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const deadlineMs = 8_000

/**
 * The address without its last slashes.
 *
 * @throws Fault `code` when credentials would go there in the clear, or nowhere
 */
export function baseOf(url: string, code: ErrorCode): string {
  const { protocol = '', hostname = '' } = URL.canParse(url) ? new URL(url) : {}
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    throw new Fault(code, 'only https:, or http: on this computer')
  return url.replace(/\/+$/, '')
}

/** @throws Fault with one of `codes`, when there is no answer that can be looked at */
export async function exchange(
  { net, clock, codes }: ExchangeParts,
  { method, url, headers, body, signal }: Exchange,
): Promise<ExchangeAnswer> {
  using limit = deadline(clock, deadlineMs, signal)
  try {
    const response = await net.fetch(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      // Credentials never follow a redirect.
      redirect: 'manual',
      signal: limit.signal,
    })
    const text = await limitedText(response)
    if (text === undefined) throw new Fault(codes.malformed, 'the answer is too large')
    return { status: response.status, headers: response.headers, text }
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = netCodeOf(error) === 'net.certificate' ? codes.certificate : codes.unreachable
    throw new Fault(code, method, { cause: error })
  }
}
