/** Do not disturb over SIP: the line page dials the codes, or keeps the features in step. */
import type { FromLine } from '../../../../src-preload/line-contract.ts'
import { Fault } from '../../../domain/codes.ts'
import type { LineLink } from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb-switch.ts'

export interface LineSwitch extends DoNotDisturbSwitch {
  /** The page on which it works from now on; `undefined`: there is none. */
  attach(link: LineLink | undefined): void
  /** The page lost its connection. */
  lost(): void
  /** Takes what the page tells. */
  take(message: Extract<FromLine, { type: 'doNotDisturb' | 'doNotDisturbSet' }>): void
}

interface Waiting {
  readonly on: boolean
  settle(fault?: Fault): void
}

export function createLineSwitch(): LineSwitch {
  const listeners = new Set<(on: boolean | null | undefined) => void>()
  let link: LineLink | undefined
  let on: boolean | null | undefined
  let waiting: Waiting | undefined

  function tell(next: typeof on): void {
    on = next
    for (const listener of [...listeners]) listener(next)
  }

  function lost(): void {
    waiting?.settle(new Fault('sip.connectionLost'))
    tell(undefined)
  }

  return {
    attach(next) {
      link = next
      lost()
    },
    lost,
    take(message) {
      if (message.type === 'doNotDisturb') return tell(message.on)
      if (waiting?.on !== message.on) return
      waiting.settle(message.code === undefined ? undefined : new Fault(message.code))
    },
    set(wanted, signal) {
      waiting?.settle(new Fault('sip.timedOut', 'something newer is asked for'))
      const to = link
      if (to === undefined) return Promise.reject(new Fault('sip.connectionLost'))
      return new Promise((resolve, reject) => {
        const mine: Waiting = {
          on: wanted,
          settle(fault) {
            if (waiting === mine) waiting = undefined
            if (fault === undefined) resolve()
            else reject(fault)
          },
        }
        waiting = mine
        signal.addEventListener('abort', () => mine.settle(new Fault('sip.timedOut')), {
          once: true,
        })
        to.send({ type: 'doNotDisturb', on: wanted })
      })
    },
    onState(listener) {
      listeners.add(listener)
      if (on !== undefined) listener(on)
      return () => listeners.delete(listener)
    },
  }
}
