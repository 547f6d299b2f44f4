/** Do not disturb by FreePBX's user control panel, which also tells what it is. */
import type { Clock, Unsubscribe } from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb-switch.ts'
import type { Ucp } from './ucp.ts'

export interface UcpDoNotDisturbParts {
  readonly ucp: Ucp
  readonly clock: Clock
}

/** The person's own change at the phone is seen this late at most. */
const readMs = 30_000

export function createUcpDoNotDisturb({ ucp, clock }: UcpDoNotDisturbParts): DoNotDisturbSwitch {
  const listeners = new Set<(on: boolean | null | undefined) => void>()
  let end = new AbortController()
  let cancelRead: Unsubscribe = () => undefined
  let last: boolean | null | undefined
  // An answer that was asked for before a switch is older than the switch.
  let switches = 0

  function tell(on: boolean | null): void {
    last = on
    for (const listener of [...listeners]) listener(on)
  }

  async function read(): Promise<void> {
    const { signal } = end
    const before = switches
    try {
      const on = await ucp.readDoNotDisturb(signal)
      if (!signal.aborted && before === switches) tell(on)
    } catch {
      // Whoever then switches unseen learns why it cannot be done.
      if (!signal.aborted && last === undefined) tell(null)
    }
    if (!signal.aborted) cancelRead = clock.timer(readMs, () => void read())
  }

  return {
    async set(on, signal) {
      switches += 1
      await ucp.setDoNotDisturb(on, signal)
      switches += 1
      if (!signal.aborted) tell(on)
    },
    onState(listener) {
      listeners.add(listener)
      // `undefined` says that it will be told: a slow panel must not be switched unseen.
      listener(last)
      if (listeners.size === 1) {
        end = new AbortController()
        void read()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        end.abort()
        cancelRead()
      }
    },
  }
}
