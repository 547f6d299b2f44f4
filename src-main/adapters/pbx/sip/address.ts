/** The addresses of a SIP server over WebSocket. */
export { phoneAddressOf } from '../../../domain/phone-address.ts'

/** The web origin of a WebSocket address, to find out why it cannot be reached. */
export function webOriginOf(server: string): string {
  const { protocol, host } = new URL(server)
  return `${protocol === 'ws:' ? 'http:' : 'https:'}//${host}`
}
