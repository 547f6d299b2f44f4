import { Fault } from '../../src-main/domain/codes.ts'
import type { LineHost } from '../../src-main/ports.ts'
import type { FromLine, ToLine } from '../../src-preload/line-contract.ts'

/** A line page, played by the test. */
export interface FakePage {
  readonly server: string
  /** Pings apart: those are answered, unless the page hangs. */
  readonly sent: ToLine[]
  tell(message: FromLine): void
  crash(): void
  closed: boolean
  hangs: boolean
}

export interface FakeLineHost extends LineHost {
  readonly pages: readonly FakePage[]
  /** The last page by default. */
  page(index?: number): FakePage
}

export function createFakeLineHost(): FakeLineHost {
  const pages: FakePage[] = []
  return {
    pages,
    page(index = pages.length - 1) {
      const found = pages[index]
      if (found === undefined) throw new Error('no page')
      return found
    },
    openLine(server) {
      if (server.startsWith('http')) throw new Fault('sip.refused')
      let onMessage: (message: FromLine) => void = () => undefined
      let onGone: (reason: string) => void = () => undefined
      const page: FakePage = {
        server,
        sent: [],
        tell: (message) => onMessage(message),
        crash: () => onGone('crashed'),
        closed: false,
        hangs: false,
      }
      pages.push(page)
      return {
        send(message) {
          if (message.type !== 'ping') page.sent.push(message)
          else if (!page.hangs) onMessage({ type: 'pong', id: message.id })
        },
        onMessage(listener) {
          onMessage = listener
          return () => undefined
        },
        onGone(listener) {
          onGone = listener
          return () => undefined
        },
        close() {
          page.closed = true
        },
      }
    },
  }
}
