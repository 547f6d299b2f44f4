/** The phone side: the one extension, set up, tested, replaced and removed. */
import { Fault } from '../domain/codes.ts'
import type { ExtensionStatus } from '../domain/extension.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type {
  LegReport,
  Log,
  PhoneCapabilities,
  PhoneEvent,
  PhoneSystem,
  Secrets,
} from '../ports.ts'
import type { Settings } from './settings/schema.ts'

export type PhoneSettings = NonNullable<Settings['phone']>

export interface PhoneParts {
  readonly connect: (phone: PhoneSettings) => PhoneSystem
  readonly settings: () => Settings
  /** Whether the organisation allows this server; absent allows all. */
  readonly mayUse?: (server: string) => boolean
  /** The connection is complete, but nobody has entered the password yet. */
  readonly neverSetUp?: () => boolean
  readonly secrets: Secrets
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
  readonly report: (leg: 'extension' | 'callWatch', report: LegReport) => void
  /** `abilities` or `otherComputer` changed. */
  readonly onChange: () => void
}

export interface Phone {
  /** Starts with the settings as they are; replaces what ran before. */
  restart(): Promise<void>
  publish(status: ExtensionStatus | null): void
  nudge(): void
  /** What the phone system was seen to be able to do; `null` while it is not known. */
  abilities(): PhoneCapabilities | null
  /** Another computer of the same person publishes on this extension too. */
  otherComputer(): boolean
  /** How long the last publication took until it was read back, milliseconds. */
  readBackMs(): number | undefined
  stop(): Promise<void>
}

/** Taking back the presence must not hold up a quit. */
const stopMs = 3_000

export function createPhone(parts: PhoneParts): Phone {
  const { settings, secrets, log, dispatch, report } = parts
  let system: PhoneSystem | undefined
  let abilities: PhoneCapabilities | null = null
  let otherComputer = false
  let readBackMs: number | undefined
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
        abilities = event.capabilities
        parts.onChange()
        return
      case 'otherComputer':
        seeOther(event.seen)
        return
      case 'readBack':
        readBackMs = event.ms
        return
      default:
        dispatch(event)
        return
    }
  }

  function seeOther(seen: boolean): void {
    if (seen === otherComputer) return
    otherComputer = seen
    dispatch({ type: 'otherInstance', seen })
    parts.onChange()
  }

  async function end(): Promise<void> {
    const old = system
    system = undefined
    if (old === undefined) return
    await old.stop(stopMs)
    dispatch({ type: 'phoneDown' })
    dispatch({ type: 'calls', known: true, calls: [] })
    dispatch({ type: 'calls', known: false, calls: [] })
    abilities = null
    readBackMs = undefined
    seeOther(false)
    parts.onChange()
  }

  async function begin(): Promise<void> {
    await end()
    const { phone } = settings()
    if (phone === null) {
      dispatch({ type: 'phoneRemoved' })
      for (const leg of ['extension', 'callWatch'] as const) report(leg, { state: 'notSetUp' })
      return
    }
    if (parts.mayUse?.(phone.server) === false) {
      for (const leg of ['extension', 'callWatch'] as const)
        report(leg, { state: 'failing', code: 'sip.hostNotAllowed' })
      return
    }
    if ((await secrets.read('sip.secret')) === undefined) {
      const missing: LegReport =
        parts.neverSetUp?.() === true
          ? { state: 'notSetUp' }
          : { state: 'failing', code: 'secrets.unreadable' }
      for (const leg of ['extension', 'callWatch'] as const) report(leg, missing)
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
    abilities: () => abilities,
    otherComputer: () => otherComputer,
    readBackMs: () => readBackMs,
    stop: () => inTurn(end),
  }
}
