import type { Clock } from '../../ports.ts'

/** Whether a change of the presence would be heard of. */
export interface Health {
  isHealthy(): boolean
  isSubscribed(): boolean
  /** It was, or ought to be by now. */
  isOverdue(): boolean
  listening(on: boolean): void
  /** Graph has a subscription for so long. */
  subscribed(lastsMs: number): void
  heartbeat(ageMs: number): void
  /** Tells the listener, whatever changed. */
  changed(): void
  stop(): void
}

/** Three heartbeats of the relay. */
const aliveMs = 90_000

export function createHealth(
  clock: Pick<Clock, 'monotonic' | 'timer'>,
  onChange: () => void,
): Health {
  const dueAt = clock.monotonic() + aliveMs
  let listening = false
  let subscribedUntil = Number.NEGATIVE_INFINITY
  let aliveUntil = Number.NEGATIVE_INFINITY
  let wasHealthy = false
  let cancel = clock.timer(aliveMs, changed)

  const isHealthy = () => listening && clock.monotonic() < Math.min(subscribedUntil, aliveUntil)

  /** Looks again when the present state ends by itself. */
  function changed(): void {
    cancel()
    if (isHealthy()) {
      wasHealthy = true
      const endsAt = Math.min(subscribedUntil, aliveUntil)
      cancel = clock.timer(endsAt - clock.monotonic(), changed)
    } else if (clock.monotonic() < dueAt) {
      cancel = clock.timer(dueAt - clock.monotonic(), changed)
    }
    onChange()
  }

  return {
    isHealthy,
    isSubscribed: () => clock.monotonic() < subscribedUntil,
    isOverdue: () => wasHealthy || clock.monotonic() >= dueAt,
    listening(on) {
      listening = on
      changed()
    },
    subscribed(lastsMs) {
      subscribedUntil = clock.monotonic() + lastsMs
      changed()
    },
    heartbeat(ageMs) {
      aliveUntil = Math.max(aliveUntil, clock.monotonic() + aliveMs - ageMs)
      changed()
    },
    changed,
    stop: () => cancel(),
  }
}
