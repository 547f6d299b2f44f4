/** Whom the TLS sockets of main believe. */
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'

let context: SecureContext | undefined

/**
 * The authorities that Node brings along, and those of the operating system, among which a company
 * has its own (https://nodejs.org/api/tls.html#tlsgetcacertificatestype). Read once: reading them
 * takes up to a second, and Node itself keeps them as long as the program runs.
 */
export function trustedContext(): SecureContext {
  context ??= contextOf([...new Set([...getCACertificates('default'), ...systemAuthorities()])])
  return context
}

/** @param ca certificates of authorities, as PEM; nobody else is believed */
export function contextOf(ca: string[]): SecureContext {
  return createSecureContext({ ca, minVersion: 'TLSv1.2' })
}

/** None where the operating system's store cannot be read: then nothing more is believed. */
function systemAuthorities(): readonly string[] {
  try {
    return getCACertificates('system')
  } catch {
    return []
  }
}
