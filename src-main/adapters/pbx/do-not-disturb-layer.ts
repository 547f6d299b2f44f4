/** Do not disturb alone, as the upper layer of a phone system that does the rest. */
import type { Clock, Documents, Log, PhoneEvent, PhoneSystem } from '../../ports.ts'
import {
  createDoNotDisturbKeeper,
  type DoNotDisturbKeeper,
  type DoNotDisturbSwitch,
} from './do-not-disturb.ts'
import { noAbilities } from './overlay.ts'

export interface DoNotDisturbLayerParts {
  readonly switch: DoNotDisturbSwitch
  readonly addressOfRecord: string
  /** `false`: it is read, and what an earlier run left on is undone. */
  readonly enabled: boolean
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Log
}

export function createDoNotDisturbLayer(parts: DoNotDisturbLayerParts): PhoneSystem {
  const { documents, clock, log, enabled } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  let keeper: DoNotDisturbKeeper | undefined

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  return {
    start() {
      const capabilities = {
        ...noAbilities,
        writeDoNotDisturb: true,
        readPresence: true,
      }
      emit({ type: 'capabilities', capabilities })
      keeper = createDoNotDisturbKeeper({
        switch: parts.switch,
        extension: parts.addressOfRecord,
        onEvent: emit,
        ...{ documents, enabled, clock, log },
      })
    },
    async stop(deadlineMs) {
      await keeper?.stop(deadlineMs)
      listeners.clear()
    },
    publish: (status) => keeper?.follow(status),
    nudge: () => keeper?.nudge(),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
