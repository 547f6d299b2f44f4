import type { ErrorCode } from './codes.ts'

/** The four legs of product.md, in the order they are shown. */
export const legNames = ['signIn', 'presence', 'extension', 'callWatch'] as const
export type LegName = (typeof legNames)[number]

export type LegState = 'notSetUp' | 'connecting' | 'working' | 'degraded' | 'failing' | 'off'

/** One leg, always in one visible state. Times are wall-clock milliseconds since the epoch. */
export interface Leg {
  readonly state: LegState
  /** The cause, when degraded or failing. */
  readonly code?: ErrorCode
  readonly since: number
  readonly lastSuccess?: number
  readonly nextRetry?: number
}
