/** "Pause for a while": ends by itself, on the wall clock that the person reads. */
import type { Clock, Unsubscribe } from '../ports.ts'

export interface Pause {
  /** `until: null`: until resumed. Wall-clock milliseconds. */
  current(): { readonly until: number | null } | null
  /** Minutes, or `null` for until resumed. */
  begin(minutes: number | null): void
  end(): void
  /** The computer woke up: the end may have passed in its sleep. */
  check(): void
  dispose(): void
}

export function createPause(clock: Clock, onChange: (paused: boolean) => void): Pause {
  let current: { readonly until: number | null } | null = null
  let cancel: Unsubscribe = () => undefined

  function end(): void {
    cancel()
    if (current === null) return
    current = null
    onChange(false)
  }

  function check(): void {
    cancel()
    if (current === null || current.until === null) return
    const leftMs = current.until - clock.wall()
    if (leftMs <= 0) end()
    else cancel = clock.timer(leftMs, check)
  }

  return {
    current: () => current,
    begin(minutes) {
      current = { until: minutes === null ? null : clock.wall() + minutes * 60_000 }
      check()
      onChange(true)
    },
    end,
    check,
    dispose: () => cancel(),
  }
}
