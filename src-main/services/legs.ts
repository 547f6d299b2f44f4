/** The four legs, each always in one visible state. */
import { type Leg, type LegName, legNames } from '../domain/legs.ts'
import type { Clock, LegReport, Log, Unsubscribe } from '../ports.ts'

export type Legs = Readonly<Record<LegName, Leg>>

export interface LegBoard {
  legs(): Legs
  report(name: LegName, report: LegReport): void
  /** Every report, also one that changes nothing. */
  onReport(listener: (name: LegName, report: LegReport) => void): Unsubscribe
}

export function createLegBoard(
  clock: Pick<Clock, 'wall'>,
  onChange: () => void,
  log?: Log,
): LegBoard {
  const since = clock.wall()
  const off: Leg = { state: 'notSetUp', since }
  let legs: Legs = { signIn: off, presence: off, extension: off, callWatch: off }
  const listeners = new Set<(name: LegName, report: LegReport) => void>()
  return {
    legs: () => legs,
    onReport(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    report(name, report) {
      const { state, code, retryInMs } = report
      const before = legs[name]
      if (before.state !== state || before.code !== code)
        log?.info('leg', {
          leg: name,
          from: before.state,
          to: state,
          cause: code ?? null,
          retryInMs: retryInMs === undefined ? null : Math.round(retryInMs),
        })
      const now = clock.wall()
      const lastSuccess = state === 'working' ? now : before.lastSuccess
      legs = {
        ...legs,
        [name]: {
          state,
          since: before.state === state ? before.since : now,
          ...(code === undefined ? {} : { code }),
          ...(lastSuccess === undefined ? {} : { lastSuccess }),
          ...(retryInMs === undefined ? {} : { nextRetry: now + retryInMs }),
        },
      }
      onChange()
      for (const listener of [...listeners]) listener(name, report)
    },
  }
}

export function anyFailing(legs: Legs): boolean {
  return legNames.some((name) => legs[name].state === 'failing')
}
