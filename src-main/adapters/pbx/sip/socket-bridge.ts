/** Gives line pages of `tls:` and `tcp:` servers their sockets, which live here, in main. */
import type { SecureContext } from 'node:tls'
import type { FromLine, ToLine } from '../../../../src-preload/line-contract.ts'
import { type SocketServer, socketServerOf } from '../../../domain/socket-server.ts'
import type { Clock, LineHost } from '../../../ports.ts'
import { openSipSocket, type SipSocket } from './socket.ts'

export interface SocketBridgeOptions {
  readonly server: SocketServer
  readonly clock: Pick<Clock, 'timer'>
  readonly trust?: () => SecureContext
  readonly send: (message: ToLine) => void
}

export interface SocketBridge {
  /** Takes a message of the page; all but those about sockets are left alone. */
  handle(message: FromLine): void
  close(): void
}

/** A line has one, a test beside it another, and each may be closing while the next one opens. */
const mostSockets = 4

/** The page names sockets by numbers of its own; where they lead is not for it to say. */
export function createSocketBridge(options: SocketBridgeOptions): SocketBridge {
  const { send } = options
  const sockets = new Map<number, SipSocket>()

  const connect = (id: number): void => {
    if (sockets.has(id) || sockets.size >= mostSockets) {
      send({ type: 'socketClosed', id, code: 'sip.unreachable' })
      return
    }
    const socket = openSipSocket({
      ...options,
      onOpen: (host, port) => send({ type: 'socketOpen', id, host, port }),
      onFrame: (text) => send({ type: 'socketFrame', id, text }),
      onClosed(code) {
        sockets.delete(id)
        send({ type: 'socketClosed', id, code })
      },
    })
    sockets.set(id, socket)
  }

  return {
    handle(message) {
      switch (message.type) {
        case 'socketConnect':
          return connect(message.id)
        case 'socketSend':
          return sockets.get(message.id)?.send(message.text)
        case 'socketTaken':
          return sockets.get(message.id)?.taken()
        case 'socketClose':
          sockets.get(message.id)?.close()
          sockets.delete(message.id)
          return
        default:
          return
      }
    },
    close() {
      for (const socket of sockets.values()) socket.close()
      sockets.clear()
    },
  }
}

/** The same host, whose pages get sockets where their server needs them. */
export function withSockets(
  host: LineHost,
  parts: Pick<SocketBridgeOptions, 'clock' | 'trust'>,
): LineHost {
  return {
    openLine(server) {
      const link = host.openLine(server)
      const address = socketServerOf(server)
      if (address === undefined) return link
      const bridge = createSocketBridge({ ...parts, server: address, send: link.send })
      link.onMessage(bridge.handle)
      link.onGone(bridge.close)
      return {
        ...link,
        close() {
          bridge.close()
          link.close()
        },
      }
    },
  }
}
