import { notImplemented, strict } from './strict.ts'

/**
 * A class as the app sees it: its missing statics throw, and so do the missing members of what it
 * constructs. `onCreate` gets each new object as the app sees it.
 */
export function strictClass<T extends object, A extends unknown[], S extends object>(
  name: string,
  target: S & (new (...args: A) => T),
  onCreate: (created: T) => void = () => {},
): S & (new (...args: A) => T) {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && key !== 'then' && key !== 'toJSON') {
        notImplemented(`${name}.${key}`)
      }
      return Reflect.get(object, key, receiver)
    },
    construct(object, args) {
      const created = strict(name, new object(...(args as A)))
      onCreate(created)
      return created
    },
  })
}
