/** What a failed read means for the reads after it: pure. */
import { type BackoffLimits, backoffMs, usualBackoff } from '../../domain/backoff.ts'
import type { ErrorCode } from '../../domain/codes.ts'
import { refusalWaitMs } from './refusal.ts'

export type Reaction =
  /** Only the person can help: no read until they sign in. */
  | { readonly kind: 'halt' }
  /** No read before `waitMs` is over, whatever is hinted. */
  | { readonly kind: 'hold'; readonly waitMs: number }
  /** Graph asked to be left alone: no request of any kind before `waitMs` is over. */
  | { readonly kind: 'closeGate'; readonly waitMs: number }
  /** The same, because the tenant's limit is reached. */
  | { readonly kind: 'refused'; readonly waitMs: number }
  /** Try again after `waitMs`, or at once when something hints that it works again. */
  | { readonly kind: 'retry'; readonly waitMs: number }

export interface Failure {
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined
  /** Failures in a row before this one. */
  readonly failures: number
  /** A call waits for this read. */
  readonly urgent: boolean
  /** Uniform in [0, 1). */
  readonly random: number
}

const urgentLimits: BackoffLimits = { firstMs: 1_000, capMs: 10_000, floorMs: 500 }

export function reactionTo(failure: Failure): Reaction {
  const { code, retryAfterMs, failures, random } = failure
  switch (code) {
    case 'graph.throttled':
      return { kind: 'refused', waitMs: refusalWaitMs(retryAfterMs, failures, random) }
    case 'graph.unavailable': {
      if (retryAfterMs !== undefined)
        return { kind: 'closeGate', waitMs: refusalWaitMs(retryAfterMs, failures, random) }
      return { kind: 'retry', waitMs: backoffMs(failures, limitsOf(failure), random) }
    }
    case 'graph.forbidden':
    case 'graph.noPresence':
      return { kind: 'hold', waitMs: retryAfterMs ?? usualBackoff.capMs }
    case 'graph.unauthorized':
    case 'signIn.expired':
    case 'signIn.notConfigured':
    case 'signIn.wrongTenant':
    case 'signIn.wrongClient':
    case 'signIn.declined':
    case 'signIn.consentRequired':
    case 'signIn.adminConsentRequired':
    case 'signIn.multiFactorRequired':
    case 'signIn.stepUpRequired':
    case 'signIn.deviceNotCompliant':
    case 'signIn.passwordChanged':
    case 'signIn.cloudUnsupported':
    case 'signIn.blocked':
    case 'signIn.accountDisabled':
      return { kind: 'halt' }
    case 'signIn.busy':
      return { kind: 'hold', waitMs: refusalWaitMs(retryAfterMs, failures, random) }
    default:
      return { kind: 'retry', waitMs: backoffMs(failures, limitsOf(failure), random) }
  }
}

function limitsOf({ urgent }: Failure): BackoffLimits {
  return urgent ? urgentLimits : usualBackoff
}
