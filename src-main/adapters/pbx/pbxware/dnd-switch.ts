/**
 * The switch of do not disturb on a PBXware: by the relay, with what it tells besides. Nothing is
 * pushed from there, so that it is looked at now and then: seldom, for a system with thousands of
 * people, and a little more often while it is on.
 */
import { backoffMs } from '../../../domain/backoff.ts'
import { codeOf, type ErrorCode, Fault } from '../../../domain/codes.ts'
import type { Clock, Log, Unsubscribe } from '../../../ports.ts'
import type { DoNotDisturbSwitch } from '../do-not-disturb.ts'
import type { OwnExtension, PbxwareRelay } from './relay.ts'

export interface DndSwitchParts {
  readonly relay: PbxwareRelay
  /** Whether somebody is signed in to be asked for; nobody is asked about nobody. */
  readonly ready: () => boolean
  /** Whether it is looked at again; otherwise once is enough. */
  readonly watching: boolean
  readonly clock: Clock
  readonly log: Log
  /** What was told. */
  readonly onAnswer: (own: OwnExtension) => void
  /** Why nothing was told, and in how many milliseconds it is tried again. */
  readonly onTrouble: (code: ErrorCode, retryInMs: number) => void
}

export interface DndSwitch extends DoNotDisturbSwitch {
  start(): void
  stop(): void
  /** Looks now, unless a look is under way or was a moment ago. */
  look(): void
}

const lookMs = { off: 15 * 60_000, on: 5 * 60_000 }
const leastMs = 5_000
const troubleLimits = { firstMs: 10_000, capMs: 15 * 60_000, floorMs: 5_000 }
/** Only an administrator can help, who takes their time. */
const patientMs = 15 * 60_000
const patient: readonly ErrorCode[] = [
  'identity.duplicate',
  'identity.mismatch',
  'pbxware.noExtension',
  'pbxware.relay',
  'pbxware.system',
  'pbxware.vendorSync',
]

export function createDndSwitch(parts: DndSwitchParts): DndSwitch {
  const { relay, watching, clock, log } = parts
  const listeners = new Set<(on: boolean | null | undefined) => void>()
  const ending = new AbortController()
  let known: boolean | undefined
  let failures = 0
  /** Counts the answers to writes: a look that began before one of them is out of date. */
  let written = 0
  let looking = false
  let askedAt = Number.NEGATIVE_INFINITY
  let cancel: Unsubscribe = () => undefined

  function tell(on: boolean | undefined): void {
    known = on
    for (const listener of [...listeners]) listener(on)
  }

  function next(delayMs: number): void {
    cancel()
    if (!ending.signal.aborted) cancel = clock.timer(delayMs, look)
  }

  function succeed(own: OwnExtension): void {
    if (ending.signal.aborted) return
    failures = 0
    if (watching) next(own.on ? lookMs.on : lookMs.off)
    else cancel()
    parts.onAnswer(own)
    tell(own.on)
  }

  function fail(error: unknown): void {
    if (ending.signal.aborted) return
    const code = codeOf(error)
    const jittered = backoffMs(failures, troubleLimits, clock.random())
    failures += 1
    const asked = error instanceof Fault ? (error.retryAfterMs ?? 0) : 0
    const delayMs = Math.max(patient.includes(code) ? patientMs : jittered, asked)
    log.warn('do not disturb of PBXware', { error })
    next(delayMs)
    parts.onTrouble(code, delayMs)
    // It will be told once the relay answers again; nothing is switched unseen.
    tell(undefined)
  }

  async function lookNow(): Promise<void> {
    looking = true
    askedAt = clock.monotonic()
    const before = written
    try {
      const own = await relay.read(ending.signal)
      if (before === written) succeed(own)
    } catch (error) {
      if (before === written) fail(error)
    } finally {
      looking = false
    }
  }

  function look(): void {
    if (looking || ending.signal.aborted) return
    cancel()
    if (parts.ready()) void lookNow()
    else tell(undefined)
  }

  return {
    start: look,
    look() {
      // The network may come and go many times a minute.
      if (clock.monotonic() - askedAt >= leastMs) look()
    },
    stop() {
      ending.abort()
      cancel()
      listeners.clear()
    },
    async set(on, signal) {
      try {
        const own = await relay.write(on, signal)
        written += 1
        succeed(own)
      } catch (error) {
        written += 1
        fail(error)
        throw error
      }
    },
    onState(listener) {
      listeners.add(listener)
      // `undefined` says that it will be told: a slow relay must not be switched unseen.
      listener(known)
      return () => listeners.delete(listener)
    },
  }
}
