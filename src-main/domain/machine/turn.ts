import { describePair } from '../presence.ts'
import type { TimelineCause, TimelineEntry, TimelineEvent, TimelineReading } from '../timeline.ts'
import type { Effect, Event } from './events.ts'
import type {
  CallsState,
  ExtensionState,
  PhoneStatusState,
  PresenceState,
  SessionState,
  State,
} from './state.ts'

/**
 * One step under way: the state so far and the effects so far. Parts of the state are replaced,
 * never changed, so that the state given to `step` stays as it was.
 */
export class Turn {
  readonly at: number
  readonly wall: number
  readonly effects: Effect[] = []
  /** The reading of this step; `null` when something else happened. */
  readonly reading: TimelineReading | null
  state: State

  constructor(state: State, event: Event) {
    this.state = state
    this.at = event.at
    this.wall = event.wall
    this.reading = event.type === 'reading' ? referenceTo(event) : null
  }

  emit(effect: Effect): void {
    this.effects.push(effect)
  }

  presence(change: Partial<PresenceState>): void {
    this.state = { ...this.state, presence: { ...this.state.presence, ...change } }
  }

  calls(change: Partial<CallsState>): void {
    this.state = { ...this.state, calls: { ...this.state.calls, ...change } }
  }

  phoneStatus(change: Partial<PhoneStatusState>): void {
    this.state = { ...this.state, phoneStatus: { ...this.state.phoneStatus, ...change } }
  }

  session(change: Partial<SessionState>): void {
    this.state = { ...this.state, session: { ...this.state.session, ...change } }
  }

  extension(change: Partial<ExtensionState>): void {
    this.state = { ...this.state, extension: { ...this.state.extension, ...change } }
  }

  record(
    event: TimelineEvent,
    cause: TimelineCause,
    more: Partial<Omit<TimelineEntry, 'id' | 'at' | 'event' | 'cause'>> = {},
  ): void {
    // What is said of Teams during a reading was decided on it.
    const decidedOn = event.startsWith('teams.') && this.reading !== null
    const reading = decidedOn ? { reading: this.reading } : {}
    this.emit({ type: 'record', entry: { event, cause, steps: [], ...reading, ...more } })
  }

  /** Writes down what a later run has to know. */
  journal(): void {
    const { known } = this.state.presence
    const { own } = this.state.session
    const { superseded } = this.state.phoneStatus
    this.emit({
      type: 'journal',
      entry: {
        session: own !== null,
        ...(own === null || own.kind === 'inACall' ? {} : { kind: own.kind }),
        ...(superseded === null ? {} : { superseded }),
        last: known && { pair: known.pair, classification: known.classification, wall: known.wall },
      },
    })
  }
}

function referenceTo(event: Extract<Event, { type: 'reading' }>): TimelineReading {
  const { wall, pair, requestedAt, answeredAt, requestId } = event
  const reading = { at: wall, teams: describePair(pair), ms: answeredAt - requestedAt }
  return requestId === undefined ? reading : { ...reading, requestId }
}
