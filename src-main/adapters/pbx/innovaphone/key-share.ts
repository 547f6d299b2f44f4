/**
 * The key exchange of a sign-in in the browser: the PBX never learns a password, so both sides agree
 * on a secret that takes its place (ECDHE over P-256, myApps.htm "oauth2").
 */
import { createECDH } from 'node:crypto'

export interface KeyShare {
  /** The public point, x and y: 64 bytes as hex. */
  readonly own: string
  /**
   * The shared secret, 32 bytes as hex.
   * @throws when `theirs` is no point of the curve
   */
  secretWith(theirs: string): string
}

/** First byte of a point that is written out in full (SEC 1, section 2.3.3). */
const uncompressed = '04'

export function createKeyShare(): KeyShare {
  const exchange = createECDH('prime256v1')
  const point = exchange.generateKeys('hex', 'uncompressed')
  return {
    own: point.slice(uncompressed.length),
    secretWith: (theirs) => exchange.computeSecret(uncompressed + theirs, 'hex', 'hex'),
  }
}
