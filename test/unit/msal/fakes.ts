import type { Log, Net, SecretKey, Secrets } from '../../../src-main/ports.ts'

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A network that answers what `answer` says, and ends when its signal does. */
export function fakeNet(
  answer: (url: string, init: RequestInit) => Response | Promise<Response>,
): Net {
  return {
    isOnline: () => true,
    diagnose: async () => 'reachable',
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        init.signal.addEventListener('abort', () => reject(init.signal.reason), { once: true })
        Promise.resolve(answer(url, init)).then(resolve, reject)
      }),
  }
}

/** Never answers. */
export const silence = () => new Promise<Response>(() => undefined)

export interface MemorySecrets extends Secrets {
  readonly values: Map<SecretKey, string>
}

export function memorySecrets(first: Partial<Record<SecretKey, string>> = {}): MemorySecrets {
  const values = new Map(Object.entries(first)) as Map<SecretKey, string>
  return {
    values,
    protection: async () => 'memory',
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  }
}
