/** The phone side: the one extension, set up, tested, replaced and removed. */
import { Fault } from '../domain/codes.ts'
import type { ExtensionStatus } from '../domain/extension.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type { LegReport, Log, PhoneEvent, PhoneSystem, Secrets } from '../ports.ts'
import type { Settings } from './settings/schema.ts'

export type PhoneSettings = NonNullable<Settings['phone']>

export interface PhoneParts {
  readonly connect: (phone: PhoneSettings) => PhoneSystem
  readonly settings: () => Settings
  readonly secrets: Secrets
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
  readonly report: (leg: 'extension' | 'callWatch', report: LegReport) => void
}

export interface Phone {
  /** Starts with the settings as they are; replaces what ran before. */
  restart(): Promise<void>
  publish(status: ExtensionStatus | null): void
  nudge(): void
  stop(): Promise<void>
}

/** Taking back the presence must not hold up a quit. */
const stopMs = 3_000

export function createPhone(parts: PhoneParts): Phone {
  const { settings, secrets, log, dispatch, report } = parts
  let system: PhoneSystem | undefined
  // Replacing takes turns, so that no two lines ever publish side by side.
  let turn: Promise<void> = Promise.resolve()

  function onEvent(event: PhoneEvent): void {
    switch (event.type) {
      case 'up':
        dispatch({ type: 'phoneUp' })
        return
      case 'down':
        dispatch({ type: 'phoneDown' })
        return
      case 'leg':
        report(event.leg, event.report)
        return
      case 'capabilities':
        return
      default:
        dispatch(event)
        return
    }
  }

  async function end(): Promise<void> {
    const old = system
    system = undefined
    if (old === undefined) return
    await old.stop(stopMs)
    dispatch({ type: 'phoneDown' })
    dispatch({ type: 'calls', known: true, calls: [] })
    dispatch({ type: 'calls', known: false, calls: [] })
  }

  async function begin(): Promise<void> {
    await end()
    const { phone } = settings()
    if (phone === null) {
      dispatch({ type: 'phoneRemoved' })
      for (const leg of ['extension', 'callWatch'] as const) report(leg, { state: 'notSetUp' })
      return
    }
    if ((await secrets.read('sip.secret')) === undefined) {
      for (const leg of ['extension', 'callWatch'] as const)
        report(leg, { state: 'failing', code: 'secrets.unreadable' })
      return
    }
    const next = parts.connect(phone)
    system = next
    next.onEvent(onEvent)
    next.start()
  }

  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((error: unknown) => {
      log.error('the phone system could not be changed', { error })
      if (error instanceof Fault) report('extension', { state: 'failing', code: error.code })
    })
    return turn
  }

  return {
    restart: () => inTurn(begin),
    publish: (status) => system?.publish(status),
    nudge: () => system?.nudge(),
    stop: () => inTurn(end),
  }
}
