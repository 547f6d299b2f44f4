import { randomBytes } from 'node:crypto'
import { type SipRequest, writeMessage } from './message.ts'

/** What this server says to a request. */
export interface Answer {
  readonly status: keyof typeof reasons
  /** Whole header fields, as `Expires: 60`. */
  readonly headers?: readonly string[]
  /** Of the dialog that the request makes; a random one without it. */
  readonly toTag?: string
  /** Done when the answer is on its way. */
  readonly afterwards?: () => void
}

const reasons = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  412: 'Conditional Request Failed',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  489: 'Bad Event',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
} as const

/** A token for a tag, a branch or an entity tag. */
export function token(): string {
  return randomBytes(9).toString('hex')
}

/** The response of a user agent server (RFC 3261 section 8.2.6). */
export function writeAnswer(request: SipRequest, answer: Answer): string {
  const [via = '', ...vias] = request.headers('via')
  const to = request.header('to') ?? ''
  const tag = request.to.hasParam('tag') ? '' : `;tag=${answer.toTag ?? token()}`
  const headers = [
    `Via: ${withReceived(via)}`,
    ...vias.map((each) => `Via: ${each}`),
    `From: ${request.header('from')}`,
    // A tag after an address without angle brackets is one of the header field all the same.
    `To: ${to}${tag}`,
    `Call-ID: ${request.callId}`,
    `CSeq: ${request.header('cseq')}`,
    ...(answer.headers ?? []),
  ]
  return writeMessage(`SIP/2.0 ${answer.status} ${reasons[answer.status]}`, headers, undefined)
}

/** A browser's Via names a host that does not exist: say where it came from (RFC 3261, 18.2.1). */
function withReceived(via: string): string {
  const [first = '', ...rest] = via.split(',')
  return [`${first};received=127.0.0.1`, ...rest].join(',')
}
