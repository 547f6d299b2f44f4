/** Where a person says that their phone system is, before anybody knows what it is. */
import { Fault } from './codes.ts'
import { isLoopback } from './loopback.ts'
import { socketServerOf, socketServerText, withSocketScheme } from './socket-server.ts'

export interface PhoneTarget {
  /** As `URL.hostname` has it: in lower case, IPv6 in brackets. */
  readonly host: string
  /** Named by the person; absent: the usual ones. */
  readonly port?: number
  /** A whole address of a SIP server: nothing else is tried. */
  readonly exact?: string
}

/**
 * A host name, with or without a port; an address of the web or of a SIP server as it is copied from
 * elsewhere; an extension with its domain.
 *
 * @throws Fault `command.invalid` when no host is in it
 */
export function phoneTargetOf(typed: string): PhoneTarget {
  const text = withSocketScheme(typed.trim())
  const socket = socketServerOf(text)
  if (socket !== undefined) {
    const host = socket.host.includes(':') ? `[${socket.host}]` : socket.host
    return { host, exact: socketServerText(socket) }
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  const address = scheme === undefined ? `https://${text.replace(/^(?:sips?:)?[^/]*@/i, '')}` : text
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !knownHost(url.hostname) || url.username !== '')
    throw new Fault('command.invalid', 'no host to look at')
  if (scheme === undefined || scheme === 'https') return { host: url.hostname, ...portOf(url) }
  const allowed = scheme === 'wss' || (scheme === 'ws' && isLoopback(url.hostname))
  if (!allowed) throw new Fault('command.invalid', 'only wss:, tls: or tcp:')
  // Without a path it says no more than the host does.
  if (scheme === 'wss' && url.pathname === '/' && url.search === '')
    return { host: url.hostname, ...portOf(url) }
  return { host: url.hostname, exact: url.href }
}

function knownHost(host: string): boolean {
  return /^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/.test(host)
}

function portOf({ port }: URL): { readonly port?: number } {
  return port === '' ? {} : { port: Number(port) }
}
