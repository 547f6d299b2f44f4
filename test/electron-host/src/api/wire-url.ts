import { notImplemented } from '../core/strict.ts'

// Chromium refuses a scheme it does not know before any request leaves it, and the DevTools
// protocol cannot teach it one. So `app://host/path` travels as `https://host.app.invalid/path`,
// a secure origin that no resolver knows, and is turned back wherever the app looks.

const schemes = new Set<string>()

/** `protocol.registerSchemesAsPrivileged`, before the app is ready. */
export function registerSchemes(customSchemes: Electron.CustomScheme[]): void {
  for (const { scheme, privileges } of customSchemes) {
    if (!privileges?.standard || !privileges.secure) {
      notImplemented(`a custom scheme (${scheme}:) that is not both standard and secure`)
    }
    schemes.add(scheme)
  }
}

export function isRegistered(scheme: string): boolean {
  return schemes.has(scheme)
}

/** The address Chromium is given for one of the app's. */
export function toWire(url: string): string {
  const [, scheme = '', host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  if (!schemes.has(scheme)) return url
  return `https://${host}.${scheme}.invalid${rest?.startsWith('/') ? rest : `/${rest}`}`
}

/** The app's address for one of Chromium's. */
export function fromWire(url: string): string {
  const [, host, scheme = '', rest] =
    /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(.*)$/i.exec(url) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** The scheme of an address, without its colon. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

/** The origin as Electron words it; Node's URL knows none for a custom scheme. */
export function originOf(url: string): string {
  const { protocol, host, origin } = new URL(url)
  return schemes.has(schemeOf(url)) ? `${protocol}//${host}` : origin
}
