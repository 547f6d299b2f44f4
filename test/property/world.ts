/**
 * A small world around the machine in virtual time: Teams with a lagging Graph, a phone system with
 * calls, and the effects carried out with the latencies and failures a script chooses. It keeps a
 * trace, which the invariants are checked on.
 */
import type { Call } from '../../src-main/domain/calls.ts'
import type { ErrorCode } from '../../src-main/domain/codes.ts'
import type { Evidence } from '../../src-main/domain/evidence.ts'
import type { ExtensionStatus } from '../../src-main/domain/extension.ts'
import type { Effect, EventBody, TimerName } from '../../src-main/domain/machine/events.ts'
import { initialState } from '../../src-main/domain/machine/initial-state.ts'
import {
  type Enabled,
  isActive,
  type JournalEntry,
  type Options,
  type State,
} from '../../src-main/domain/machine/state.ts'
import { step } from '../../src-main/domain/machine/step.ts'
import { defaultReflection } from '../../src-main/domain/phone-status.ts'
import { type PresencePair, samePair } from '../../src-main/domain/presence.ts'
import { type SessionKind, sessionPairs } from '../../src-main/domain/session-kind.ts'

export const options: Options = {
  ringing: false,
  settleMs: 1_500,
  endSettleMs: 1_000,
  teamsNotRunning: 'skip',
  chosenBusy: 'leaveAlone',
  uncertainAway: 'leaveAlone',
  mapping: {},
  connector: 'sip',
  reflection: defaultReflection,
  messages: { statusMessage: false, outOfOffice: false },
}
/** As most people have it: the phone's own status stays on the phone. */
export const allOn: Enabled = { sync: true, mirror: true, assert: true, reflect: false }
const activeEvidence: Evidence = {
  longestIdleSeconds: 0,
  lockedOrSuspended: false,
  idleSeconds: 0,
  locked: false,
}

/** What happened, in order, with its monotonic time. */
export type Trace =
  | {
      readonly at: number
      readonly kind: 'event'
      readonly event: EventBody
      readonly state: State
    }
  | {
      readonly at: number
      readonly kind: 'effect'
      readonly effect: Effect
      readonly before: State
    }
  | { readonly at: number; readonly kind: 'graph'; readonly session: boolean }

export interface Personality {
  /** How Graph reports our own session back. */
  readonly echo: PresencePair
  /** A reading shows Teams as it was this long ago, milliseconds. */
  readonly lagMs: number
  /** `setPresence` answers 200 and nothing happens. */
  readonly withoutEffect: boolean
  /** Changes are told this much later, and hardly anything is read otherwise; absent: polled. */
  readonly pushMs?: number | undefined
}

export const plain: Personality = {
  echo: { availability: 'Busy', activity: 'InACall' },
  lagMs: 0,
  withoutEffect: false,
}

const pollMs = 15_000
/** With pushes: the safety read, and the read that makes up for a push of our own that is lost. */
const safetyMs = 300_000
const missedMs = 60_000
/** 28 January 2026, 10:07: away from any calendar boundary. */
const startWall = Date.UTC(2026, 0, 28, 10, 7)

export class World {
  now = 0
  online = true
  evidence = activeEvidence
  readMs = 40
  writeMs = 60
  /** The next writes fail with these. */
  readonly writeFaults: ErrorCode[] = []
  /** A write whose answer is lost has taken effect all the same. */
  faultsTakeEffect = false
  readonly trace: Trace[] = []
  readonly startedWithLeftover: boolean
  state: State
  session = false
  /** What the session shows. */
  kind: SessionKind = 'inACall'
  /** Another computer of the same person publishes and shows the same calls. */
  other = false
  private sessionUntil = 0
  private truth: PresencePair = { availability: 'Available', activity: 'Available' }
  private readonly history: { at: number; pair: PresencePair }[] = []
  private lastRead: PresencePair | undefined
  private readonly queue: { at: number; order: number; key: string; run: () => void }[] = []
  private order = 0
  private phoneUp = false
  private shown: ExtensionStatus | null = null
  /** A line that was told something while it was down does it when it is up again. */
  private told: ExtensionStatus | null = null
  private readonly personality: Personality

  constructor(
    start: {
      enabled?: Enabled
      options?: Options
      journal?: JournalEntry
      personality?: Personality
    } = {},
  ) {
    this.personality = start.personality ?? plain
    this.state = initialState({
      enabled: start.enabled ?? allOn,
      options: start.options ?? options,
      journal: start.journal,
      at: 0,
    })
    this.startedWithLeftover = start.journal?.session === true
    if (this.startedWithLeftover) this.openSession()
    this.remember()
    this.event({ type: 'started' })
    this.later(this.everyMs, 'poll', () => this.poll())
  }

  /** The usual morning: signed in, line up, no call, first reading done. */
  begin(): this {
    this.event({ type: 'gate', gate: 'signedIn', value: true })
    this.setPhone(true)
    this.setCalls([])
    this.read()
    this.run(1_000)
    return this
  }

  // What can happen ---------------------------------------------------------------------------

  setTeams(pair: PresencePair): void {
    this.truth = pair
    this.remember()
  }

  setCalls(calls: readonly Call[], known = true): void {
    this.event({ type: 'calls', known, calls })
    if (this.other && known && calls.length === 0)
      this.later(1_100, 'other', () => this.otherEnds())
  }

  /** The other computer comes, or leaves: without clearing where this one goes on with the call. */
  setOther(seen: boolean): void {
    const { phase } = this.state.calls
    const takenOver = isActive(this.state) && (phase === 'on' || phase === 'ending')
    if (this.other && !seen && !takenOver) this.closeSession()
    this.other = seen
    this.event({ type: 'otherInstance', seen })
  }

  /** The call is over for the other computer too, and it clears what both share. */
  private otherEnds(): void {
    if (this.other && this.state.calls.phase === 'none') this.closeSession()
  }

  setPhone(up: boolean): void {
    if (this.phoneUp === up) return
    this.phoneUp = up
    if (up) this.publish(this.told)
    this.event({ type: up ? 'phoneUp' : 'phoneDown' })
  }

  setOnline(online: boolean): void {
    this.online = online
    if (online) this.event({ type: 'online' })
  }

  event(body: EventBody): void {
    const before = this.state
    const event = { ...body, at: this.now, wall: startWall + this.now }
    const { state, effects } = step(before, event)
    this.state = state
    this.trace.push({ at: this.now, kind: 'event', event: body, state })
    for (const effect of effects) {
      this.trace.push({ at: this.now, kind: 'effect', effect, before: state })
      this.carryOut(effect)
    }
  }

  /** Lets `ms` of virtual time pass. */
  run(ms: number): void {
    const end = this.now + ms
    for (;;) {
      this.queue.sort((a, b) => a.at - b.at || a.order - b.order)
      const next = this.queue[0]
      if (next === undefined || next.at > end) break
      this.queue.shift()
      this.now = next.at
      next.run()
    }
    this.now = end
  }

  /** What watchers of the extension see. */
  get extension(): ExtensionStatus | null {
    return this.shown
  }

  /** One reading now, as a poll or the answer to a hint makes it. */
  read(again = false): void {
    const requestedAt = this.now
    const key = again ? 'urgent' : ''
    if (!this.online) {
      if (again) this.later(3_000, key, () => this.read(true))
      return
    }
    this.later(this.readMs, key, () => {
      const pair = this.visible()
      const { evidence } = this
      if (!samePair(pair, this.lastRead)) this.drop('missed')
      this.lastRead = pair
      this.event({ type: 'reading', pair, evidence, requestedAt, answeredAt: this.now })
    })
  }

  // How effects are carried out ---------------------------------------------------------------

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'urgentRead':
        this.read(true)
        return
      case 'cancelUrgentRead':
        this.drop('urgent')
        return
      case 'arm':
        this.arm(effect.timer, effect.delayMs + (effect.jitterMs ?? 0) / 2)
        return
      case 'disarm':
        this.drop(effect.timer)
        return
      case 'setSession':
        this.write(() => this.openSession(effect.kind), 'set', effect.leaveBefore)
        return
      case 'clearSession':
        this.write(() => this.closeSession(), 'clear')
        return
      case 'abortWrite':
        this.drop('write')
        this.later(1, 'write', () => this.event({ type: 'setFailed', code: 'graph.timedOut' }))
        return
      case 'publish':
        this.publish(effect.status)
        return
      case 'hint':
        this.hint()
        return
      case 'journal':
      case 'record':
        return
    }
  }

  private hint(): void {
    this.drop('missed')
    if (this.personality.pushMs === undefined) this.read()
    else this.later(missedMs, 'missed', () => this.readIfActive())
  }

  private arm(timer: TimerName, delayMs: number): void {
    this.drop(timer)
    this.later(delayMs, timer, () => this.event({ type: 'timer', timer }))
  }

  private write(effect: () => void, kind: 'set' | 'clear', leaveBefore = Number.POSITIVE_INFINITY) {
    const fault = this.online ? this.writeFaults.shift() : 'graph.network'
    const late = this.now > leaveBefore
    this.later(this.writeMs, 'write', () => {
      const code = late ? 'graph.staleDecision' : fault
      if (code !== undefined) {
        if (this.faultsTakeEffect && !late) effect()
        this.event({ type: kind === 'set' ? 'setFailed' : 'clearFailed', code })
        return
      }
      effect()
      this.event({ type: kind === 'set' ? 'setDone' : 'clearDone', ms: this.writeMs })
    })
  }

  private publish(status: ExtensionStatus | null): void {
    this.drop('publish')
    this.told = status
    if (!this.phoneUp) return
    this.later(10, 'publish', () => {
      this.shown = status
      this.event({ type: 'published', status, ms: 10 })
    })
  }

  private poll(): void {
    this.later(this.everyMs, 'poll', () => this.poll())
    this.readIfActive()
  }

  private get everyMs(): number {
    return this.personality.pushMs === undefined ? pollMs : safetyMs
  }

  private readIfActive(): void {
    const { suspended, paused, signedIn } = this.state.gates
    if (signedIn && !suspended && !paused) this.read()
  }

  // Graph -------------------------------------------------------------------------------------

  private openSession(kind: SessionKind = 'inACall'): void {
    if (this.personality.withoutEffect) return
    this.kind = kind
    this.session = true
    this.sessionUntil = this.now + 600_000
    this.later(600_000, 'expiry', () => {
      if (this.now >= this.sessionUntil) this.closeSession()
    })
    this.remember()
    this.trace.push({ at: this.now, kind: 'graph', session: true })
  }

  private closeSession(): void {
    this.session = false
    this.remember()
    this.trace.push({ at: this.now, kind: 'graph', session: false })
  }

  /** Preferred outranks all; among sessions do not disturb outranks Busy, which outranks the rest. */
  private aggregate(): PresencePair {
    if (!this.session) return this.truth
    const { availability, activity } = this.truth
    const preferred =
      availability === 'BeRightBack' || activity === 'DoNotDisturb' || activity === 'OffWork'
    if (preferred) return this.truth
    switch (this.kind) {
      case 'inACall':
        return availability === 'DoNotDisturb' ? this.truth : this.personality.echo
      case 'doNotDisturb':
        return sessionPairs.doNotDisturb
      case 'away':
        return availability === 'Offline' ? sessionPairs.away : this.truth
    }
  }

  private remember(): void {
    const pair = this.aggregate()
    const { pushMs } = this.personality
    if (pushMs !== undefined && !samePair(pair, this.history.at(-1)?.pair))
      this.later(pushMs, 'push', () => this.readIfActive())
    this.history.push({ at: this.now, pair })
  }

  private visible(): PresencePair {
    const then = this.now - this.personality.lagMs
    const seen = this.history.findLast((entry) => entry.at <= then) ?? this.history[0]
    return seen?.pair ?? this.truth
  }

  private later(delayMs: number, key: string, run: () => void): void {
    this.order += 1
    this.queue.push({ at: this.now + Math.max(0, delayMs), order: this.order, key, run })
  }

  private drop(key: string): void {
    for (let i = this.queue.length - 1; i >= 0; i -= 1)
      if (this.queue[i]?.key === key) this.queue.splice(i, 1)
  }
}

export const talking: Call = { id: 'a', direction: 'recipient', state: 'confirmed' }
export const ringing: Call = { id: 'a', direction: 'recipient', state: 'early' }
