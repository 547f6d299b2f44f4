/** Feeds the machine and carries out what it wants: timers, writes, reads, the extension. */
import type { Effect, EventBody, TimerName } from '../../domain/machine/events.ts'
import type { State } from '../../domain/machine/state.ts'
import { step } from '../../domain/machine/step.ts'
import type { Clock, Log, Unsubscribe } from '../../ports.ts'
import { logDecision, logRetry } from './decision-log.ts'
import type { Journal } from './journal.ts'
import type { Timeline } from './timeline.ts'
import type { Writer } from './writer.ts'

/** What carries out the effects that leave this computer. */
export interface EngineHands {
  readonly writer: Writer
  readonly reader: {
    urgentRead(): void
    cancelUrgent(): void
    hint(): void
  }
  publish(status: Extract<Effect, { type: 'publish' }>['status']): void
}

export interface EngineParts {
  readonly initial: State
  readonly clock: Clock
  readonly log: Log
  readonly journal: Journal
  readonly timeline: Timeline
  /** Asked for once, when the engine is made; what they need may follow until the first event. */
  readonly hands: (dispatch: (event: EventBody) => void) => EngineHands
}

export interface Engine {
  state(): State
  dispatch(event: EventBody): void
  onChange(listener: (state: State) => void): Unsubscribe
  /** Resolves once `reached` holds, or after `deadlineMs`. */
  until(reached: (state: State) => boolean, deadlineMs: number): Promise<boolean>
  dispose(): void
}

export function createEngine(parts: EngineParts): Engine {
  const { clock, log, journal, timeline } = parts
  const listeners = new Set<(state: State) => void>()
  const timers = new Map<TimerName, Unsubscribe>()
  const queue: EventBody[] = []
  let state = parts.initial
  let busy = false
  const hands = parts.hands(dispatch)

  function disarm(timer: TimerName): void {
    timers.get(timer)?.()
    timers.delete(timer)
  }

  function carryOut(effect: Effect, after: EventBody): void {
    switch (effect.type) {
      case 'urgentRead':
        hands.reader.urgentRead()
        return
      case 'cancelUrgentRead':
        hands.reader.cancelUrgent()
        return
      case 'hint':
        hands.reader.hint()
        return
      case 'setSession':
        hands.writer.set(effect.kind, effect.leaveBefore)
        return
      case 'clearSession':
        hands.writer.clear()
        return
      case 'abortWrite':
        hands.writer.abort()
        return
      case 'publish':
        hands.publish(effect.status)
        return
      case 'journal':
        journal.write(effect.entry)
        return
      case 'record':
        timeline.add(effect.entry)
        logDecision(log, effect.entry)
        return
      case 'disarm':
        disarm(effect.timer)
        return
      case 'arm': {
        const { timer, delayMs, jitterMs = 0 } = effect
        const waitMs = delayMs + clock.random() * jitterMs
        logRetry(log, { timer, waitMs, after })
        disarm(timer)
        const fire = () => {
          timers.delete(timer)
          dispatch({ type: 'timer', timer })
        }
        timers.set(timer, clock.timer(waitMs, fire))
        return
      }
    }
  }

  /** Events that effects bring about at once wait for their turn, so that steps never nest. */
  function dispatch(event: EventBody): void {
    queue.push(event)
    if (busy) return
    busy = true
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) take(next)
    } finally {
      busy = false
    }
    for (const listener of [...listeners]) {
      try {
        listener(state)
      } catch (error) {
        log.error('a listener of the engine failed', { error })
      }
    }
  }

  function take(event: EventBody): void {
    const result = step(state, { ...event, at: clock.monotonic(), wall: clock.wall() })
    state = result.state
    for (const effect of result.effects) {
      try {
        carryOut(effect, event)
      } catch (error) {
        log.error('an effect failed', { effect: effect.type, error })
      }
    }
  }

  return {
    state: () => state,
    dispatch,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    until(reached, deadlineMs) {
      return new Promise((resolve) => {
        const finish = () => {
          cancel()
          listeners.delete(look)
          resolve(reached(state))
        }
        const look = () => {
          if (reached(state)) finish()
        }
        const cancel = clock.timer(deadlineMs, finish)
        listeners.add(look)
        look()
      })
    },
    dispose() {
      for (const timer of [...timers.keys()]) disarm(timer)
      listeners.clear()
    },
  }
}
