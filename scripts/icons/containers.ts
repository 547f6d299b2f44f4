/** The two containers that hold PNGs of several sizes. */

/** A square picture. */
export interface Png {
  /** Edge, in pixels. */
  readonly size: number
  readonly data: Uint8Array
}

/**
 * Windows' .ico: a header of 6 bytes, an entry of 16 bytes for each picture, then the pictures. A
 * PNG stands there as it is (https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)).
 */
export function ico(pictures: readonly Png[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2) // an icon, not a cursor
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, data }, index) => {
    const entry = 6 + 16 * index
    header.writeUInt8(size % 256, entry) // 256 is written as 0
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4) // planes
    header.writeUInt16LE(32, entry + 6) // bits of a pixel
    header.writeUInt32LE(data.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += data.length
  })
  return Buffer.concat([header, ...pictures.map(({ data }) => data)])
}

/** The types of PNG pictures in .icns, by edge in pixels. */
const icnsTypes: ReadonlyMap<number, string> = new Map([
  [32, 'ic11'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1_024, 'ic10'],
])

/** macOS' .icns: `icns`, the length of the whole, then type, length and data of each picture. */
export function icns(pictures: readonly Png[]): Buffer {
  const parts = pictures.map(({ size, data }) => {
    const type = icnsTypes.get(size)
    if (type === undefined) throw new Error(`.icns has no picture of ${size} px`)
    return Buffer.concat([head(type, data.length), data])
  })
  const body = Buffer.concat(parts)
  return Buffer.concat([head('icns', body.length), body])
}

/** Type and length; the length counts these 8 bytes too. */
function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.write(type, 'latin1')
  bytes.writeUInt32BE(length + 8, 4)
  return bytes
}
