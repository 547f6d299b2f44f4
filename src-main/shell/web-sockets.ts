/**
 * WebSockets of main, for phone systems whose protocol is not SIP. Electron's `net` has none, so it
 * is Node's (undici): it does not go through the system's proxy, and trusts what is told here.
 */
import tls from 'node:tls'
import { trustedAuthorities } from '../adapters/pbx/sip/socket-trust.ts'
import { isLoopback } from '../domain/loopback.ts'
import type { OpenWebSocket } from '../ports.ts'

let told = false

/** Besides the authorities that Node brings along those of the operating system, a company's too. */
function trustTheSystem(): void {
  if (told) return
  told = true
  try {
    tls.setDefaultCACertificates(trustedAuthorities())
  } catch {
    // A Node before 24.5: then nothing more is believed.
  }
}

export const openWebSocket: OpenWebSocket = (url) => {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'wss:' && !(protocol === 'ws:' && isLoopback(hostname)))
    throw new TypeError('a WebSocket has to be encrypted')
  // The one switch that turns all verification off, and that anybody can leave in an environment.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
  trustTheSystem()
  return new WebSocket(url)
}
