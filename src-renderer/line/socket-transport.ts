import { EmitterImpl, type Transport, TransportState } from 'sip.js'
import type { PageSocket } from './sockets.ts'

/** The transport that sip.js is given in the place of its WebSocket: a socket that stands already. */
export class SocketTransport implements Transport {
  /** As Via has it (RFC 3261 section 20.42). */
  readonly protocol: 'TLS' | 'TCP'
  readonly stateChange = new EmitterImpl<TransportState>()
  state = TransportState.Disconnected
  onConnect: (() => void) | undefined
  onDisconnect: ((error?: Error) => void) | undefined
  onMessage: ((message: string) => void) | undefined
  readonly #socket: PageSocket

  constructor(protocol: 'TLS' | 'TCP', socket: PageSocket) {
    this.protocol = protocol
    this.#socket = socket
    socket.onFrame = (text) => {
      if (this.isConnected()) this.onMessage?.(text)
    }
    socket.onClosed = (code) => {
      const wasConnected = this.isConnected()
      this.#become(TransportState.Disconnected)
      if (wasConnected) this.onDisconnect?.(new Error(code))
    }
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected
  }

  async connect(): Promise<void> {
    if (this.#socket.closedBy !== undefined) throw new Error(this.#socket.closedBy)
    if (this.isConnected()) return
    this.#become(TransportState.Connected)
    this.onConnect?.()
  }

  async disconnect(): Promise<void> {
    this.#socket.close()
    if (!this.isConnected()) return
    this.#become(TransportState.Disconnecting)
    this.#become(TransportState.Disconnected)
    this.onDisconnect?.()
  }

  dispose(): Promise<void> {
    return this.disconnect()
  }

  async send(message: string): Promise<void> {
    if (!this.isConnected()) throw new Error('not connected')
    this.#socket.send(message)
  }

  #become(state: TransportState): void {
    if (state === this.state) return
    this.state = state
    this.stateChange.emit(state)
  }
}
