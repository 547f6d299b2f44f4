/**
 * The claims challenge of continuous access evaluation and conditional access
 * (https://learn.microsoft.com/entra/identity-platform/claims-challenge): the claims that a new
 * token has to satisfy, as JSON, or `undefined` when the header is no such challenge.
 */
export function challengedClaims(header: string | null): string | undefined {
  if (header === null || !/error="insufficient_claims"/i.test(header)) return undefined
  const encoded = /claims="([^"]{1,8192})"/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const claims = Buffer.from(encoded, 'base64').toString('utf8')
  try {
    JSON.parse(claims)
  } catch {
    return undefined
  }
  return claims
}
