import { existsSync, readFileSync } from 'node:fs'
import { strict } from '../core/strict.ts'

type ImageMembers =
  | 'addRepresentation'
  | 'setTemplateImage'
  | 'isTemplateImage'
  | 'getSize'
  | 'toPNG'
  | 'isEmpty'

/** An image as the bytes it was made of. A PNG tells its size; nothing is ever decoded. */
export class HostImage implements Pick<Electron.NativeImage, ImageMembers> {
  /** What addRepresentation was given, for specs that look at an icon's scales. */
  readonly representations: Electron.AddRepresentationOptions[] = []
  private readonly bytes: Buffer
  private readonly size: Electron.Size
  private template = false

  constructor(bytes: Buffer, size: Electron.Size) {
    this.bytes = bytes
    this.size = size
  }
  isEmpty() {
    return this.bytes.length === 0 && this.representations.length === 0
  }
  getSize(_scaleFactor?: number) {
    return { ...this.size }
  }
  toPNG(_options?: Electron.ToPNGOptions) {
    return this.bytes
  }
  resize({ width, height }: Electron.ResizeOptions): HostImage {
    const size = { width: width ?? this.size.width, height: height ?? this.size.height }
    return create(this.bytes, size)
  }
  addRepresentation(options: Electron.AddRepresentationOptions) {
    this.representations.push(options)
  }
  setTemplateImage(option: boolean) {
    this.template = option
  }
  isTemplateImage() {
    return this.template
  }
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** The image of a PNG's bytes; empty for anything else, as Electron has it. */
export function imageOf(bytes: Buffer): HostImage {
  if (!bytes.subarray(0, 8).equals(signature)) return create(Buffer.alloc(0), noSize)
  return create(bytes, { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })
}

const noSize = { width: 0, height: 0 }
const create = (bytes: Buffer, size: Electron.Size) => strict('image', new HostImage(bytes, size))

export const nativeImage = strict('nativeImage', {
  createEmpty: () => create(Buffer.alloc(0), noSize),
  createFromPath: (path: string) =>
    existsSync(path) ? imageOf(readFileSync(path)) : create(Buffer.alloc(0), noSize),
  createFromBuffer(buffer: Buffer, options: Electron.CreateFromBufferOptions = {}) {
    const { width = 0, height = 0, scaleFactor = 1 } = options
    const image = imageOf(buffer)
    const size = image.isEmpty() ? { width, height } : image.getSize()
    if (size.width === 0) return image
    return create(buffer, { width: size.width / scaleFactor, height: size.height / scaleFactor })
  },
})
