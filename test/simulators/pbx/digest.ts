import { createHash } from 'node:crypto'
import type { Clock } from '../../../src-main/ports.ts'
import { token } from './answer.ts'
import { readUri, type SipRequest } from './message.ts'

export type DigestResult =
  | { readonly kind: 'user'; readonly user: string }
  /** Answer 407 with this value of Proxy-Authenticate, or 401 with that of WWW-Authenticate. */
  | { readonly kind: 'challenge'; readonly value: string }
  /** Answer 400. */
  | { readonly kind: 'malformed' }

export interface Digest {
  check(request: SipRequest): DigestResult
}

export interface DigestOptions {
  readonly realm: string
  readonly passwords: ReadonlyMap<string, string>
  readonly clock: Pick<Clock, 'monotonic'>
}

interface Nonce {
  readonly expiresAt: number
  /** The highest nonce count seen. */
  count: number
}

const nonceLifetimeMs = 300_000
const mostNonces = 1_000

/**
 * Digest authentication with MD5 and qop `auth` (RFC 3261 section 22, RFC 7616 section 3, RFC 2617),
 * as a proxy asks for it. A nonce count that was seen before is a replay.
 */
export function createDigest({ realm, passwords, clock }: DigestOptions): Digest {
  const nonces = new Map<string, Nonce>()

  const challenge = (stale: boolean): DigestResult => {
    const nonce = token()
    nonces.set(nonce, { expiresAt: clock.monotonic() + nonceLifetimeMs, count: 0 })
    const [oldest] = nonces.keys()
    if (nonces.size > mostNonces && oldest !== undefined) nonces.delete(oldest)
    const parameters = [`realm="${realm}"`, `nonce="${nonce}"`, 'algorithm=MD5', 'qop="auth"']
    if (stale) parameters.push('stale=true')
    return { kind: 'challenge', value: `Digest ${parameters.join(', ')}` }
  }

  /** True once for each count of a nonce that is known and young (RFC 7616 section 3.4). */
  const use = (name: string, count: number): boolean => {
    const nonce = nonces.get(name)
    if (nonce === undefined || nonce.expiresAt <= clock.monotonic()) return false
    if (count <= nonce.count) return false
    nonce.count = count
    return true
  }

  return {
    check(request) {
      const given = request
        .headers('proxy-authorization')
        .concat(request.headers('authorization'))
        .map(readCredentials)
        .find((each) => each?.realm === realm)
      if (given === undefined) return challenge(false)
      const { username = '', nonce = '', uri = '', cnonce = '', nc = '', qop = '' } = given
      if (!isSame(uri, request) || (given.algorithm ?? 'MD5').toUpperCase() !== 'MD5') {
        return { kind: 'malformed' }
      }
      if (qop !== 'auth' || cnonce === '' || !/^[0-9a-f]{8}$/i.test(nc)) {
        return { kind: 'malformed' }
      }
      const password = passwords.get(username)
      if (password === undefined) return challenge(false)
      const ha1 = md5(`${username}:${realm}:${password}`)
      const ha2 = md5(`${request.method}:${uri}`)
      const expected = md5([ha1, nonce, nc, cnonce, qop, ha2].join(':'))
      if (given.response?.toLowerCase() !== expected) return challenge(false)
      if (!use(nonce, Number.parseInt(nc, 16))) return challenge(true)
      return { kind: 'user', user: username }
    },
  }
}

/** The digest has to be for this very request (RFC 7616 section 3.4.6). */
function isSame(uri: string, { uri: requested }: SipRequest): boolean {
  return requested !== undefined && readUri(uri)?.toString() === requested.toString()
}

function readCredentials(value: string): Readonly<Partial<Record<string, string>>> | undefined {
  const [, parameters] = /^Digest\s+(.*)$/i.exec(value) ?? []
  if (parameters === undefined) return undefined
  const found = parameters.matchAll(/([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)
  return Object.fromEntries(
    [...found].map(([, name = '', quoted, plain = '']) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? plain,
    ]),
  )
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
