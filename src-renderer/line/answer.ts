import type { LineCode } from './types.ts'

/**
 * The final answer to one SIP request. What never came is an answer too, as RFC 3261 section 8.1.3.1
 * has it: 408 when the deadline passed, 503 when the connection was lost; `local` tells them apart.
 */
export interface Answer {
  readonly status: number
  /** Made up on this side: the server said nothing. */
  readonly local: boolean
  /** `Expires` of the answer, seconds. */
  readonly expires?: number
  /** `Min-Expires` of a 423, seconds. */
  readonly minExpires?: number
  /** `Retry-After`, seconds, at most one hour. */
  readonly retryAfter?: number
  /** `SIP-ETag` (RFC 3903 section 11.3.1). */
  readonly entityTag?: string
}

export const timedOut: Answer = { status: 408, local: true }
export const connectionLost: Answer = { status: 503, local: true }

const longestRetryAfter = 3_600

/** Reads the header fields that matter; whatever is no plain number counts as absent. */
export function readAnswer(
  status: number,
  local: boolean,
  header: (name: string) => string | undefined,
): Answer {
  const expires = seconds(header('expires'))
  const minExpires = seconds(header('min-expires'))
  const retryAfter = seconds(header('retry-after'))
  const entityTag = header('sip-etag')?.trim()
  return {
    status,
    local,
    ...(expires !== undefined && { expires }),
    ...(minExpires !== undefined && { minExpires }),
    ...(retryAfter !== undefined && { retryAfter: Math.min(retryAfter, longestRetryAfter) }),
    // Visible characters only: a folded header field would come back as an injected one.
    ...(entityTag && /^[\x21-\x7e]{1,300}$/.test(entityTag) && { entityTag }),
  }
}

/** Seconds of a header field such as `300` or `300 (busy);duration=60`. */
export function seconds(value: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,9})(?!\d)/.exec(value ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300
}

/** Challenged again after digest credentials were sent. */
export function isWrongPassword(answer: Answer): boolean {
  return answer.status === 401 || answer.status === 407
}

/** The server has no such event package (489), or not even the method (405, 501). */
export function isUnsupported(answer: Answer): boolean {
  return answer.status === 489 || answer.status === 405 || answer.status === 501
}

/** Refused for good: only an administrator can change that. */
export function isRefused(answer: Answer): boolean {
  return [403, 404, 410, 603, 604].includes(answer.status)
}

/** The code under which an answer that is no success is reported. */
export function codeOfAnswer(
  answer: Answer,
  unsupported: 'sip.publishUnsupported' | 'sip.dialogUnsupported',
): LineCode {
  if (isWrongPassword(answer)) return 'sip.wrongPassword'
  if (isUnsupported(answer)) return unsupported
  if (answer.status === 403 || answer.status === 603) return 'sip.forbidden'
  if (isRefused(answer)) return 'sip.notFound'
  if (answer.status === 408) return 'sip.timedOut'
  if (answer.local) return 'sip.connectionLost'
  return 'sip.serverError'
}
