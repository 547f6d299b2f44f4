export interface Codec {
  /** Throws "An object could not be cloned." for what structured clone refuses. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Structured clone as JSON text. Its source also runs inside the page, so it may use nothing but
 * what is in it. A value JSON lacks becomes `{ $: kind, v: content }`.
 */
export function createCodec(): Codec {
  type Tagged = { $?: string; v?: unknown; [key: string]: unknown }
  const errors: Record<string, ErrorConstructor> = {
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
  }
  const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)
  const bytesToText = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const textToBuffer = (text: string) =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }

  function pack(value: unknown, parents: readonly object[]): unknown {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' }
      case 'bigint':
        return { $: 'bigint', v: String(value) }
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value
        return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
      case 'function':
      case 'symbol':
        return refuse()
      case 'object':
        return value === null ? null : packObject(value, parents)
      default:
        return value
    }
  }

  function packObject(value: object, parents: readonly object[]): unknown {
    if (parents.includes(value)) refuse()
    const inner = (content: unknown) => pack(content, [...parents, value])
    if (Array.isArray(value)) return value.map(inner)
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      // A Buffer arrives as the Uint8Array it is.
      return { $: 'view', k: kindOf(value), v: bytesToText(bytes) }
    }
    const kind = kindOf(value)
    switch (kind) {
      case 'Date':
        return { $: 'Date', v: (value as Date).getTime() }
      case 'Map':
        return { $: 'Map', v: [...(value as Map<unknown, unknown>)].flat(1).map(inner) }
      case 'Set':
        return { $: 'Set', v: [...(value as Set<unknown>)].map(inner) }
      case 'ArrayBuffer':
        return { $: 'ArrayBuffer', v: bytesToText(new Uint8Array(value as ArrayBuffer)) }
      case 'Error': {
        const { name, message, stack } = value as Error
        return { $: 'Error', v: [name, message, stack ?? ''] }
      }
      case 'Object': {
        const packed = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inner(v)]))
        return '$' in value ? { $: 'Object', v: packed } : packed
      }
      default:
        return refuse()
    }
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    const { $: kind, v: content, k: view } = value as Tagged
    const list = () => (content as unknown[]).map(unpack)
    switch (kind) {
      case undefined:
        return unpackObject(value)
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(content as string)
      case 'number':
        return Number(content)
      case 'Date':
        return new Date(content as number)
      case 'Map': {
        const flat = list()
        const pairs = flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1]] as const] : []))
        return new Map(pairs)
      }
      case 'Set':
        return new Set(list())
      case 'ArrayBuffer':
        return textToBuffer(content as string)
      case 'view': {
        const views = globalThis as unknown as Record<string, new (b: ArrayBuffer) => unknown>
        const View = views[view as string] ?? Uint8Array
        return new View(textToBuffer(content as string))
      }
      case 'Error': {
        const [name = '', message = '', stack = ''] = content as string[]
        return Object.assign(new (errors[name] ?? Error)(message), { stack })
      }
      default:
        return unpackObject(content as object)
    }
  }

  const unpackObject = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpack(v)]))

  return {
    encode: (value) => JSON.stringify(pack(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  }
}
