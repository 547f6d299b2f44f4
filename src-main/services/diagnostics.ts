/** "Test now": tries one leg and tells how it fared. */
import type { LegTestResult } from '../../src-preload/contract.ts'
import { codeOf, type ErrorCode } from '../domain/codes.ts'
import type { LegName } from '../domain/legs.ts'
import type { Clock, LegReport, Unsubscribe } from '../ports.ts'
import type { LegBoard } from './legs.ts'

export interface LegTestParts {
  readonly clock: Pick<Clock, 'monotonic' | 'timer'>
  readonly legs: Pick<LegBoard, 'legs' | 'onReport'>
  /** Renews the token silently; rejects with a Fault. */
  readonly renewToken: (signal: AbortSignal) => Promise<void>
  /** Reads the presence ahead of whatever waits. */
  readonly readPresence: () => void
  /** Has the phone system check its connection now. */
  readonly nudgePhone: () => void
}

const deadlineMs = 15_000
/**
 * A phone system reports what changed. One that worked and has nothing to say after its own check
 * (5 s for the answer to an OPTIONS) still works.
 */
const silenceMs = 6_000

type Outcome = Omit<LegTestResult, 'ms'>

const works: Outcome = { working: true }

/** Settles within 15 s and never rejects. A leg that is off or not set up has no code. */
export async function testLeg(leg: LegName, parts: LegTestParts): Promise<LegTestResult> {
  const startedAt = parts.clock.monotonic()
  const outcome = await (leg === 'signIn' ? tryToken(parts) : tryReport(leg, parts))
  return { ...outcome, ms: Math.round(parts.clock.monotonic() - startedAt) }
}

function tryToken({ clock, renewToken }: LegTestParts): Promise<Outcome> {
  const abort = new AbortController()
  return new Promise((resolve) => {
    const cancel = clock.timer(deadlineMs, () => {
      resolve(failed('signIn.network'))
      abort.abort()
    })
    renewToken(abort.signal)
      .then(
        () => resolve(works),
        (error: unknown) => resolve(failed(codeOf(error))),
      )
      .finally(cancel)
  })
}

type ReportedLeg = Exclude<LegName, 'signIn'>

/** Asks for a sign of life and waits for the leg's next report. */
function tryReport(leg: ReportedLeg, parts: LegTestParts): Promise<Outcome> {
  const { clock, legs } = parts
  const now = () => legs.legs()[leg]
  if (!isInUse(now())) return Promise.resolve(outcomeOf(now()))
  return new Promise((resolve) => {
    const stops: Unsubscribe[] = []
    const end = (outcome: Outcome) => {
      for (const stop of stops) stop()
      resolve(outcome)
    }
    stops.push(
      clock.timer(deadlineMs, () => end(failed(now().code ?? lateCode(leg)))),
      legs.onReport((name, report) => {
        if (name === leg && report.state !== 'connecting') end(outcomeOf(report))
      }),
    )
    if (leg === 'presence') return parts.readPresence()
    if (now().state === 'working')
      stops.push(clock.timer(silenceMs, () => now().state === 'working' && end(works)))
    parts.nudgePhone()
  })
}

function lateCode(leg: ReportedLeg): ErrorCode {
  return leg === 'presence' ? 'graph.timedOut' : 'sip.timedOut'
}

/** A degraded leg names what does not work: it is no success. */
function outcomeOf({ state, code }: LegReport): Outcome {
  if (state === 'working') return works
  return code === undefined ? { working: false } : failed(code)
}

function failed(code: ErrorCode): Outcome {
  return { working: false, code }
}

function isInUse({ state }: LegReport): boolean {
  return state !== 'notSetUp' && state !== 'off'
}
