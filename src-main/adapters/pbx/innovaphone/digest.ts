/**
 * The digests of the myApps protocol, and what they protect.
 * https://sdk.innovaphone.com/13r3/doc/appwebsocket/myApps.htm (Login, LoginResult, Redirect, Session)
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { rc4 } from './rc4.ts'

/** What both sides of one login know. */
export interface Proof {
  readonly domain: string
  readonly username: string
  /** The password of the person or of the session, or the secret that both sides agreed on. */
  readonly password: string
  readonly nonce: string
  readonly challenge: string
}

const client = 'innovaphoneAppClient'

/** Hex of SHA-256 over the parts, with colons between them. */
export function hexDigest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(':'), 'utf8').digest('hex')
}

/** Shows the PBX that the password is known. */
export function loginDigest(type: 'user' | 'session', proof: Proof): string {
  const { domain, username, password, nonce, challenge } = proof
  return hexDigest(client, type, domain, username, password, nonce, challenge)
}

/**
 * What a PBX that knows the password says with its LoginResult.
 * @param info as `JSON.stringify` writes it, which is how both sides do
 */
export function resultDigest(proof: Proof, info: string): string {
  const { domain, username, password, nonce, challenge } = proof
  return hexDigest(client, 'loginresult', domain, username, password, nonce, challenge, info)
}

/** The same of a Redirect, which leaves the domain out. */
export function redirectDigest(proof: Proof, info: string): string {
  const { username, password, nonce, challenge } = proof
  return hexDigest(client, 'redirect', username, password, nonce, challenge, info)
}

export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a.toLowerCase()), Buffer.from(b.toLowerCase())]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * One of the two credentials of a session.
 * @param hex as the PBX sent it, encrypted
 */
export function sessionCredential(
  which: 'usr' | 'pwd',
  { nonce, password }: Pick<Proof, 'nonce' | 'password'>,
  hex: string,
): string {
  const key = Buffer.from([client, which, nonce, password].join(':'), 'utf8')
  return Buffer.from(rc4(key, Buffer.from(hex, 'hex'))).toString('utf8')
}
