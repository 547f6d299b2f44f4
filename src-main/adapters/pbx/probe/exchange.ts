/** The few words of SIP, HTTP and WebSocket with which a server is asked what it is. */
import { randomBytes } from 'node:crypto'
import type { Connection } from './dial.ts'

/** No first answer of a server is longer. */
const mostBytes = 65_536

/** Reads until `enough` finds what it looks for; `undefined` when it never comes. */
export async function readUntil<T>(
  connection: Connection,
  enough: (soFar: Buffer) => T | undefined,
  kept: Buffer = Buffer.alloc(0),
): Promise<T | undefined> {
  let bytes = kept
  for (;;) {
    const found = enough(bytes)
    if (found !== undefined || bytes.length > mostBytes) return found
    const next = await connection.read()
    if (next === undefined) return undefined
    bytes = Buffer.concat([bytes, next])
  }
}

export interface Head {
  readonly startLine: string
  /** By name in lower case; of several with one name the last. */
  readonly headers: ReadonlyMap<string, string>
  /** What came after it. */
  readonly rest: Buffer
}

/** Start line and headers of SIP (RFC 3261 section 7) and HTTP (RFC 9112 section 2.1) alike. */
export function headOf(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [startLine = '', ...lines] = bytes.toString('latin1', 0, end).trimStart().split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { startLine, headers: new Map(headers), rest: bytes.subarray(end + 4) }
}

/** What servers of SIP say about themselves (RFC 3261 sections 20.35 and 20.41). */
export function saysOf({ headers }: Head): string {
  return `${headers.get('server') ?? ''} ${headers.get('user-agent') ?? ''}`.trim()
}

/** A question that any SIP server answers, and that changes nothing (RFC 3261 section 11). */
export function optionsRequest(host: string, transport: 'TLS' | 'TCP' | 'WSS' | 'WS'): string {
  const word = () => randomBytes(8).toString('hex')
  return [
    `OPTIONS sip:${host} SIP/2.0`,
    `Via: SIP/2.0/${transport} ${word()}.invalid;branch=z9hG4bK${word()};rport`,
    'Max-Forwards: 70',
    `From: <sip:lockstep@anonymous.invalid>;tag=${word()}`,
    `To: <sip:${host}>`,
    `Call-ID: ${word()}`,
    'CSeq: 1 OPTIONS',
    'Accept: application/sdp',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n')
}

/** RFC 6455 section 4.1. `protocol`: the subprotocol, `sip` for RFC 7118. */
export function upgradeRequest(url: URL, protocol?: string): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    '\r\n',
  ].join('\r\n')
}

/** One text frame as a client sends it, masked (RFC 6455 section 5.2); less than 65,536 bytes. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const mask = randomBytes(4)
  const short = payload.length < 126
  const head = Buffer.alloc(short ? 2 : 4)
  head[0] = 0x81
  head[1] = 0x80 | (short ? payload.length : 126)
  if (!short) head.writeUInt16BE(payload.length, 2)
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.concat([head, mask, masked])
}

/** The text of the first whole data frame of a server; control frames are passed over. */
export function firstText(bytes: Buffer): string | undefined {
  let rest = bytes
  while (rest.length >= 2) {
    const [first = 0, second = 0] = rest
    const length = second & 0x7f
    if (length === 127) return undefined
    const start = length === 126 ? 4 : 2
    if (rest.length < start) return undefined
    const size = length === 126 ? rest.readUInt16BE(2) : length
    if (rest.length < start + size) return undefined
    const opcode = first & 0x0f
    if (opcode === 1 || opcode === 2) return rest.toString('utf8', start, start + size)
    rest = rest.subarray(start + size)
  }
  return undefined
}
