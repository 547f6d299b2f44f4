/** What people and policies say about the phone, made into what the line needs. */
import { Fault } from './codes.ts'
import { isLoopback } from './loopback.ts'
import { socketServerOf, socketServerText, withSocketScheme } from './socket-server.ts'

export interface PhoneAddress {
  /** `wss://host[:port][/path]`, `ws://` on loopback, `tls://host[:port]` or `tcp://host[:port]`. */
  readonly server: string
  /** `sip:user@domain`. */
  readonly addressOfRecord: string
  readonly authorizationUser: string
}

export interface TypedPhone {
  readonly server: string
  readonly address: string
  readonly authorizationUser: string
}

/** User part of a SIP URI without parameters (RFC 3261 section 25.1: unreserved and user-unreserved). */
const userPart = /^[A-Za-z0-9_.!~*'()&=+$,;?/-]{1,100}$/
const domainPart = /^[A-Za-z0-9.-]{1,200}(:\d{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?$/

/**
 * A bare host name means `wss://`; a bare extension belongs to the server's host. What phones call
 * `sips:host` or `sip:host;transport=tcp` is understood as `tls://host` and `tcp://host`.
 *
 * @throws Fault `command.invalid` when it cannot be an address
 */
export function phoneAddressOf(typed: TypedPhone): PhoneAddress {
  const server = serverOf(typed.server)
  const [user = '', domain = new URL(server).hostname] = partsOf(typed.address)
  if (!userPart.test(user) || !domainPart.test(domain))
    throw new Fault('command.invalid', 'not a SIP address')
  return {
    server,
    addressOfRecord: `sip:${user}@${domain}`,
    authorizationUser: typed.authorizationUser.trim() || user,
  }
}

/** The extension in `1001`, `1001@pbx.example.com` or `sip:1001@pbx.example.com`. */
export function extensionOf(address: string): string {
  return partsOf(address)[0] ?? ''
}

function partsOf(address: string): string[] {
  return address
    .trim()
    .replace(/^sips?:/i, '')
    .split('@', 2)
}

function serverOf(typed: string): string {
  const text = withSocketScheme(typed.trim())
  const socket = socketServerOf(text)
  if (socket !== undefined) return socketServerText(socket)
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `wss://${text}`
  if (!URL.canParse(withScheme)) throw new Fault('command.invalid', 'not a server address')
  const url = new URL(withScheme)
  const allowed = url.protocol === 'wss:' || (url.protocol === 'ws:' && isLoopback(url.hostname))
  if (!allowed || url.username !== '' || url.password !== '')
    throw new Fault('command.invalid', 'only wss:, tls: or tcp:, or ws: on this computer')
  return url.pathname === '/' && url.search === '' ? `${url.protocol}//${url.host}` : url.href
}
