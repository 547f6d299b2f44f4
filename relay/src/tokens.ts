/** Who asks for a channel: a member of the tenant, shown by an ID token of one of our client ids. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { Person } from './channels.ts'
import type { RelayConfig } from './config.ts'

export type Verified =
  | { readonly ok: true; readonly person: Person }
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
      return { ok: true, person: { tenantId: tid, objectId: oid } }
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

const refused: Verified = { ok: false, reason: 'refused' }
