/**
 * Do not disturb as FreePBX keeps it: in the AstDB, and in custom devices for its lamps. Asterisk
 * lets nobody but its dialplan write the AstDB (`live_dangerously`), so the feature code is dialled:
 * by a local call, without any phone, which therefore is no call of the person either.
 */
import { Fault } from '../../../domain/codes.ts'
import type { Clock, Unsubscribe } from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb-switch.ts'
import type { AriAccess } from './ari-phone.ts'

export interface AriDoNotDisturbParts {
  /** `undefined` while Asterisk is not reached. */
  readonly access: () => AriAccess | undefined
  /** As read from the custom device. */
  readonly onState: DoNotDisturbSwitch['onState']
  readonly clock: Clock
  readonly extension: string
  readonly onCode: string
  readonly offCode: string
}

/** FreePBX's; where another dialplan has the codes, it has to be there too. */
const context = 'from-internal'
/** What may stand in one: nothing that Asterisk would read as more than a number. */
const featureCode = /^[0-9A-Za-z*#+._-]{1,30}$/
/** The code is answered for a second before anything is set. */
const effectMs = 6_000
/** Where nothing shows it: less than a quit has, so that what was undone counts as undone. */
const unseenMs = 4_000

export function createAriDoNotDisturb(parts: AriDoNotDisturbParts): DoNotDisturbSwitch {
  const { access, clock, extension } = parts

  /** Whether it came to be so; where nothing can be read, only time passes. */
  function becomes(on: boolean, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let readable = false
      const end = (run: () => void) => {
        cancel()
        cancelUnseen()
        forget()
        signal.removeEventListener('abort', abort)
        run()
      }
      const abort = () => end(() => reject(signal.reason))
      const cancel = clock.timer(effectMs, () => end(() => resolve(!readable)))
      const cancelUnseen = clock.timer(unseenMs, () => {
        if (!readable) end(() => resolve(true))
      })
      signal.addEventListener('abort', abort, { once: true })
      let forget: Unsubscribe = () => undefined
      forget = parts.onState((now) => {
        readable = typeof now === 'boolean'
        if (now === on) queueMicrotask(() => end(() => resolve(true)))
      })
      if (signal.aborted) abort()
    })
  }

  return {
    onState: parts.onState,
    async set(on, signal) {
      const code = on ? parts.onCode : parts.offCode
      if (!featureCode.test(code)) throw new Fault('doNotDisturb.codeRefused', 'no feature code')
      const now = access()
      if (now === undefined) throw new Fault('ari.unreachable', 'not connected')
      const channelId = `lockstep-${crypto.randomUUID()}`
      const app = now.app()
      await now.ari.dial(
        {
          channelId,
          code,
          context,
          callerId: extension,
          ...(app === undefined ? {} : { app }),
        },
        signal,
      )
      const done = await becomes(on, signal).finally(() =>
        // Whatever it still plays, nobody hears.
        now.ari.hangUp(channelId, signal).catch(() => undefined),
      )
      if (!done) throw new Fault('doNotDisturb.codeRefused', 'the feature code had no effect')
    },
  }
}
