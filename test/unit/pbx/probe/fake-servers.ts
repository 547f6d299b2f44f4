/** Servers that answer a search, without a network. */
import type { Dial } from '../../../../src-main/adapters/pbx/probe/dial.ts'
import type { Net, Reachability } from '../../../../src-main/ports.ts'

/** What comes back for what was written; `undefined` while nothing does. */
export type Speak = (written: string) => string | Buffer | undefined

/** By `host:port`, with `tls ` before it where the connection is secure. */
export type Servers = Readonly<Record<string, Speak | Error>>

export function fault(code: string): Error {
  return Object.assign(new Error(code), { code })
}

export interface FakeDial {
  readonly dial: Dial
  /** Where connections went. */
  readonly dialled: string[]
  /** Everything that was written, without the masks of WebSocket frames. */
  readonly written: string[]
  /** Connections that nobody closed. */
  open(): number
}

/** A port that is not there is refused. */
export function fakeDial(servers: Servers): FakeDial {
  const dialled: string[] = []
  const written: string[] = []
  let open = 0
  const dial: Dial = async ({ host, port, secure }, signal) => {
    const name = `${secure ? 'tls ' : ''}${host}:${port}`
    dialled.push(name)
    const server = servers[name] ?? fault('ECONNREFUSED')
    if (server instanceof Error) throw server
    open += 1
    const answers: Buffer[] = []
    let wake: () => void = () => undefined
    return {
      write(data) {
        const text = typeof data === 'string' ? data : unmasked(Buffer.from(data))
        written.push(text)
        const answer = server(text)
        if (answer !== undefined) answers.push(Buffer.from(answer))
        wake()
      },
      async read() {
        for (;;) {
          const next = answers.shift()
          if (next !== undefined) return next
          await new Promise<void>((resolve, reject) => {
            wake = resolve
            signal.addEventListener('abort', () => reject(signal.reason), { once: true })
            if (signal.aborted) reject(signal.reason)
          })
        }
      },
      close() {
        open -= 1
      },
    }
  }
  return { dial, dialled, written, open: () => open }
}

/** RFC 6455 section 5.3. */
function unmasked(frame: Buffer): string {
  const start = (frame[1] ?? 0) === 0xfe ? 4 : 2
  const mask = frame.subarray(start, start + 4)
  const payload = frame.subarray(start + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return Buffer.from(payload).toString()
}

/** A text frame of a server (RFC 6455 section 5.2). */
export function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = payload.length < 126 ? [0x81, payload.length] : [0x81, 126, 0, payload.length]
  return Buffer.concat([Buffer.from(head), payload])
}

export const upgraded = (...headers: string[]) =>
  ['HTTP/1.1 101 Switching Protocols', ...headers, '\r\n'].join('\r\n')
export const sipAnswer = (server: string) =>
  `SIP/2.0 200 OK\r\nServer: ${server}\r\nContent-Length: 0\r\n\r\n`

/** A server of SIP over TLS or TCP. */
export const sip =
  (server: string): Speak =>
  (text) =>
    text.startsWith('OPTIONS ') ? sipAnswer(server) : undefined

/** A server of SIP over WebSocket at some paths; nothing else is there. */
export const webSocket =
  (paths: readonly string[], server: string): Speak =>
  (text) => {
    const [, path = ''] = /^GET (\S+) /.exec(text) ?? []
    if (paths.includes(path)) return upgraded('Sec-WebSocket-Protocol: sip')
    if (text.startsWith('GET ')) return 'HTTP/1.1 404 Not Found\r\n\r\n'
    return text.startsWith('OPTIONS ') ? frame(sipAnswer(server)) : undefined
  }

/** @param pages answers by address; others are refused */
export function fakeNet(
  pages: Readonly<Record<string, () => Response>> = {},
  seen: Reachability = 'unreachable',
): Net & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    async fetch(url, { redirect }) {
      asked.push(url)
      // Followed, it may lead to any host.
      if (redirect !== 'manual') throw new Error('a redirect would be followed')
      const page = pages[url]
      if (page === undefined) throw fault('ECONNREFUSED')
      return page()
    },
    async diagnose(origin) {
      asked.push(`diagnose ${origin}`)
      return seen
    },
    isOnline: () => true,
  }
}
