/**
 * Nothing is written to an extension that is somebody else's: where the phone system tells its
 * e-mail, that is compared with the sign-in name before the first write.
 *
 *            e-mail is the own, or confirmed
 *   waiting ─────────────────────────────────▶ open ──── another person, another e-mail ───┐
 *      │  └──── nothing told within 10 s ───────▲                                          ▼
 *      └──────── another e-mail ───────────────────────────────────────────────────▶ closed (taken back)
 */
import type { ErrorCode } from '../domain/codes.ts'
import { type ExtensionStatus, sameStatus } from '../domain/extension.ts'
import { ownsExtension } from '../domain/identity.ts'
import type { Clock, LegReport, Log, Unsubscribe } from '../ports.ts'
import { maskUsername } from './mask.ts'
import type { Microsoft } from './microsoft-parts.ts'
import type { SettingsService } from './settings/settings.ts'

export interface Person {
  readonly objectId: string
  readonly signInName: string
}

export interface IdentityParts {
  readonly clock: Pick<Clock, 'timer'>
  readonly log: Log
  /** Who is signed in. */
  readonly person: () => Person | undefined
  /** The object id of whoever said that the extension is theirs, whatever its e-mail. */
  readonly confirmedFor: () => string | undefined
}

export interface IdentitySources {
  readonly clock: Pick<Clock, 'timer'>
  readonly log: Log
  readonly microsoft: Pick<Microsoft, 'account'>
  readonly settings: Pick<SettingsService, 'current'>
}

/** Who is signed in, and what they said about their extension. */
export function identityOf({ clock, log, microsoft, settings }: IdentitySources): IdentityParts {
  return {
    clock,
    log,
    person() {
      const { account } = microsoft.account()
      return account && { objectId: account.objectId, signInName: account.username }
    },
    confirmedFor: () => settings.current.phone?.confirmedFor,
  }
}

export interface IdentityGateParts extends IdentityParts {
  readonly publish: (status: ExtensionStatus | null) => void
  readonly report: (report: LegReport) => void
  /** A status was kept back. */
  readonly onRefused: (code: ErrorCode) => void
  readonly onWarning: (code: ErrorCode, on: boolean) => void
}

export interface IdentityGate {
  publish(status: ExtensionStatus | null): void
  /** What the phone system says of the leg; a closed gate says something else. */
  report(report: LegReport): void
  /** Whether the phone system can tell the e-mail. */
  canTell(can: boolean): void
  /** The phone system can be reached: from now on the e-mail may come. */
  up(): void
  email(email: string): void
  /** The person may be another one. */
  reconsider(): void
  dispose(): void
}

const waitMs = 10_000
const mismatch = 'identity.mismatch'

/** @param mayTell whether this kind of phone system can tell the e-mail at all */
export function createIdentityGate(parts: IdentityGateParts, mayTell: boolean): IdentityGate {
  const { clock, log, person, confirmedFor } = parts
  let tells = mayTell
  let patience = true
  let told: string | undefined
  let wanted: ExtensionStatus | null | undefined
  let passed: ExtensionStatus | null = null
  let closed = false
  let last: LegReport | undefined
  let cancel: Unsubscribe | undefined

  function verdict(): 'waiting' | 'open' | 'closed' {
    const who = person()
    if (told === undefined) return tells && patience ? 'waiting' : 'open'
    if (who === undefined || confirmedFor() === who.objectId) return 'open'
    return ownsExtension(who.signInName, told) ? 'open' : 'closed'
  }

  function pass(status: ExtensionStatus | null): void {
    passed = status
    parts.publish(status)
  }

  function close(): void {
    if (closed) return
    closed = true
    log.warn('the extension is not written: its e-mail is not the sign-in name', {
      email: maskUsername(told ?? ''),
    })
    parts.onWarning(mismatch, true)
    parts.report({ state: 'failing', code: mismatch })
    if (passed !== null) pass(null)
    if (wanted != null) parts.onRefused(mismatch)
  }

  function open(): void {
    if (!closed) return
    closed = false
    parts.onWarning(mismatch, false)
    if (last !== undefined) parts.report(last)
  }

  function settle(): void {
    const now = verdict()
    if (now === 'closed') close()
    if (now !== 'open') return
    open()
    if (wanted !== undefined && !sameStatus(wanted, passed)) pass(wanted)
  }

  return {
    publish(status) {
      wanted = status
      const now = verdict()
      // To take back is always allowed.
      if (status === null) pass(null)
      else if (now === 'open') {
        open()
        pass(status)
      } else if (now === 'closed' && closed) parts.onRefused(mismatch)
      else settle()
    },
    report(report) {
      last = report
      parts.report(closed ? { state: 'failing', code: mismatch } : report)
    },
    canTell(can) {
      tells = can
      settle()
    },
    up() {
      if (cancel !== undefined) return
      cancel = clock.timer(waitMs, () => {
        patience = false
        settle()
      })
    },
    email(email) {
      told = email
      settle()
    },
    reconsider: settle,
    dispose: () => cancel?.(),
  }
}
