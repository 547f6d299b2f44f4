import { prefer } from './actions.ts'
import type { Fault } from './faults.ts'
import { type Aggregate, liveAppSessions, type Pair, type PersonState } from './model.ts'
import { longestLagMs, type Person } from './person.ts'
import { documented, type Personality } from './personality.ts'
import { preferredPairs } from './validate.ts'
import type { World } from './world.ts'

/** What a person does in Teams and Outlook, and what tests do to Microsoft 365. */
export type Control = {
  readonly signInToTeams: (oid: string) => void
  /** Closes every Teams client: a Teams call and presenting end with it. */
  readonly signOutOfTeams: (oid: string) => void
  readonly goIdle: (oid: string) => void
  readonly goActive: (oid: string) => void
  readonly startTeamsCall: (oid: string) => void
  readonly endTeamsCall: (oid: string) => void
  readonly setPresenting: (oid: string, on: boolean) => void
  readonly setFocusing: (oid: string, on: boolean) => void
  /** 'busy' is an appointment shown as busy, 'meeting' one with others. */
  readonly setCalendar: (oid: string, calendar: PersonState['calendar']) => void
  readonly setOutOfOffice: (oid: string, on: boolean) => void
  /** The person picks a status. Throws for a pair that Teams does not offer. */
  readonly setPreferred: (oid: string, pair: Pair, durationMs?: number) => void
  readonly clearPreferred: (oid: string) => void
  /** What others see now, without lag and personality. */
  readonly presenceOf: (oid: string) => Aggregate
  /** The live application sessions: sessionId to pair. */
  readonly sessionsOf: (oid: string) => ReadonlyMap<string, Pair>
  readonly personality: () => Personality
  readonly setPersonality: (change: Partial<Personality>) => void
  readonly resetPersonality: () => void
  readonly addFault: (fault: Fault) => void
  readonly clearFaults: () => void
  /** Requests allowed in 30 seconds. */
  readonly setThrottleLimit: (requests: number) => void
  /** Called with the person's id after each change, whoever made it; not when time passes. */
  readonly onChanged: (listener: (oid: string) => void) => () => void
}

/** The control object of a world. Everything about an unknown person throws. */
export function createControl(world: World): Control {
  const personOf = (oid: string): Person => {
    const person = world.people.get(oid)
    if (person === undefined) throw new Error(`unknown person ${oid}`)
    return person
  }
  const teams = (oid: string, change: Partial<PersonState>) =>
    personOf(oid).change(() => ({ ...change, teamsSince: world.now() }))

  return {
    signInToTeams: (oid) => teams(oid, { teams: 'active' }),
    signOutOfTeams: (oid) =>
      teams(oid, { teams: 'signedOut', inTeamsCall: false, presenting: false, focusing: false }),
    goIdle: (oid) => teams(oid, { teams: 'idle' }),
    goActive: (oid) => teams(oid, { teams: 'active' }),
    startTeamsCall: (oid) => teams(oid, { teams: 'active', inTeamsCall: true }),
    endTeamsCall: (oid) => teams(oid, { inTeamsCall: false }),
    setPresenting: (oid, presenting) => teams(oid, { presenting }),
    setFocusing: (oid, focusing) => teams(oid, { focusing }),
    setCalendar: (oid, calendar) => teams(oid, { calendar }),
    setOutOfOffice: (oid, outOfOffice) => personOf(oid).change(() => ({ outOfOffice })),
    setPreferred: (oid, pair, durationMs) => {
      const { availability, activity } = pair
      const offered = preferredPairs.some(
        (one) => one.availability === availability && one.activity === activity,
      )
      if (!offered) throw new Error(`nobody can choose ${availability}/${activity}`)
      prefer(personOf(oid), pair, durationMs, world.now())
    },
    clearPreferred: (oid) => personOf(oid).change(() => ({ preferred: undefined })),
    presenceOf: (oid) => personOf(oid).presence(),
    sessionsOf: (oid) => liveAppSessions(personOf(oid).state(), world.now()),
    personality: () => world.personality,
    setPersonality: (change) => {
      const next = { ...world.personality, ...change }
      if (!(next.readLagMs >= 0 && next.readLagMs <= longestLagMs)) {
        throw new Error(`readLagMs is from 0 to ${longestLagMs}`)
      }
      world.personality = next
    },
    resetPersonality: () => {
      world.personality = documented
    },
    addFault: world.faults.add,
    clearFaults: world.faults.clear,
    setThrottleLimit: world.throttle.setLimit,
    onChanged: world.onChanged,
  }
}
