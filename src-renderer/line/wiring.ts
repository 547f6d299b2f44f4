import type { UserAgentOptions } from 'sip.js'
import type { LineClock } from './clock.ts'
import { SocketTransport } from './socket-transport.ts'
import type { Sockets } from './sockets.ts'
import type { LineCode } from './types.ts'

/** How a user agent is joined to its server, and where it says that it can be reached. */
export interface Wiring {
  readonly options: UserAgentOptions
  /** Port of the Contact; a browser has none that it knows of. */
  readonly contactPort?: number
  /** Why the connection was closed from the other side, where that is known. */
  closedBy(): LineCode | undefined
}

const connectSeconds = 10

/** Of the WebSocket (RFC 7118), which sip.js opens by itself. */
function webSocket(server: string): Wiring {
  return {
    options: {
      transportOptions: {
        server,
        connectionTimeout: connectSeconds,
        keepAliveInterval: 0,
        traceSip: false,
      },
    },
    closedBy: () => undefined,
  }
}

/**
 * Opens the socket of a `tls:` or `tcp:` server; for a WebSocket there is nothing to do yet.
 *
 * The Contact of such a connection names this end of it, so that a server sends its requests over
 * it (RFC 3261 section 18.2.2, and every server that looks for an open connection first). The Via
 * has the address without the port, for which sip.js would drop the answer; `rport` fills it in
 * (RFC 3581).
 *
 * @throws SocketFault when the socket cannot be opened
 */
export async function wire(
  server: string,
  sockets: Sockets,
  clock: LineClock,
  signal: AbortSignal,
): Promise<Wiring> {
  const scheme = /^(tls|tcp):\/\//.exec(server)?.[1]
  if (scheme === undefined) return webSocket(server)
  const socket = await sockets.open(clock, signal)
  return {
    options: {
      transportConstructor: class extends SocketTransport {
        constructor() {
          super(scheme === 'tls' ? 'TLS' : 'TCP', socket)
        }
      },
      viaHost: socket.host.includes(':') ? `[${socket.host}]` : socket.host,
      forceRport: true,
      contactParams: { transport: scheme },
    },
    contactPort: socket.port,
    closedBy: () => socket.closedBy,
  }
}
