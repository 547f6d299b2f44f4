// Names that Node, its inspector and promises look up on any object they are handed.
const probes = new Set(['then', 'toJSON', 'inspect', 'constructor', 'domain', 'captureRejections'])

/** Throws what every missing part of Electron's interface throws. */
export function notImplemented(what: string): never {
  throw new Error(`electron-host: ${what} is not implemented`)
}

/**
 * Wraps `target` so that reading or assigning a member it does not have throws, instead of yielding
 * undefined: a test must never pass because the host left something out.
 */
export function strict<T extends object>(name: string, target: T): T {
  const missing = (object: T, key: string | symbol): key is string =>
    typeof key === 'string' && !(key in object) && !probes.has(key)
  return new Proxy(target, {
    get(object, key, receiver) {
      if (missing(object, key)) notImplemented(`${name}.${key}`)
      return Reflect.get(object, key, receiver)
    },
    set(object, key, value, receiver) {
      if (missing(object, key)) notImplemented(`${name}.${key}`)
      return Reflect.set(object, key, value, receiver)
    },
  })
}
