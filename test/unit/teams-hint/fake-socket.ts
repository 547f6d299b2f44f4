import type { PlainWebSocket } from '../../../src-main/ports.ts'

/** A WebSocket in the hands of a test. */
export class FakeSocket extends EventTarget implements PlainWebSocket {
  readonly sent: unknown[] = []
  readonly url: string
  closed = false

  constructor(url: string) {
    super()
    this.url = url
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.closed = true
  }

  opens(): void {
    this.dispatchEvent(new Event('open'))
  }

  says(data: unknown): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data)
    this.dispatchEvent(new MessageEvent('message', { data: text }))
  }

  ends(): void {
    this.dispatchEvent(new Event('error'))
    this.dispatchEvent(new Event('close'))
  }
}
