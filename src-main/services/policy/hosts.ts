/** Which phone servers the organisation allows. */

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
  if (!URL.canParse(server)) return false
  const host = plain(new URL(server).hostname)
  return allowed.some((entry) =>
    entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry,
  )
}

/** `pbx.example.com.` is the same host, said in full. */
function plain(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}
