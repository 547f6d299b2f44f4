/** The four legs, each always in one visible state. */
import { type Leg, type LegName, legNames } from '../domain/legs.ts'
import type { Clock, LegReport } from '../ports.ts'

export type Legs = Readonly<Record<LegName, Leg>>

export interface LegBoard {
  legs(): Legs
  report(name: LegName, report: LegReport): void
}

export function createLegBoard(clock: Pick<Clock, 'wall'>, onChange: () => void): LegBoard {
  const since = clock.wall()
  const off: Leg = { state: 'notSetUp', since }
  let legs: Legs = { signIn: off, presence: off, extension: off, callWatch: off }
  return {
    legs: () => legs,
    report(name, { state, code, retryInMs }) {
      const before = legs[name]
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
    },
  }
}

export function anyFailing(legs: Legs): boolean {
  return legNames.some((name) => legs[name].state === 'failing')
}
