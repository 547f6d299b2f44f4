import { isLoopback } from '../../../src-main/domain/loopback.ts'
import type { PhoneForm, Snapshot } from '../types.ts'

/** What is typed into the phone form; an empty password keeps the saved one. */
export interface TypedPhone {
  readonly server: string
  readonly address: string
  readonly authorizationUser: string
  readonly password: string
}

export interface PhoneProblems {
  readonly server: boolean
  readonly address: boolean
  readonly password: boolean
}

function isServer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'wss:' || (protocol === 'ws:' && isLoopback(hostname))
}

/** `user@host`, with or without `sip:` (RFC 3261 section 19.1, without its parameters). */
function isAddress(text: string): boolean {
  return /^(?:sips?:)?[^@\s:;?<>]+@[^@\s;?<>]+$/i.test(text)
}

/** The extension alone, which a template of the organisation completes. */
function isExtension(text: string): boolean {
  return /^[^@\s:;?<>]+$/.test(text)
}

/** @param bare the extension alone is enough for an address */
export function problemsOf(
  typed: TypedPhone,
  saved: Snapshot['phone'],
  bare = false,
): PhoneProblems {
  const address = typed.address.trim()
  return {
    server: !isServer(typed.server.trim()),
    address: !isAddress(address) && !(bare && isExtension(address)),
    password: typed.password === '' && saved?.passwordSaved !== true,
  }
}

/** The argument of `phone.save` and `phone.test`. */
export function formOf({ password, ...typed }: TypedPhone): PhoneForm {
  const form = {
    server: typed.server.trim(),
    address: typed.address.trim(),
    authorizationUser: typed.authorizationUser.trim(),
  }
  return password === '' ? form : { ...form, password }
}
