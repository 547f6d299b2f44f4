/** Who asks: a member of the tenant, shown by an ID token of one of our client ids. */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Person } from './channels.ts'
import type { RelayConfig } from './config.ts'

export type Verified =
  | {
      readonly ok: true
      readonly person: Person
      /** The user principal name; absent for guests, whose home gives it. */
      readonly signInName?: string
    }
  | { readonly ok: false; readonly reason: 'refused' | 'unavailable' }

/** Reads the tenant's keys when they are first needed, and again when an unknown one appears. */
export function createTokenCheck(
  config: Pick<RelayConfig, 'tenant' | 'clientIds' | 'issuer' | 'keysUrl'>,
): (token: string) => Promise<Verified> {
  const keys = createRemoteJWKSet(new URL(config.keysUrl), { timeoutDuration: 5_000 })
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.issuer,
        audience: [...config.clientIds],
        algorithms: ['RS256', 'PS256', 'ES256'],
        requiredClaims: ['exp', 'iat', 'oid', 'tid'],
        clockTolerance: 60,
      })
      const { tid, oid } = payload
      if (typeof tid !== 'string' || typeof oid !== 'string') return refused
      if (tid.toLowerCase() !== config.tenant) return refused
      const name = signInNameOf(payload, tid)
      const person = { tenantId: tid, objectId: oid }
      return { ok: true, person, ...(name === undefined ? {} : { signInName: name }) }
    } catch (error) {
      // Keys that cannot be read are our trouble, not the person's: what jose says of an answer that
      // is no key set has the general code.
      const ours =
        error instanceof errors.JWKSTimeout ||
        error instanceof errors.JWKSInvalid ||
        !(error instanceof errors.JOSEError) ||
        error.code === 'ERR_JOSE_GENERIC'
      return ours ? { ok: false, reason: 'unavailable' } : refused
    }
  }
}

/**
 * `preferred_username` is the user principal name in a token of the person's own tenant, where only
 * administrators change it. Guests carry `idp`, the issuer of their home, or `acct` 1
 * (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
 */
function signInNameOf(claims: JWTPayload, tenantId: string): string | undefined {
  const { idp, acct, upn, preferred_username } = claims
  const guest = acct === 1 || (idp !== undefined && !String(idp).includes(tenantId))
  if (guest) return undefined
  const name = upn ?? preferred_username
  return typeof name === 'string' && name !== '' ? name : undefined
}

const refused: Verified = { ok: false, reason: 'refused' }
