/** What the last reading showed, as far as the time of the next one depends on it. */
import { isBusy, type PresencePair, samePair } from '../../domain/presence.ts'

export interface Shown {
  forget(): void
  /** @returns whether it is something else than before */
  take(pair: PresencePair): boolean
  /** Not what a call of ours makes of it. */
  lacksCall(): boolean
}

export function createShown(): Shown {
  let last: PresencePair | undefined
  return {
    forget() {
      last = undefined
    },
    take(pair) {
      const before = last
      last = pair
      return !samePair(before, pair)
    },
    lacksCall: () => last !== undefined && !isBusy(last),
  }
}
