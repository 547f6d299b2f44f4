/** One WebSocket to a PBX: frames in and out, with bounds on everything that comes. */
import type { Clock, OpenWebSocket } from '../../../ports.ts'
import { type LoginMessage, longestMessage, type MyAppsMessage, parseMessage } from './messages.ts'

/** `notMyApps`: what answered there does not speak this protocol. */
export type Gone = 'unopened' | 'closed' | 'silent' | 'notMyApps' | 'malformed'

export interface Link {
  readonly url: string
  send(message: Readonly<Record<string, unknown>>): void
  /** Closes for good; nothing is told any more. */
  close(): void
}

export interface LinkParts {
  readonly url: string
  readonly open: OpenWebSocket
  readonly clock: Pick<Clock, 'timer'>
  readonly onOpen: () => void
  /** Any frame: the PBX is there. */
  readonly onFrame: () => void
  readonly onMessage: (message: MyAppsMessage) => void
  /** Told at most once, NEVER after `close`. */
  readonly onGone: (why: Gone) => void
}

const openWithinMs = 10_000
/** More of them in one connection, and the other end is something else. */
const unreadableAtMost = 20

/** @throws when the address is none that may be opened */
export function openLink(parts: LinkParts): Link {
  const { url, clock, onMessage, onGone } = parts
  let over = false
  let opened = false
  let understood = false
  let unreadable = 0
  const socket = parts.open(url)
  const stopWaiting = clock.timer(openWithinMs, () => gone('silent'))

  function end(): boolean {
    if (over) return false
    over = true
    stopWaiting()
    socket.close()
    return true
  }

  function gone(why: Gone): void {
    if (end()) onGone(why)
  }

  function take(data: unknown): void {
    parts.onFrame()
    const parsed = parseMessage(data)
    if (parsed.kind !== 'unreadable') {
      understood = true
      if (parsed.kind === 'message') onMessage(parsed.message)
      return
    }
    unreadable += 1
    const huge = typeof data === 'string' && data.length > longestMessage
    if (!understood) gone('notMyApps')
    else if (huge || unreadable > unreadableAtMost) gone('malformed')
  }

  socket.addEventListener('open', () => {
    if (over) return
    opened = true
    stopWaiting()
    parts.onOpen()
  })
  socket.addEventListener('message', (event) => {
    if (!over) take('data' in event ? event.data : undefined)
  })
  // An error is always followed by a close, and tells nothing beyond it.
  socket.addEventListener('error', () => undefined)
  socket.addEventListener('close', () => gone(opened ? 'closed' : 'unopened'))

  return {
    url,
    send(message) {
      if (!over && opened) socket.send(JSON.stringify(message))
    },
    close: () => {
      end()
    },
  }
}

const loginTypes: ReadonlySet<string> = new Set<LoginMessage['mt']>([
  'LoginInfoResult',
  'Authenticate',
  'Authorize',
  'LoginResult',
  'Redirect',
])

/** One of those that answer what a login sends. */
export function isLoginMessage(message: MyAppsMessage): message is LoginMessage {
  return loginTypes.has(message.mt)
}
