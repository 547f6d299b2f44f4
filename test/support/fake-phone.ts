import type { Call } from '../../src-main/domain/calls.ts'
import type { ExtensionStatus } from '../../src-main/domain/extension.ts'
import type { PhoneEvent, PhoneSystem } from '../../src-main/ports.ts'

export interface FakePhone extends PhoneSystem {
  readonly published: readonly (ExtensionStatus | null)[]
  setCalls(calls: readonly Call[]): void
  /** Another computer of the same person comes, or goes. */
  seeOther(seen: boolean): void
}

/** A phone system that is always up and answers at once. */
export function createFakePhone(): FakePhone {
  const listeners = new Set<(event: PhoneEvent) => void>()
  const published: (ExtensionStatus | null)[] = []
  const tell = (event: PhoneEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  return {
    published,
    start() {
      tell({ type: 'up' })
      tell({ type: 'calls', known: true, calls: [] })
    },
    async stop() {
      published.push(null)
      tell({ type: 'published', status: null, ms: 0 })
    },
    publish(status) {
      published.push(status)
      queueMicrotask(() => tell({ type: 'published', status, ms: 0 }))
    },
    nudge: () => undefined,
    setCalls: (calls) => tell({ type: 'calls', known: true, calls }),
    seeOther: (seen) => tell({ type: 'otherComputer', seen }),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
