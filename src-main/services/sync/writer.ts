/** Carries out the writes of the engine: one at a time, bound by Retry-After like the reads. */
import { codeOf, Fault } from '../../domain/codes.ts'
import type { EventBody } from '../../domain/machine/events.ts'
import { sessionLifetimeMs } from '../../domain/machine/state.ts'
import { type SessionKind, sessionPairs } from '../../domain/session-kind.ts'
import type { Clock, Log, PresenceSession } from '../../ports.ts'
import type { Gate } from '../feed/gate.ts'
import { refusalWaitMs } from '../feed/refusal.ts'

export interface Writer {
  /** `leaveBefore` is monotonic; absent on a renewal. */
  set(kind: SessionKind, leaveBefore: number | undefined): void
  clear(): void
  /** Calls the write under way back; its outcome is then not known. */
  abort(): void
}

export interface WriterParts {
  /** `undefined` while nobody is signed in. */
  readonly session: () => PresenceSession | undefined
  readonly gate: Gate
  readonly clock: Clock
  readonly log: Log
  readonly dispatch: (event: EventBody) => void
}

/** A refusal of the tenant does not change from call to call. */
const refusedMs = 15 * 60_000

export function createWriter({ session, gate, clock, log, dispatch }: WriterParts): Writer {
  let controller = new AbortController()
  let refusedUntil = Number.NEGATIVE_INFINITY
  let refusalsInARow = 0

  function target(kind: 'set' | 'clear'): PresenceSession {
    const refusedForMs = refusedUntil - clock.monotonic()
    if (kind === 'set' && refusedForMs > 0)
      throw new Fault('graph.forbidden', 'refused before', { retryAfterMs: refusedForMs })
    const waitMs = gate.waitMs()
    if (waitMs > 0) throw new Fault('graph.throttled', 'asked to wait', { retryAfterMs: waitMs })
    const current = session()
    if (current === undefined) throw new Fault('signIn.expired', 'nobody is signed in')
    return current
  }

  async function write(
    kind: 'set' | 'clear',
    run: (session: PresenceSession, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    controller = new AbortController()
    const startedAt = clock.monotonic()
    let event: EventBody
    try {
      await run(target(kind), controller.signal)
      refusalsInARow = 0
      event = { type: `${kind}Done`, ms: clock.monotonic() - startedAt }
    } catch (error) {
      const code = codeOf(error)
      log.warn('the presence session could not be written', { kind, code, error })
      if (code === 'graph.forbidden') refusedUntil = Math.max(refusedUntil, startedAt + refusedMs)
      event = { type: `${kind}Failed`, code, ...retryAfter(error) }
    }
    dispatch(event)
  }

  function retryAfter(error: unknown): { retryAfterMs?: number } {
    if (!(error instanceof Fault)) return {}
    const { code, retryAfterMs } = error
    const asked = code === 'graph.throttled' || code === 'graph.unavailable'
    if (!asked || (code === 'graph.unavailable' && retryAfterMs === undefined))
      return retryAfterMs === undefined ? {} : { retryAfterMs }
    // While the gate is closed it is no new refusal, though this one may ask for longer.
    const known = gate.waitMs()
    const waitMs =
      known > 0
        ? Math.max(known, retryAfterMs ?? 0)
        : refusalWaitMs(retryAfterMs, refusalsInARow++, clock.random())
    const until = clock.monotonic() + waitMs
    if (code === 'graph.throttled') gate.refuse(until, retryAfterMs)
    else gate.close(until)
    return { retryAfterMs: waitMs }
  }

  return {
    set(kind, leaveBefore) {
      void write('set', (presence, signal) =>
        presence.set(
          {
            ...sessionPairs[kind],
            expirationMinutes: sessionLifetimeMs / 60_000,
            ...(leaveBefore === undefined ? {} : { leaveBefore }),
          },
          signal,
        ),
      )
    },
    clear() {
      void write('clear', (presence, signal) => presence.clear(signal))
    },
    abort: () => controller.abort(),
  }
}
