import { Fault } from '../../domain/codes.ts'

export interface Sequencer {
  /**
   * Runs `operation` after all earlier ones have ended. Whoever gives up while waiting is told at
   * once with `signIn.cancelled` and the operation never starts.
   */
  run<T>(signal: AbortSignal, operation: () => Promise<T>): Promise<T>
  /** Waits for the turn and keeps it until the returned function is called, which MUST happen. */
  take(signal: AbortSignal): Promise<() => void>
}

/** MSAL's cache is not made for two operations at a time. */
export function createSequencer(): Sequencer {
  let last: Promise<unknown> = Promise.resolve()

  function run<T>(signal: AbortSignal, operation: () => Promise<T>): Promise<T> {
    const turn = last.then(() => {
      if (signal.aborted) throw new Fault('signIn.cancelled', 'given up while waiting')
      return operation()
    })
    last = turn.catch(() => undefined)
    return whileWanted(signal, turn)
  }

  return {
    run,
    take: (signal) =>
      new Promise((resolve, reject) => {
        const hold = () => new Promise<void>((release) => resolve(release))
        run(signal, hold).catch(reject)
      }),
  }
}

function whileWanted<T>(signal: AbortSignal, turn: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Fault('signIn.cancelled', 'given up by the caller'))
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
