/** The phone side: the one extension, set up, tested, replaced and removed. */
import { type ErrorCode, Fault } from '../domain/codes.ts'
import type { ExtensionStatus } from '../domain/extension.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type {
  LegReport,
  Log,
  PhoneCapabilities,
  PhoneEvent,
  PhoneSystem,
  Secrets,
  Unsubscribe,
} from '../ports.ts'
import { createIdentityGate, type IdentityGate, type IdentityParts } from './identity-gate.ts'
import { createOwnPhoneStatus, withoutTeams } from './own-phone-status.ts'
import { isEnough, savedSecrets } from './saved-secrets.ts'
import type { Settings } from './settings/schema.ts'

export type PhoneSettings = NonNullable<Settings['phone']>

export interface PhoneParts {
  readonly connect: (phone: PhoneSettings) => PhoneSystem
  readonly settings: () => Settings
  /** Whether the organisation allows all servers of this phone; absent allows all. */
  readonly mayUse?: (phone: PhoneSettings) => boolean
  /** The connection is complete, but nobody has entered the password yet. */
  readonly neverSetUp?: () => boolean
  readonly secrets: Secrets
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
  readonly report: (leg: 'extension' | 'callWatch', report: LegReport) => void
  /** `abilities` or `otherComputer` changed. */
  readonly onChange: () => void
  /** Whose extension it has to be; absent: anybody's. */
  readonly identity?: IdentityParts
}

/** `on: null`: not known; `ours`: Lockstep turned it on. */
export interface DoNotDisturbState {
  readonly on: boolean | null
  readonly ours: boolean
}

export interface Phone {
  /** Starts with the settings as they are; replaces what ran before. */
  restart(): Promise<void>
  publish(status: ExtensionStatus | null): void
  nudge(): void
  /** Another person may be signed in. */
  reconsider(): void
  /** What the phone system was seen to be able to do; `null` while it is not known. */
  abilities(): PhoneCapabilities | null
  /** Another computer of the same person publishes on this extension too. */
  otherComputer(): boolean
  /** How long the last publication took until it was read back, milliseconds. */
  readBackMs(): number | undefined
  /** The do not disturb that stops calls; `null` where there is none to read. */
  doNotDisturb(): DoNotDisturbState | null
  /** What stands against this phone system. */
  warnings(): readonly ErrorCode[]
  stop(): Promise<void>
}

/** Taking back the presence must not hold up a quit. */
const stopMs = 3_000
/** A feature code is a call of some seconds. */
const undoMs = 6_000

export function createPhone(parts: PhoneParts): Phone {
  const { settings, secrets, log, dispatch, report } = parts
  let system: PhoneSystem | undefined
  let unsubscribe: Unsubscribe = () => undefined
  let abilities: PhoneCapabilities | null = null
  let otherComputer = false
  let readBackMs: number | undefined
  let doNotDisturb: DoNotDisturbState | null = null
  const warnings = new Set<ErrorCode>()
  let gate: IdentityGate | undefined
  let person = parts.identity?.person()?.objectId
  let ownStatus = createOwnPhoneStatus()
  // Replacing takes turns, so that no two lines ever publish side by side.
  let turn: Promise<void> = Promise.resolve()

  function onEvent(event: PhoneEvent): void {
    switch (event.type) {
      case 'up':
        gate?.up()
        dispatch({ type: 'phoneUp' })
        return
      case 'down':
        dispatch({ type: 'phoneDown' })
        return
      case 'leg':
        if (event.leg === 'extension' && gate !== undefined) gate.report(event.report)
        else report(event.leg, event.report)
        return
      case 'capabilities':
        abilities = event.capabilities
        gate?.canTell(abilities.readEmail)
        parts.onChange()
        return
      case 'otherComputer':
        seeOther(event.seen)
        return
      case 'readBack':
        readBackMs = event.ms
        return
      case 'doNotDisturb': {
        const { on, ours } = event
        doNotDisturb = { on, ours }
        ownStatus.doNotDisturb(doNotDisturb)
        tellStatus()
        parts.onChange()
        return
      }
      case 'warning':
        warn(event.code, event.on)
        return
      case 'email':
        gate?.email(event.email)
        return
      case 'ownPresence':
        ownStatus.presence(withoutTeams(event.presence, settings()))
        tellStatus()
        return
      default:
        dispatch(event)
        return
    }
  }

  function tellStatus(): void {
    // On somebody else's extension it is somebody else's status.
    const status = warnings.has('identity.mismatch') ? null : ownStatus.current()
    dispatch({ type: 'phoneStatus', status })
  }

  function warn(code: ErrorCode, on: boolean): void {
    if (on) warnings.add(code)
    else warnings.delete(code)
    if (code === 'identity.mismatch') tellStatus()
    parts.onChange()
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
    gate?.dispose()
    try {
      await old.stop(doNotDisturb?.ours === true ? undoMs : stopMs)
    } catch (error) {
      // Whoever comes next must not wait for it.
      log.warn('the phone system could not be stopped in order', { error })
    }
    unsubscribe()
    gate = undefined
    dispatch({ type: 'phoneDown' })
    dispatch({ type: 'calls', known: true, calls: [] })
    dispatch({ type: 'calls', known: false, calls: [] })
    abilities = null
    readBackMs = undefined
    doNotDisturb = null
    ownStatus = createOwnPhoneStatus()
    dispatch({ type: 'phoneStatus', status: null })
    warnings.clear()
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
    if (parts.mayUse?.(phone) === false) {
      for (const leg of ['extension', 'callWatch'] as const)
        report(leg, { state: 'failing', code: 'sip.hostNotAllowed' })
      return
    }
    const never = parts.neverSetUp?.() === true
    // Its sign-in in the browser needs nothing that is saved.
    const waits = never || phone.connector !== 'innovaphone'
    if (waits && !isEnough(phone, await savedSecrets(secrets))) {
      const missing: LegReport = never
        ? { state: 'notSetUp' }
        : { state: 'failing', code: 'secrets.unreadable' }
      for (const leg of ['extension', 'callWatch'] as const) report(leg, missing)
      return
    }
    const next = parts.connect(phone)
    system = next
    const { identity } = parts
    if (identity !== undefined)
      gate = createIdentityGate(
        {
          ...identity,
          publish: (status) => next.publish(status),
          report: (found) => report('extension', found),
          onRefused: (code) => dispatch({ type: 'publishFailed', code }),
          onWarning: warn,
        },
        (phone.connector ?? 'sip') !== 'sip',
      )
    unsubscribe = next.onEvent(onEvent)
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
    publish: (status) => (gate ?? system)?.publish(status),
    reconsider() {
      gate?.reconsider()
      const now = parts.identity?.person()?.objectId
      if (now === person) return
      person = now
      // What waits for somebody to sign in, or was told of another one.
      system?.nudge()
    },
    nudge: () => system?.nudge(),
    abilities: () => abilities,
    otherComputer: () => otherComputer,
    readBackMs: () => readBackMs,
    doNotDisturb: () => doNotDisturb,
    warnings: () => [...warnings],
    stop: () => inTurn(end),
  }
}
