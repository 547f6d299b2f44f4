import { type Aggregate, aggregate, liveAppSessions, newPerson, type PersonState } from './model.ts'

/** The longest read lag that a personality may ask for, in milliseconds. */
export const longestLagMs = 90_000

/** Someone of the simulated tenant. */
export type Identity = { readonly oid: string; readonly name: string; readonly upn: string }

/** One person's states over the last 90 seconds, so that a read may show an older one. */
export type Person = Identity & {
  readonly state: () => PersonState
  /** The presence as it was `lagMs` ago. */
  readonly presence: (lagMs?: number) => Aggregate
  readonly change: (change: (state: PersonState) => Partial<PersonState>) => void
}

/** A person whose history begins now. `changed` is called after every change. */
export function createPerson(identity: Identity, now: () => number, changed: () => void): Person {
  let history: readonly PersonState[] = [newPerson(now())]
  const latest = (): PersonState => history[history.length - 1] ?? newPerson(now())

  return {
    ...identity,
    state: latest,
    presence: (lagMs = 0) => {
      const at = now() - lagMs
      const state = history.findLast((one) => one.at <= at) ?? history[0] ?? latest()
      return aggregate(state, Math.max(at, state.at))
    },
    change: (change) => {
      const at = now()
      const before = latest()
      const next = {
        ...before,
        appSessions: liveAppSessions(before, at),
        ...change(before),
        at,
        version: before.version + 1,
      }
      const needed = history.findLastIndex((one) => one.at <= at - longestLagMs)
      history = [...history.slice(Math.max(needed, 0)), next]
      changed()
    },
  }
}
