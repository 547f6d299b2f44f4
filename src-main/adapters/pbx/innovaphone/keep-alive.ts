/**
 * Keeps the way through firewalls open, and finds a connection that is dead without a word. That
 * the PBX answers a KeepAlive is not documented: its silence counts only where it answered before.
 */
import type { Clock, Unsubscribe } from '../../../ports.ts'

export interface KeepAlive {
  /** A frame came: the PBX is there. */
  heard(): void
  /** It was the answer to a KeepAlive: from now on one is expected. */
  answered(): void
  /** Asks now, as after a change of the network. */
  check(): void
  stop(): void
}

const everyMs = 30_000
const answerMs = 10_000

export function createKeepAlive(parts: {
  readonly clock: Pick<Clock, 'timer'>
  readonly send: () => void
  readonly onDead: () => void
}): KeepAlive {
  const { clock, send, onDead } = parts
  let answers = false
  let waiting = false
  let cancel: Unsubscribe = clock.timer(everyMs, ask)

  function ask(): void {
    cancel()
    waiting = true
    cancel = clock.timer(answerMs, () => {
      waiting = false
      if (answers) onDead()
      else cancel = clock.timer(everyMs - answerMs, ask)
    })
    send()
  }

  return {
    heard() {
      if (!waiting) return
      waiting = false
      cancel()
      cancel = clock.timer(everyMs, ask)
    },
    answered() {
      answers = true
    },
    check() {
      if (!waiting) ask()
    },
    stop: () => cancel(),
  }
}
