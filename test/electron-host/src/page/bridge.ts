export interface Bridge {
  /** `contextBridge.exposeInMainWorld`. */
  expose(key: string, api: unknown): void
}

/**
 * One end of the context bridge: a proxy between the page's world and the preload's, over DOM
 * events of unguessable names. Chromium clones an event's `detail` between worlds, which is what
 * keeps dates, maps and typed arrays. Runs inside the page: uses nothing but what is in it.
 */
export function createBridge(outgoing: string, incoming: string): Bridge {
  type Failure = { message: string; stack: string } | { value: unknown }
  type Result = { value: unknown } | { failure: Failure }
  type Message =
    | { type: 'call'; fn: number; args: unknown[] }
    | { type: 'expose'; key: string; value: unknown }
    | { type: 'return'; result: Result }
    | { type: 'settle'; id: number; result: Result }
  // Every object that crosses is wrapped under one of these names, so that none is mistaken.
  type Packed =
    | { $fn: number }
    | { $promise: number }
    | { $object: object }
    | { $error: Failure }
    | { $clone: object }

  const dispatch = EventTarget.prototype.dispatchEvent.bind(window)
  const BridgeEvent = CustomEvent
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const ids = new WeakMap<object, number>()
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let returned: Result | undefined

  const post = (message: Message) => void dispatch(new BridgeEvent(outgoing, { detail: message }))

  const packFailure = (error: unknown): Failure =>
    error instanceof Error
      ? { message: error.message, stack: error.stack ?? '' }
      : { value: pack(error) }
  const unpackFailure = (failure: Failure): unknown =>
    'message' in failure
      ? Object.assign(new Error(failure.message), { stack: failure.stack })
      : unpack(failure.value, false)

  function pack(value: unknown): unknown {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value === 'function') {
      const known = ids.get(value)
      if (known !== undefined) return { $fn: known }
      lastId += 1
      ids.set(value, lastId)
      functions.set(lastId, value as (...args: unknown[]) => unknown)
      return { $fn: lastId }
    }
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(pack)
    if (value instanceof Promise) return { $promise: settleLater(value) }
    if (value instanceof Error) return { $error: packFailure(value) }
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return { $clone: clone(value) }
    return { $object: mapObject(value, pack) }
  }

  function settleLater(promise: Promise<unknown>): number {
    lastId += 1
    const id = lastId
    promise.then(
      (value) => post({ type: 'settle', id, result: { value: pack(value) } }),
      (error) => post({ type: 'settle', id, result: { failure: packFailure(error) } }),
    )
    return id
  }

  function unpack(value: unknown, freeze: boolean): unknown {
    if (value === null || typeof value !== 'object') return value
    const finish = <T>(result: T): T => (freeze ? Object.freeze(result) : result)
    if (Array.isArray(value)) return finish(value.map((item) => unpack(item, freeze)))
    const packed = value as Packed
    if ('$fn' in packed) return (...args: unknown[]) => call(packed.$fn, args)
    if ('$promise' in packed) {
      const deferred = Promise.withResolvers<unknown>()
      waiting.set(packed.$promise, deferred)
      return deferred.promise
    }
    if ('$error' in packed) return unpackFailure(packed.$error)
    if ('$object' in packed) return finish(mapObject(packed.$object, (v) => unpack(v, freeze)))
    return packed.$clone
  }

  /** An event whose detail cannot be cloned would arrive empty, and say nothing. */
  function clone(value: object): unknown {
    try {
      return structuredClone(value)
    } catch {
      throw new Error('An object could not be cloned.')
    }
  }

  const mapObject = (object: object, change: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

  /** Posts, and takes the answer that the other end has given by the time `dispatch` returns. */
  function ask(message: Message): unknown {
    returned = undefined
    post(message)
    const result = returned as Result | undefined
    returned = undefined
    if (result === undefined) throw new Error('contextBridge: the other world is gone')
    if ('failure' in result) throw unpackFailure(result.failure)
    return unpack(result.value, false)
  }

  const call = (fn: number, args: unknown[]) => ask({ type: 'call', fn, args: args.map(pack) })

  function attempt(work: () => unknown): void {
    let result: Result
    try {
      result = { value: pack(work()) }
    } catch (error) {
      result = { failure: packFailure(error) }
    }
    post({ type: 'return', result })
  }

  function exposeHere(key: string, value: unknown): void {
    if (Object.hasOwn(window, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    Object.defineProperty(window, key, { value: unpack(value, true), enumerable: true })
  }

  window.addEventListener(
    incoming,
    (event) => {
      event.stopImmediatePropagation()
      const message = (event as CustomEvent<Message>).detail
      switch (message.type) {
        case 'call':
          attempt(() => functions.get(message.fn)?.(...message.args.map((a) => unpack(a, false))))
          break
        case 'expose':
          attempt(() => exposeHere(message.key, message.value))
          break
        case 'return':
          returned = message.result
          break
        case 'settle': {
          const deferred = waiting.get(message.id)
          waiting.delete(message.id)
          if ('failure' in message.result) deferred?.reject(unpackFailure(message.result.failure))
          else deferred?.resolve(unpack(message.result.value, false))
        }
      }
    },
    true,
  )

  return { expose: (key, api) => void ask({ type: 'expose', key, value: pack(api) }) }
}
