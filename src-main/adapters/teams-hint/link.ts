/**
 * One connection to the local Teams API. It never leaves this computer, so it needs neither proxy
 * nor trusted certificates; it does not go through the Net port, since Electron's `net` has no
 * WebSocket.
 */
import { isLoopbackUrl } from '../../domain/loopback.ts'
import type { Clock, PlainWebSocket } from '../../ports.ts'
import { longestMessage, parseMessage, type TeamsMessage } from './messages.ts'

export type OpenSocket = (url: string) => PlainWebSocket

export const openWebSocket: OpenSocket = (url) => new WebSocket(url)

export const teamsAddress = 'ws://localhost:8124'

/** The address with the parameters that Teams shows to the person when it asks. */
export function addressOf(
  address: string,
  { token, version }: { readonly token: string | undefined; readonly version: string },
): string {
  if (!isLoopbackUrl(address)) throw new TypeError('the local Teams API is on this computer')
  const url = new URL(address)
  if (token !== undefined) url.searchParams.set('token', token)
  url.searchParams.set('protocol-version', '2.0.0')
  for (const name of ['manufacturer', 'device', 'app']) url.searchParams.set(name, 'Lockstep')
  url.searchParams.set('app-version', version)
  return url.href
}

export interface LinkParts {
  readonly open: OpenSocket
  readonly url: string
  readonly clock: Pick<Clock, 'timer'>
  readonly onOpen: () => void
  readonly onMessage: (message: TeamsMessage) => void
  /** Told at most once, NEVER after `close`. */
  readonly onGone: (why: 'closed' | 'silent' | 'unreadable') => void
}

export interface Link {
  send(message: Readonly<Record<string, unknown>>): void
  close(): void
}

const openWithinMs = 10_000
/** More of them, and the other end is not Teams. */
const unreadableAtMost = 20

export function openLink(parts: LinkParts): Link {
  const { clock, onOpen, onMessage, onGone } = parts
  let over = false
  let unreadable = 0
  const socket = parts.open(parts.url)
  const stopWaiting = clock.timer(openWithinMs, () => gone('silent'))

  function end(): boolean {
    if (over) return false
    over = true
    stopWaiting()
    socket.close()
    return true
  }

  function gone(why: 'closed' | 'silent' | 'unreadable'): void {
    if (end()) onGone(why)
  }

  function take(data: unknown): void {
    const message = parseMessage(data)
    if (message !== undefined) {
      onMessage(message)
      return
    }
    unreadable += 1
    const huge = typeof data === 'string' && data.length > longestMessage
    if (huge || unreadable > unreadableAtMost) gone('unreadable')
  }

  socket.addEventListener('open', () => {
    if (over) return
    stopWaiting()
    onOpen()
  })
  socket.addEventListener('message', (event) => {
    if (!over) take('data' in event ? event.data : undefined)
  })
  // An error is always followed by a close, and tells nothing beyond it.
  socket.addEventListener('error', () => undefined)
  socket.addEventListener('close', () => gone('closed'))

  return {
    send: (message) => {
      if (!over) socket.send(JSON.stringify(message))
    },
    close: () => {
      end()
    },
  }
}
