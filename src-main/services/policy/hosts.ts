/** Which phone servers the organisation allows. */
import { socketServerOf } from '../../domain/socket-server.ts'
import type { Policy } from './schema.ts'

/**
 * The host as `URL.hostname` has it, with `*.` kept in front; `undefined` when it is none. The
 * wildcard stands for one or more labels: `*.example.com` allows `a.b.example.com`, and not
 * `example.com` itself.
 */
export function hostPattern(text: string): string | undefined {
  const [, wildcard = '', host = ''] = /^(\*\.)?(.*)$/.exec(text.trim()) ?? []
  if (!/^[\p{L}\p{N}._-]+$|^\[[0-9A-Fa-f:.]+\]$/u.test(host)) return undefined
  const url = `wss://${host}`
  if (!URL.canParse(url)) return undefined
  return `${wildcard}${plain(new URL(url).hostname)}`
}

/** @param allowed as {@link hostPattern} makes them; absent allows every host */
export function hostAllowed(server: string, allowed: readonly string[] | undefined): boolean {
  if (allowed === undefined) return true
  const host = hostOf(server)
  if (host === undefined) return false
  return allowed.some((entry) =>
    entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry,
  )
}

/** The host that is really connected to, in the form of {@link hostPattern}. */
function hostOf(server: string): string | undefined {
  const socket = socketServerOf(server)
  if (socket !== undefined)
    return plain(socket.host.includes(':') ? `[${socket.host}]` : socket.host)
  // Any other spelling of such an address is never connected to.
  if (/^(tls|tcp):/i.test(server) || !URL.canParse(server)) return undefined
  return plain(new URL(server).hostname)
}

/** `pbx.example.com.` is the same host, said in full. */
function plain(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}

interface Reached {
  readonly server: string
  readonly ari?: { readonly url: string } | undefined
  readonly ucp?: { readonly url: string } | undefined
  readonly relayUrl?: string | undefined
}

/**
 * Whether every server of a phone may be used. What the policy itself names is not meant by its list,
 * which is about phone systems: the relay is none.
 */
export function mayReach(
  { server, ari, ucp, relayUrl }: Reached,
  { allowedHosts, pbxwareRelayUrl, phoneAriUrl }: Policy,
): boolean {
  const named = [ari?.url, ucp?.url, relayUrl].filter(
    (url) => url !== undefined && url !== '' && url !== pbxwareRelayUrl && url !== phoneAriUrl,
  )
  const servers = named.map((url = '') => url.replace(/^http/i, 'ws'))
  return [server, ...servers].every((each) => hostAllowed(each, allowedHosts))
}
