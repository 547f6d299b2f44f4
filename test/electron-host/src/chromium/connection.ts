import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { DevToolsSession } from './protocol.ts'

interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}

interface Pending {
  method: string
  resolve(result: unknown): void
  reject(error: Error): void
}

/** The DevTools protocol over Chromium's two pipes: JSON messages that end in a zero byte. */
export class Connection {
  readonly browser: DevToolsSession
  private readonly output: Writable
  private readonly emitters = new Map<string, EventEmitter>()
  private readonly pending = new Map<number, Pending>()
  private lastId = 0
  private unread = ''
  private closed = false

  constructor(output: Writable, input: Readable) {
    this.output = output
    this.browser = this.session('')
    output.on('error', () => this.close())
    input.setEncoding('utf8').on('data', (chunk: string) => this.read(chunk))
    input.on('close', () => this.close())
  }

  /** The conversation with the target that was attached under `sessionId`. */
  session(sessionId: string): DevToolsSession {
    const emitter = new EventEmitter().setMaxListeners(50)
    this.emitters.set(sessionId, emitter)
    const send = (method: string, params: object = {}) => this.send(sessionId, method, params)
    return {
      // The wire is untyped; the DevTools protocol's own types say what a method answers.
      send: send as DevToolsSession['send'],
      on(event, listener) {
        emitter.on(event, listener)
        return () => emitter.off(event, listener)
      },
    }
  }

  forget(sessionId: string): void {
    this.emitters.delete(sessionId)
  }

  close(): void {
    this.closed = true
    for (const { method, reject } of this.pending.values()) reject(gone(method))
    this.pending.clear()
  }

  private send(sessionId: string, method: string, params: object): Promise<unknown> {
    if (this.closed) return Promise.reject(gone(method))
    this.lastId += 1
    const id = this.lastId
    const message = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })
    return new Promise((resolve, reject) => {
      this.pending.set(id, { method, resolve, reject })
      this.output.write(`${message}\0`)
    })
  }

  private read(chunk: string): void {
    const messages = (this.unread + chunk).split('\0')
    this.unread = messages.pop() ?? ''
    for (const message of messages) this.receive(JSON.parse(message))
  }

  private receive(message: Message): void {
    if (message.id === undefined) {
      const emitter = this.emitters.get(message.sessionId ?? '')
      emitter?.emit(message.method ?? '', message.params)
      return
    }
    const waiting = this.pending.get(message.id)
    this.pending.delete(message.id)
    if (!waiting) return
    if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting.resolve(message.result)
  }
}

function gone(method: string): Error {
  return new Error(`${method}: Chromium is gone`)
}
