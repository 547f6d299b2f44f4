import { Grammar, type NameAddrHeader, type URI } from 'sip.js'

interface SipMessage {
  /** The first header field of that name (long form, any case). */
  header(name: string): string | undefined
  /** All header fields of that name, in their order. */
  headers(name: string): readonly string[]
  readonly callId: string
  readonly sequence: { readonly number: number; readonly method: string }
  readonly from: NameAddrHeader
  readonly to: NameAddrHeader
  readonly body: string
  /** The message ended before its Content-Length. */
  readonly truncated: boolean
}

export interface SipRequest extends SipMessage {
  readonly kind: 'request'
  readonly method: string
  /** Undefined where the Request-URI is no SIP URI. */
  readonly uri: URI | undefined
}

export interface SipResponse extends SipMessage {
  readonly kind: 'response'
  readonly status: number
}

/** Compact forms (RFC 3261 section 7.3.3, RFC 6665 section 8.2). */
const compact: Readonly<Record<string, string>> = {
  ...{ c: 'content-type', f: 'from', i: 'call-id', k: 'supported', l: 'content-length' },
  ...{ m: 'contact', o: 'event', t: 'to', u: 'allow-events', v: 'via' },
}
const once = ['call-id', 'cseq', 'from', 'to', 'content-length', 'max-forwards', 'event', 'expires']

const requestLine = /^([A-Za-z0-9.!%*_+`'~-]+) (\S+) SIP\/2\.0$/i
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) /i
const fieldLine = /^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:[ \t]*(.*)$/

/**
 * Reads one SIP message (RFC 3261 section 7; one WebSocket message carries exactly one, RFC 7118
 * section 5). Undefined where so much is wrong that not even an error could be answered.
 */
export function readMessage(text: string): SipRequest | SipResponse | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  // A line that begins with white space continues the one before (section 7.3.1).
  const [first = '', ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const fields = new Map<string, string[]>()
  for (const line of lines) {
    const [, name, value] = fieldLine.exec(line) ?? []
    if (name === undefined || value === undefined) return undefined
    const long = compact[name.toLowerCase()] ?? name.toLowerCase()
    fields.set(long, [...(fields.get(long) ?? []), value.trim()])
  }
  if (once.some((name) => (fields.get(name)?.length ?? 0) > 1)) return undefined

  const headers = (name: string): readonly string[] => fields.get(name.toLowerCase()) ?? []
  const header = (name: string): string | undefined => headers(name)[0]
  const from = Grammar.nameAddrHeaderParse(header('from') ?? '')
  const to = Grammar.nameAddrHeaderParse(header('to') ?? '')
  const callId = header('call-id')
  const [, number, method] = /^(\d{1,10})\s+(\S+)$/.exec(header('cseq') ?? '') ?? []
  if (!from || !to || !callId || !header('via') || number === undefined || method === undefined) {
    return undefined
  }
  const sequence = { number: Number(number), method }
  if (sequence.number >= 2 ** 31) return undefined
  const common = { header, headers, callId, sequence, from, to }
  const { body, truncated } = cutBody(text.slice(end + 4), header('content-length'))

  const [, status] = statusLine.exec(first) ?? []
  if (status !== undefined) {
    return { kind: 'response', status: Number(status), ...common, body, truncated }
  }
  const [, verb, target] = requestLine.exec(first) ?? []
  if (verb === undefined || target === undefined) return undefined
  return {
    ...{ kind: 'request', method: verb, uri: readUri(target) },
    ...{ ...common, body, truncated },
  }
}

/** Undefined where it is no SIP URI (RFC 3261 section 19.1). */
export function readUri(text: string): URI | undefined {
  const uri = Grammar.URIParse(text)
  return uri?.scheme === 'sip' ? uri : undefined
}

/** Bytes past the Content-Length are discarded (RFC 3261 section 18.3). */
function cutBody(text: string, length: string | undefined): { body: string; truncated: boolean } {
  if (length === undefined) return { body: text, truncated: false }
  const bytes = Buffer.from(text)
  const wanted = /^\d{1,9}$/.test(length) ? Number(length) : Number.POSITIVE_INFINITY
  return { body: bytes.subarray(0, wanted).toString(), truncated: bytes.length < wanted }
}

/** Puts a message together; Content-Length is counted here. */
export function writeMessage(
  firstLine: string,
  headers: readonly string[],
  body: { readonly type: string; readonly text: string } | undefined,
): string {
  const content = body === undefined ? [] : [`Content-Type: ${body.type}`]
  const length = Buffer.byteLength(body?.text ?? '')
  const lines = [firstLine, ...headers, ...content, `Content-Length: ${length}`]
  return `${lines.join('\r\n')}\r\n\r\n${body?.text ?? ''}`
}
