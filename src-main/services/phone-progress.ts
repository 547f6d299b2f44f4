/** How far a phone test, a search for the phone system or a login there is, for whoever watches. */
import type { PhoneProgress } from '../../src-preload/contract.ts'

export interface PhoneProgressBoard {
  /** `undefined` while nothing is under way. */
  current(): PhoneProgress | undefined
  /** Shows what `work` tells, step by step, until it ends. The newest one is shown. */
  during<K extends 'test' | 'probe', T>(
    kind: K,
    work: (tell: (step: NonNullable<PhoneProgress[K]>[number]) => void) => Promise<T>,
  ): Promise<T>
  /** The number of a second factor that waits for the person; `null`: it does no more. */
  confirm(number: number | null): void
}

export function createPhoneProgress(onChange: () => void): PhoneProgressBoard {
  let number: number | null = null
  let shown: { readonly kind: keyof PhoneProgress; readonly steps: unknown[] } | undefined

  return {
    current() {
      if (shown === undefined && number === null) return undefined
      return {
        ...(shown && { [shown.kind]: [...shown.steps] }),
        ...(number !== null && { confirm: number }),
      }
    },
    confirm(next) {
      number = next
      onChange()
    },
    async during(kind, work) {
      const own = { kind, steps: [] as unknown[] }
      shown = own
      onChange()
      try {
        return await work((step) => {
          own.steps.push(step)
          if (shown === own) onChange()
        })
      } finally {
        if (shown === own) {
          shown = undefined
          onChange()
        }
      }
    },
  }
}
