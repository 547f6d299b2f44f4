/**
 * A forward proxy as organisations have them: it relays, wants credentials, refuses, or is gone.
 * Nothing of a test leaves this computer: it refuses whatever is not on loopback.
 */
import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as send,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { isLoopbackUrl } from '../../../src-main/domain/loopback.ts'

export interface ForwardProxy {
  /** For `--proxy-server`. */
  readonly address: string
  /** What it was asked for, newest last: `CONNECT localhost:443`, `GET http://localhost:80`. */
  readonly asked: readonly string[]
  /**
   * `credentials`: only with Basic credentials, which no client of these tests has (RFC 9110
   * section 11.7.1); `refuse`: never.
   */
  behave(how: 'relay' | 'credentials' | 'refuse'): void
  /** Nobody listens any more, and all connections end. */
  die(): Promise<void>
  /** Back at the same address. */
  revive(): Promise<void>
  stop(): Promise<void>
}

interface Refusal {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

const forbidden: Refusal = { status: 403, text: 'Forbidden', headers: {} }
const challenge = 'Basic realm="proxy.example.invalid"'

export async function startForwardProxy(): Promise<ForwardProxy> {
  const asked: string[] = []
  const sockets = new Set<Duplex>()
  let mode: 'relay' | 'credentials' | 'refuse' = 'relay'
  let server = await listen(0)
  const { port } = addressOf(server)

  function note(method: string | undefined, target: string): void {
    asked.push(`${method} ${target}`)
  }

  function kept<T extends Duplex>(socket: T): T {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    return socket
  }

  /** Status line and headers of a refusal; `undefined` where it relays. */
  function refusal(target: string): Refusal | undefined {
    if (!isLoopbackUrl(target)) return forbidden
    if (mode === 'credentials')
      return {
        status: 407,
        text: 'Proxy Authentication Required',
        headers: { 'proxy-authenticate': challenge },
      }
    return mode === 'refuse' ? forbidden : undefined
  }

  /** Plain HTTP: the target stands in the request line (RFC 9112 section 3.2.2). */
  function relay(request: IncomingMessage, answer: ServerResponse): void {
    const target = request.url ?? ''
    if (!URL.canParse(target)) {
      answer.writeHead(400).end()
      return
    }
    note(request.method, new URL(target).origin)
    const refused = refusal(target)
    if (refused !== undefined) {
      const headers = { ...refused.headers, 'content-type': 'text/html' }
      answer.writeHead(refused.status, headers).end('<h1>Proxy</h1>')
      return
    }
    const { 'proxy-connection': _hop, ...headers } = request.headers
    const onward = send(target, { method: request.method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()))
    request.pipe(onward)
  }

  /** A tunnel (RFC 9110 section 9.3.6). */
  function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    kept(socket)
    const target = request.url ?? ''
    note('CONNECT', target)
    const refused = refusal(`http://${target}`)
    if (refused !== undefined) {
      const lines = Object.entries(refused.headers).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.end(
        `HTTP/1.1 ${refused.status} ${refused.text}\r\n${lines.join('')}content-length: 0\r\n\r\n`,
      )
      return
    }
    const { hostname, port: to } = new URL(`tunnel://${target}`)
    const far: Socket = kept(connect(Number(to), hostname))
    far.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      far.write(head)
      socket.pipe(far).pipe(socket)
    })
    far.once('error', () => socket.destroy())
    socket.once('close', () => far.destroy())
  }

  async function listen(at: number): Promise<Server> {
    const next = createServer(relay)
    next.on('connect', tunnel)
    next.listen(at, '127.0.0.1')
    await once(next, 'listening')
    return next
  }

  async function die(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  return {
    address: `127.0.0.1:${port}`,
    asked,
    behave(how) {
      mode = how
      // A tunnel that stands would outlive the change.
      for (const socket of sockets) socket.destroy()
    },
    die,
    async revive() {
      server = await listen(port)
    },
    async stop() {
      if (server.listening) await die()
    },
  }
}

function addressOf(server: Server): { readonly port: number } {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address
}
