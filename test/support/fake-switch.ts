import type { DoNotDisturbSwitch } from '../../src-main/adapters/pbx/do-not-disturb-switch.ts'
import { type ErrorCode, Fault } from '../../src-main/domain/codes.ts'

export interface Asked {
  readonly on: boolean
  agree(): void
  refuse(code: ErrorCode): void
}

export interface FakeSwitch extends DoNotDisturbSwitch {
  /** All that was asked for, the newest last. */
  readonly asked: readonly Asked[]
  /** The newest, if it is still unanswered. */
  pending(): Asked | undefined
  tell(on: boolean | null | undefined): void
}

/** A phone system's do not disturb, played by the test. */
export function createFakeSwitch(): FakeSwitch {
  const asked: Asked[] = []
  const listeners = new Set<(on: boolean | null | undefined) => void>()
  let open: Asked | undefined
  return {
    asked,
    pending: () => open,
    set(on, signal) {
      return new Promise((resolve, reject) => {
        const mine: Asked = {
          on,
          agree: () => settle(resolve),
          refuse: (code) => settle(() => reject(new Fault(code))),
        }
        const settle = (how: () => void) => {
          if (open === mine) open = undefined
          how()
        }
        signal.addEventListener('abort', () => settle(() => reject(new Fault('sip.timedOut'))), {
          once: true,
        })
        asked.push(mine)
        open = mine
      })
    },
    tell(on) {
      for (const listener of [...listeners]) listener(on)
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
