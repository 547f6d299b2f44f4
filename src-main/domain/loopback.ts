const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True for a `URL.hostname` that is this computer; only there may anything be unencrypted. */
export function isLoopback(hostname: string): boolean {
  return loopbackHosts.has(hostname)
}

/** True for the URL of something on this computer. */
export function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopback(new URL(text).hostname)
}

/** `https:`, or `http:` on this computer; without a password, a question or a fragment. */
export function isSecureUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, search, hash } = new URL(text)
  const secure = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return secure && username === '' && search === '' && hash === ''
}
