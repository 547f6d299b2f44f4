import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../src-main/ports.ts'
import { token } from './answer.ts'
import type { Dialog, DialogState } from './dialog-info.ts'
import type { Personality } from './personality.ts'

/** A call of an extension. Once it has ended, nothing does anything. */
export interface Call {
  /** Whoever is called takes the call. */
  answer(): void
  hold(): void
  hangUp(): void
}

export interface Calls {
  /** Starts a call: the phone rings, here (`recipient`) or over there (`initiator`). */
  place(extension: string, direction: Dialog['direction']): Call
  of(extension: string): readonly Dialog[]
  /** The dialog that changed last. */
  latest(extension: string): readonly Dialog[]
  dispose(): void
}

export interface CallsOptions {
  readonly domain: string
  readonly personality: Pick<Personality, 'held'>
  readonly clock: Pick<Clock, 'timer'>
  readonly onChange: (extension: string) => void
}

/** Kamailio shows an ended call for 10 to 13 seconds more. */
const shownAfterEndMs = 10_000
const mostDialogs = 64

/** Calls without phones, whose dialogs go through the states that Kamailio's pua_dialoginfo tells. */
export function createCalls({ domain, personality, clock, onChange }: CallsOptions): Calls {
  const dialogs = new Map<string, ReadonlyMap<string, Dialog>>()
  const timers = new Set<() => void>()
  const changed = new Map<string, Dialog>()

  const of = (extension: string): ReadonlyMap<string, Dialog> => dialogs.get(extension) ?? new Map()
  const tell = (extension: string, dialog: Dialog): void => {
    dialogs.set(extension, new Map([...of(extension), [dialog.id, dialog]]))
    changed.set(extension, dialog)
    onChange(extension)
  }
  const forget = (extension: string, id: string): void => {
    const rest = [...of(extension)].filter(([each]) => each !== id)
    dialogs.set(extension, new Map(rest))
    onChange(extension)
  }

  return {
    of: (extension) => [...of(extension).values()],
    latest: (extension) => [changed.get(extension) ?? []].flat(),
    place(extension, direction) {
      if (of(extension).size >= mostDialogs) throw new Error(`too many calls of ${extension}`)
      const remote = `sip:5550100@${domain}`
      const dialog = { id: randomUUID(), callId: token(), direction, remote }
      let now: DialogState = 'early'
      const become = (state: DialogState): void => {
        now = state
        tell(extension, { ...dialog, state })
      }
      // Only who calls is seen trying, and Kamailio writes that with a capital.
      if (direction === 'initiator') become('Trying')
      become('early')
      return {
        answer() {
          if (now === 'early') become('confirmed')
        },
        hold() {
          if (now === 'confirmed') become(personality.held)
        },
        hangUp() {
          if (now === 'terminated') return
          become('terminated')
          const cancel = clock.timer(shownAfterEndMs, () => {
            timers.delete(cancel)
            forget(extension, dialog.id)
          })
          timers.add(cancel)
        },
      }
    },
    dispose() {
      for (const cancel of timers) cancel()
      timers.clear()
      dialogs.clear()
    },
  }
}
