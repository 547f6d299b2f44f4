/** The addresses of a SIP server over WebSocket. */

/** The web origin of a WebSocket address, to find out why it cannot be reached. */
export function webOriginOf(server: string): string {
  const { protocol, host } = new URL(server)
  return `${protocol === 'ws:' ? 'http:' : 'https:'}//${host}`
}
