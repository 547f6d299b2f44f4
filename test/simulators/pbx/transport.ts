import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawData, WebSocket, WebSocketServer } from 'ws'

/** One client. */
export interface Connection {
  /** Does nothing once the connection is closed. */
  send(text: string): void
}

export interface TransportOptions {
  /** 0: a free one. */
  readonly port: number
  readonly onMessage: (connection: Connection, text: string) => void
  readonly onClosed: (connection: Connection) => void
}

export interface Transport {
  readonly port: number
  /** Cuts all connections; resolves when the port is free. */
  close(): Promise<void>
}

const largestMessage = 262_144
const mostConnections = 100
const mostWaitingBytes = 4_194_304

/** SIP over WebSocket (RFC 7118) on 127.0.0.1. Rejects when the port is taken. */
export async function listen(options: TransportOptions): Promise<Transport> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port,
    maxPayload: largestMessage,
    // Section 4.1: without the subprotocol `sip` on both sides there is no connection.
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      server.clients.size < mostConnections && offered(req).includes('sip'),
    handleProtocols: () => 'sip',
  })
  server.on('connection', (socket) => serve(socket, options))
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    async close() {
      for (const socket of server.clients) socket.terminate()
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}

function serve(socket: WebSocket, { onMessage, onClosed }: TransportOptions): void {
  const connection: Connection = {
    send(text) {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > mostWaitingBytes) return socket.terminate()
      socket.send(text)
    },
  }
  // Text and binary messages are the same to SIP (section 4.2).
  socket.on('message', (data: RawData) => {
    const text = data.toString()
    // The keep-alive of connection-oriented transports (RFC 5626 section 3.5.1).
    if (text === '\r\n\r\n') connection.send('\r\n')
    else onMessage(connection, text)
  })
  // What is wrong with the socket shows as its end, too.
  socket.on('error', () => {})
  socket.on('close', () => onClosed(connection))
}

function offered(request: IncomingMessage): string[] {
  const value = request.headers['sec-websocket-protocol'] ?? ''
  return value.split(',').map((name) => name.trim().toLowerCase())
}
