/** Keys that sign ID tokens as Entra would, and the address where a relay reads them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const tenant = '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f'
export const alma = '0b5a8b8e-7a44-4b89-8a35-0f0e0d0c0b0a'
export const bo = '1c6b9c9f-8b55-4c9a-9b46-1f1e1d1c1b1a'
export const clientId = '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10'

export interface TokenOptions {
  readonly objectId?: string
  readonly tenantId?: string
  readonly audience?: string
  readonly issuer?: string
  readonly expiresIn?: string
  readonly username?: string
  /** Claims besides. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signed by a key that nobody knows. */
  readonly forged?: boolean
}

export interface Keys {
  readonly url: string
  readonly issuer: string
  token(options?: TokenOptions): Promise<string>
  close(): Promise<void>
}

export async function startKeys(): Promise<Keys> {
  const [known, unknown] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const key = { ...(await exportJWK(known.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: [key] }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `https://login.example/${tenant}/v2.0`
  return {
    url: `http://127.0.0.1:${port}/keys`,
    issuer,
    token(options = {}) {
      const { objectId = alma, tenantId = tenant, expiresIn = '1h' } = options
      const { username = 'alma@example.com', claims = {} } = options
      return new SignJWT({ oid: objectId, tid: tenantId, preferred_username: username, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? clientId)
        .setIssuedAt()
        .setExpirationTime(expiresIn)
        .sign(options.forged === true ? unknown.privateKey : known.privateKey)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
