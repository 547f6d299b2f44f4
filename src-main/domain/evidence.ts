/** What this computer saw of the person since the previous presence reading. */
export interface Evidence {
  /** Longest time without input since the previous reading, seconds. */
  readonly longestIdleSeconds: number
  /** The screen was locked or the computer slept at any time since the previous reading. */
  readonly lockedOrSuspended: boolean
  /** Time without input now, seconds. */
  readonly idleSeconds: number
  readonly locked: boolean
}
