import type { FromLine, ToLine } from '../../src-preload/line-contract.ts'
import type { LineClock } from './clock.ts'
import type { LineCode } from './types.ts'

/** A socket to the configured server, held by main (`tls:` and `tcp:` servers). */
export interface PageSocket {
  /** This computer's end of it; `host` without brackets. */
  readonly host: string
  readonly port: number
  /** To be set at once after the socket was opened. */
  onFrame: (text: string) => void
  /** Why it was closed from the other side, or by main. */
  closedBy: LineCode | undefined
  /** Called at most once, and not after `close`. */
  onClosed: (code: LineCode) => void
  send(text: string): void
  close(): void
}

/** Main could not open a socket. */
export class SocketFault extends Error {
  readonly code: LineCode

  constructor(code: LineCode) {
    super(code)
    this.code = code
  }
}

type SocketMessage = Extract<ToLine, { readonly type: `socket${string}` }>

export interface Sockets {
  /** @throws SocketFault when it cannot be opened; the reason of `signal` when that is aborted */
  open(clock: LineClock, signal: AbortSignal): Promise<PageSocket>
  handle(message: SocketMessage): void
}

/** Main gives up earlier, and says why; this is for a main that says nothing. */
const openMs = 15_000

interface Entry {
  opened(host: string, port: number): void
  frame(text: string): void
  closed(code: LineCode): void
}

/** Asks main for sockets, and hands each message to the socket that it is about. */
export function createSockets(send: (message: FromLine) => void): Sockets {
  const entries = new Map<number, Entry>()
  let lastId = 0

  const open: Sockets['open'] = (clock, signal) => {
    lastId += 1
    const id = lastId
    const close = () => {
      if (entries.delete(id)) send({ type: 'socketClose', id })
    }
    return new Promise((resolve, reject) => {
      const giveUp = (error: unknown) => {
        settle()
        close()
        reject(error)
      }
      const abort = () => giveUp(signal.reason)
      const cancel = clock.timer(openMs, () => giveUp(new SocketFault('sip.timedOut')))
      const settle = () => {
        cancel()
        signal.removeEventListener('abort', abort)
      }
      let socket: PageSocket | undefined
      entries.set(id, {
        opened(host, port) {
          settle()
          socket = {
            host,
            port,
            closedBy: undefined,
            onFrame: () => {},
            onClosed: () => {},
            send: (text) => {
              if (entries.has(id)) send({ type: 'socketSend', id, text })
            },
            close,
          }
          resolve(socket)
        },
        frame(text) {
          try {
            socket?.onFrame(text)
          } finally {
            send({ type: 'socketTaken', id })
          }
        },
        closed(code) {
          entries.delete(id)
          settle()
          if (socket === undefined) return reject(new SocketFault(code))
          socket.closedBy = code
          socket.onClosed(code)
        },
      })
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort, { once: true })
      send({ type: 'socketConnect', id })
    })
  }

  return {
    open,
    handle(message) {
      const entry = entries.get(message.id)
      switch (message.type) {
        case 'socketOpen':
          return entry?.opened(message.host, message.port)
        case 'socketFrame':
          return entry?.frame(message.text)
        case 'socketClosed':
          return entry?.closed(message.code)
      }
    },
  }
}
