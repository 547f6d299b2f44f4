/** One socket to a SIP server over TLS or TCP (RFC 3261 section 18), for a page without network. */
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, type SecureContext } from 'node:tls'
import type { ErrorCode } from '../../../domain/codes.ts'
import type { SocketServer } from '../../../domain/socket-server.ts'
import type { Clock, Unsubscribe } from '../../../ports.ts'
import { socketCauseOf } from './socket-cause.ts'
import { createFramer } from './socket-frames.ts'
import { trustedContext } from './socket-trust.ts'

export interface SipSocketOptions {
  readonly server: SocketServer
  readonly clock: Pick<Clock, 'timer'>
  /** Whom to believe; by default what {@link trustedContext} says. */
  readonly trust?: () => SecureContext
  /** From here on this address of this computer; `host` without brackets. */
  readonly onOpen: (host: string, port: number) => void
  readonly onFrame: (text: string) => void
  /** Could not be opened, or is gone; called at most once, and not after `close`. */
  readonly onClosed: (code: ErrorCode) => void
}

export interface SipSocket {
  send(text: string): void
  /** One frame was dealt with. */
  taken(): void
  close(): void
}

/** Name resolution, connection and TLS handshake together. */
const openMs = 10_000
/** Bytes that the server may leave unread. */
const mostUnsent = 1_048_576
/** Frames told, and not dealt with yet, at which reading stops, and goes on. */
const [mostUntaken, fewUntaken] = [64, 32]
/**
 * Silence on our side after which a double CRLF keeps firewalls and address translation from
 * forgetting the connection (RFC 5626 section 4.4.1 has 95 to 120 s for TCP).
 */
const quietMs = 95_000
/** For what was sent last to leave. */
const lingerMs = 1_000

export function openSipSocket(options: SipSocketOptions): SipSocket {
  const { clock } = options
  const socket = connect(options)
  let opened = false
  let over = false
  let untaken = 0
  let cancelKeepAlive: Unsubscribe = () => undefined
  const cancelOpening = clock.timer(openMs, () => fail('sip.timedOut'))

  const end = (): boolean => {
    if (over) return false
    over = true
    cancelOpening()
    cancelKeepAlive()
    return true
  }
  const fail = (code: ErrorCode): void => {
    if (!end()) return
    socket.destroy()
    options.onClosed(code)
  }
  const write = (text: string): void => {
    if (!opened || over) return
    socket.write(text)
    if (socket.writableLength > mostUnsent) fail('sip.connectionLost')
    else keepAlive()
  }
  function keepAlive(): void {
    cancelKeepAlive()
    cancelKeepAlive = clock.timer(quietMs, () => write('\r\n\r\n'))
  }
  const framer = createFramer({
    onFrame(text) {
      if (over) return
      untaken += 1
      if (untaken >= mostUntaken) socket.pause()
      options.onFrame(text)
    },
    onPing: () => write('\r\n'),
    onFault: fail,
  })

  socket.setNoDelay(true)
  // Named before an error can come, and kept: a late one must not end the program.
  socket.on('error', (error) => fail(opened ? 'sip.connectionLost' : socketCauseOf(error)))
  socket.on('close', () => fail(opened ? 'sip.connectionLost' : 'sip.unreachable'))
  socket.on('data', (chunk: Buffer) => void framer.push(chunk))
  socket.on(options.server.transport === 'tls' ? 'secureConnect' : 'connect', () => {
    if (over) return
    opened = true
    cancelOpening()
    keepAlive()
    options.onOpen(plainAddress(socket.localAddress ?? ''), socket.localPort ?? 0)
  })

  return {
    send: write,
    taken() {
      untaken = Math.max(0, untaken - 1)
      if (untaken <= fewUntaken && socket.isPaused()) socket.resume()
    },
    close() {
      if (!end()) return
      if (!opened) return void socket.destroy()
      socket.end()
      // Whatever still comes is not read any more.
      socket.resume()
      const cancel = clock.timer(lingerMs, () => void socket.destroy())
      socket.once('close', cancel)
    },
  }
}

function connect({ server, trust = trustedContext }: SipSocketOptions): Socket {
  const { host, port, transport } = server
  const to = { host, port, keepAlive: true, autoSelectFamilyAttemptTimeout: 1_000 }
  if (transport === 'tcp') return connectTcp(to)
  const secure: ConnectionOptions = {
    ...to,
    secureContext: trust(),
    // Said here, so that no variable of the environment can say otherwise.
    rejectUnauthorized: true,
    // SNI has no addresses (RFC 6066 section 3); the host is checked against the certificate anyway.
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
  return connectTls(secure)
}

/** An IPv4 address seen through an IPv6 socket is one of IPv4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
