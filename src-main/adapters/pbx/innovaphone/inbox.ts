/** The messages of a login, waited for one after the other. */
import { Fault } from '../../../domain/codes.ts'
import type { Clock } from '../../../ports.ts'
import type { LoginMessage } from './messages.ts'

export interface Inbox {
  push(message: LoginMessage): void
  /** Whoever waits, now or later, is told this. */
  fail(fault: Fault): void
  /**
   * The next message of one of these types; others are passed over.
   * @throws Fault what {@link fail} said; `sip.timedOut` after `withinMs`
   */
  next<T extends LoginMessage['mt']>(
    types: readonly T[],
    withinMs: number,
  ): Promise<Extract<LoginMessage, { mt: T }>>
}

/** A PBX that sends more than this unasked is not listened to further. */
const mostKept = 20

export function createInbox(clock: Pick<Clock, 'timer'>): Inbox {
  let kept: LoginMessage[] = []
  let failed: Fault | undefined
  let look: () => void = () => undefined

  return {
    push(message) {
      if (kept.length >= mostKept) return
      kept.push(message)
      look()
    },
    fail(fault) {
      failed ??= fault
      look()
    },
    next<T extends LoginMessage['mt']>(types: readonly T[], withinMs: number) {
      const fits = (message: LoginMessage): message is Extract<LoginMessage, { mt: T }> =>
        types.some((type) => type === message.mt)
      return new Promise<Extract<LoginMessage, { mt: T }>>((resolve, reject) => {
        const done = () => {
          cancel()
          look = () => undefined
        }
        const cancel = clock.timer(withinMs, () => {
          done()
          reject(new Fault('sip.timedOut', 'the PBX does not go on with the login'))
        })
        look = () => {
          const found = kept.find(fits)
          if (found !== undefined) {
            kept = kept.slice(kept.indexOf(found) + 1)
            done()
            resolve(found)
          } else if (failed !== undefined) {
            done()
            reject(failed)
          }
        }
        look()
      })
    },
  }
}
