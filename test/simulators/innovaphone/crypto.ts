/** The arithmetic of the myApps protocol from the side of the PBX, written apart from the client's. */
import { createECDH, createHash, randomBytes } from 'node:crypto'

export const randomHex = (bytes: number) => randomBytes(bytes).toString('hex')

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** RC4 as in the "Session" object: hex of the encrypted text. */
export function wrap(key: string, text: string): string {
  const bytes = [...Buffer.from(key)]
  const box = [...Array(256).keys()]
  let y = 0
  for (let x = 0; x < 256; x++) {
    y = (y + Number(box[x]) + Number(bytes[x % bytes.length])) % 256
    ;[box[x], box[y]] = [Number(box[y]), Number(box[x])]
  }
  let x = 0
  y = 0
  const out = [...Buffer.from(text)].map((byte) => {
    x = (x + 1) % 256
    y = (y + Number(box[x])) % 256
    ;[box[x], box[y]] = [Number(box[y]), Number(box[x])]
    return byte ^ Number(box[(Number(box[x]) + Number(box[y])) % 256])
  })
  return Buffer.from(out).toString('hex')
}

/** The PBX's half of the key exchange. */
export function agree(theirs: string): { readonly share: string; readonly secret: string } {
  const ecdh = createECDH('prime256v1')
  const share = ecdh.generateKeys('hex').slice(2)
  return { share, secret: ecdh.computeSecret(`04${theirs}`, 'hex', 'hex') }
}
