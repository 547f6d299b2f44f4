import type { ErrorCode } from '../../domain/codes.ts'
import type { Unsubscribe } from '../../ports.ts'

/** How one phone system switches do not disturb, never by a toggle. */
export interface DoNotDisturbSwitch {
  /**
   * Resolves when the phone system agreed. Asked anew while it is at work, the newest counts.
   * @throws Fault; a code of {@link uncertain} where it may have happened all the same
   */
  set(on: boolean, signal: AbortSignal): Promise<void>
  /**
   * Told what is on, at once where that is known and at each change. `null`: it cannot be told.
   * `undefined`: it will be told in a while, as once the phone system can be reached again; nothing
   * is switched on unseen until then. Who tells nothing for some seconds at the start tells `null`.
   */
  onState(listener: (on: boolean | null | undefined) => void): Unsubscribe
}

/** The phone system may have done it although it did not say so. */
export const uncertain: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'sip.timedOut',
  'sip.connectionLost',
  'sip.unreachable',
  'sip.serverError',
  'sip.malformed',
  'sip.lineCrashed',
  'pbxware.unavailable',
  'ari.unreachable',
  'ucp.unreachable',
  'internal',
])
