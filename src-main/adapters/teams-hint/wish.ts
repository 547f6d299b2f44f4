/** The person's wish to pair: it waits for a meeting, then for their answer in it. */
import type { Clock, Unsubscribe } from '../../ports.ts'

const meetingWithinMs = 60 * 60_000
const answerWithinMs = 60_000

export interface Wish {
  state(): 'none' | 'waiting' | 'asked'
  begin(): void
  /** Teams asks the person now. */
  asked(): void
  /** The connection ended before an answer came: the next meeting counts. */
  unanswered(): void
  end(): void
}

/** @param onLapse nobody answered in time */
export function createWish(clock: Pick<Clock, 'timer'>, onLapse: () => void): Wish {
  let state: ReturnType<Wish['state']> = 'none'
  let stop: Unsubscribe = () => undefined

  function become(next: typeof state, withinMs?: number): void {
    stop()
    state = next
    if (withinMs === undefined) return
    stop = clock.timer(withinMs, () => {
      state = 'none'
      onLapse()
    })
  }

  return {
    state: () => state,
    begin: () => become('waiting', meetingWithinMs),
    asked: () => become('asked', answerWithinMs),
    unanswered: () => {
      if (state === 'asked') become('waiting', meetingWithinMs)
    },
    end: () => become('none'),
  }
}
