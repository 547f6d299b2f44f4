/**
 * A phone system in two layers, where SIP alone cannot do it all: the layer below watches the calls,
 * the one above knows or writes what SIP cannot.
 */
import type { Clock, PhoneCapabilities, PhoneEvent, PhoneSystem } from '../../ports.ts'

export interface OverlayParts {
  readonly below: PhoneSystem
  readonly above: PhoneSystem
  /** Whether an event of the layer below is passed on; everything of the one above is. */
  readonly passes: (event: PhoneEvent) => boolean
  /** Whether the layer below publishes too; absent: it does not. */
  readonly publishBelow?: boolean
  /**
   * The layer above works through the one below, and has to take its leave before it; by this clock
   * they share the time there is.
   */
  readonly aboveFirst?: Pick<Clock, 'monotonic'>
  /** What both can do together; absent: whatever one of them can. */
  readonly abilities?: (below: PhoneCapabilities, above: PhoneCapabilities) => PhoneCapabilities
}

/** A layer below that has to wait has this long at least, milliseconds. */
const leastMs = 1_500

export const noAbilities: PhoneCapabilities = {
  readCalls: false,
  ringing: false,
  writePresence: false,
  writeNote: false,
  writeDoNotDisturb: false,
  readPresence: false,
  selfTest: false,
  readEmail: false,
}

/** Whatever one of them can. */
function eitherCan(one: PhoneCapabilities, other: PhoneCapabilities): PhoneCapabilities {
  return {
    readCalls: one.readCalls || other.readCalls,
    ringing: one.ringing || other.ringing,
    writePresence: one.writePresence || other.writePresence,
    writeNote: one.writeNote || other.writeNote,
    writeDoNotDisturb: one.writeDoNotDisturb || other.writeDoNotDisturb,
    readPresence: one.readPresence || other.readPresence,
    selfTest: one.selfTest || other.selfTest,
    readEmail: one.readEmail || other.readEmail,
  }
}

export function createOverlay(parts: OverlayParts): PhoneSystem {
  const { below, above, passes, abilities = eitherCan } = parts
  const { publishBelow = false, aboveFirst } = parts
  const listeners = new Set<(event: PhoneEvent) => void>()
  const can = { below: noAbilities, above: noAbilities }

  function emit(event: PhoneEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function learn(layer: 'below' | 'above', capabilities: PhoneCapabilities): void {
    can[layer] = capabilities
    emit({ type: 'capabilities', capabilities: abilities(can.below, can.above) })
  }

  const unsubscribe = [
    below.onEvent((event) => {
      if (event.type === 'capabilities') learn('below', event.capabilities)
      else if (passes(event)) emit(event)
    }),
    above.onEvent((event) => {
      if (event.type === 'capabilities') learn('above', event.capabilities)
      else emit(event)
    }),
  ]

  return {
    start() {
      below.start()
      above.start()
    },
    async stop(deadlineMs) {
      const startedAt = aboveFirst?.monotonic() ?? 0
      // One that fails to say goodbye must not keep the other one from it.
      const up = above.stop(deadlineMs)
      if (aboveFirst !== undefined) await up.catch(() => undefined)
      const spent = (aboveFirst?.monotonic() ?? 0) - startedAt
      const left = Math.max(Math.min(leastMs, deadlineMs), deadlineMs - spent)
      const ends = await Promise.allSettled([up, below.stop(left)])
      for (const end of unsubscribe) end()
      listeners.clear()
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    },
    publish(status) {
      above.publish(status)
      if (publishBelow) below.publish(status)
    },
    nudge() {
      below.nudge()
      above.nudge()
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
