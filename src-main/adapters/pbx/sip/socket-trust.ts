/** Whom the TLS sockets of main believe. */
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'

let context: SecureContext | undefined

/** Made once: reading the authorities takes up to a second, and Node keeps them while it runs. */
export function trustedContext(): SecureContext {
  context ??= contextOf(trustedAuthorities())
  return context
}

/**
 * The authorities that Node brings along, and those of the operating system, among which a company
 * has its own (https://nodejs.org/api/tls.html#tlsgetcacertificatestype), as PEM.
 */
export function trustedAuthorities(): string[] {
  return [...new Set([...getCACertificates('default'), ...systemAuthorities()])]
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
