/**
 * What an answer other than success means. Graph asks to branch on the status and on `error.code`,
 * never on the message (https://learn.microsoft.com/graph/errors).
 */
import { parseRetryAfter } from '../../domain/backoff.ts'
import { Fault } from '../../domain/codes.ts'

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  /** `application/json` and its kin. */
  readonly isJson: boolean
  readonly text: string
}

const forbiddenMs = 15 * 60_000
const noPresenceMs = 60 * 60_000

/** The fault of an answer that is not 2xx. `wall` is needed for a Retry-After with a date. */
export function faultOfAnswer(answer: RawAnswer, wall: number): Fault {
  const { status } = answer
  const code = errorCodeOf(answer)
  const detail = code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`
  const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), wall)
  const retry = retryAfterMs === undefined ? {} : { retryAfterMs }
  if (status === 429) return new Fault('graph.throttled', detail, retry)
  if (status === 511 || status < 400) return new Fault('graph.notGraph', detail)
  if (status >= 500) return new Fault('graph.unavailable', detail, retry)
  if (status === 408) return new Fault('graph.timedOut', detail, retry)
  // A proxy or a portal refuses with a page of its own; Graph refuses with JSON or with nothing.
  if (!answer.isJson && answer.text !== '') return new Fault('graph.notGraph', detail)
  switch (status) {
    case 401:
      // Seen for writes while the service itself fails, although the token is good.
      return code === 'ServiceError'
        ? new Fault('graph.unavailable', detail, retry)
        : new Fault('signIn.expired', detail)
    case 403:
      return new Fault('graph.forbidden', detail, {
        retryAfterMs: Math.max(forbiddenMs, retryAfterMs ?? 0),
      })
    case 404:
      return new Fault('graph.noPresence', detail, {
        retryAfterMs: Math.max(noPresenceMs, retryAfterMs ?? 0),
      })
    default:
      return new Fault('graph.rejected', detail)
  }
}

function errorCodeOf({ isJson, text }: RawAnswer): string | undefined {
  if (!isJson) return undefined
  try {
    const code: unknown = JSON.parse(text)?.error?.code
    return typeof code === 'string' ? code.slice(0, 80) : undefined
  } catch {
    return undefined
  }
}
