/** SIP servers that are reached by a TLS or TCP socket of main, not by a WebSocket of the page. */
import { isLoopback } from './loopback.ts'

export interface SocketServer {
  readonly transport: 'tls' | 'tcp'
  /** A name in lower case, or an IP address without brackets. */
  readonly host: string
  readonly port: number
}

/** RFC 3261 section 19.1.2. */
const defaultPorts = { tls: 5061, tcp: 5060 } as const

const address = /^(tls|tcp):\/\/([^/?#@:[\]]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/i

/** What `tls://host[:port]` or `tcp://host[:port]` means; `undefined` for every other text. */
export function socketServerOf(text: string): SocketServer | undefined {
  const [, scheme, rawHost = '', digits] = address.exec(text) ?? []
  if (scheme === undefined) return undefined
  const transport = scheme.toLowerCase() === 'tls' ? 'tls' : 'tcp'
  const host = hostOf(rawHost)
  const port = digits === undefined ? defaultPorts[transport] : Number(digits)
  if (host === undefined || port < 1 || port > 65_535) return undefined
  return { transport, host, port }
}

/** The one way to write it: without the port where that is the usual one. */
export function socketServerText({ transport, host, port }: SocketServer): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return `${transport}://${shown}${port === defaultPorts[transport] ? '' : `:${port}`}`
}

/** Whoever is on the way can read along: TCP to another computer. */
export function isUnencrypted(server: string): boolean {
  const { transport, host = '' } = socketServerOf(server) ?? {}
  return transport === 'tcp' && !isLoopback(host) && !isLoopback(`[${host}]`)
}

/**
 * `tls:host`, `sips:host` and `sip:host;transport=tls` (RFC 3261 section 19.1.1), as people copy
 * them from a phone; anything else comes back as it is.
 */
export function withSocketScheme(typed: string): string {
  const [, scheme, rest] = /^(tls|tcp):(?!\/\/)(.+)$/i.exec(typed) ?? []
  if (scheme !== undefined) return `${scheme}://${rest}`
  const [, secure] = /^sips:([^;]+)(?:;transport=(?:tls|tcp))?$/i.exec(typed) ?? []
  if (secure !== undefined) return `tls://${secure}`
  const [, host, transport] = /^sip:([^;]+);transport=(tls|tcp)$/i.exec(typed) ?? []
  return host === undefined ? typed : `${transport}://${host}`
}

/** As a URL of the web has it: names as in DNS, addresses in one form. */
function hostOf(raw: string): string | undefined {
  if (!URL.canParse(`https://${raw}`)) return undefined
  const { hostname } = new URL(`https://${raw}`)
  return /^[a-z0-9._-]+$/.test(hostname) ? hostname : ipV6Of(hostname)
}

function ipV6Of(hostname: string): string | undefined {
  return /^\[([0-9a-f:.]+)\]$/.exec(hostname)?.[1]
}
