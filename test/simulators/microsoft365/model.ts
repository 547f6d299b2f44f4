/**
 * A person's presence as Microsoft 365 aggregates it. Pure: time comes in as milliseconds.
 *
 * Sources: learn.microsoft.com/graph "Manage presence state using the Microsoft Graph API"
 * (2025-09-15: sessions, precedence, time-outs), "presence: setPresence", "presence:
 * clearPresence", "presence: setUserPreferredPresence" (v1.0), and the Teams administrator's page
 * "User presence in Teams".
 */

/** The two strings of Graph's presence resource. */
export type Pair = { readonly availability: string; readonly activity: string }

/** One application's presence session; a person has at most one for each sessionId. */
export type AppSession = Pair & { readonly setAt: number; readonly expiresAt: number }

/** All that the aggregate depends on. Every change makes a new value with a higher version. */
export type PersonState = {
  readonly version: number
  /** When this state began, in milliseconds. */
  readonly at: number
  readonly teams: 'signedOut' | 'active' | 'idle'
  /** When the Teams session last changed: of two sessions of equal rank the newer one shows. */
  readonly teamsSince: number
  readonly inTeamsCall: boolean
  readonly presenting: boolean
  readonly focusing: boolean
  readonly calendar: 'free' | 'busy' | 'meeting'
  readonly outOfOffice: boolean
  readonly preferred: (Pair & { readonly expiresAt: number }) | undefined
  readonly appSessions: ReadonlyMap<string, AppSession>
}

/** What others see, and which of the person's sources it comes from. */
export type Aggregate = Pair & {
  readonly source: 'preferred' | 'teams' | 'app' | 'none'
  readonly outOfOffice: boolean
  /** Rises with every change; the number behind Graph's `sequenceNumber`. */
  readonly sequence: number
}

/** "Manage presence state": only Available times out, in two steps of five minutes. */
export const fadeStepMs = 5 * 60_000

const sequencesPerVersion = 16
const rank: Readonly<Record<string, number>> = { DoNotDisturb: 4, Busy: 3, Available: 2, Away: 1 }

/** A person with Teams closed, nothing chosen and no application session. */
export function newPerson(at: number): PersonState {
  return {
    version: 0,
    at,
    teams: 'signedOut',
    teamsSince: at,
    inTeamsCall: false,
    presenting: false,
    focusing: false,
    calendar: 'free',
    outOfOffice: false,
    preferred: undefined,
    appSessions: new Map(),
  }
}

/** The presence at a time at or after `state.at`; expiry and fade are applied. */
export function aggregate(state: PersonState, at: number): Aggregate {
  const shared = { outOfOffice: state.outOfOffice, sequence: sequence(state, at) }
  const winner = sessions(state, at).sort(
    (a, b) => rankOf(b.pair) - rankOf(a.pair) || b.since - a.since,
  )[0]
  // setUserPreferredPresence: it takes effect only while at least one presence session exists.
  if (winner === undefined) return { ...offline, source: 'none', ...shared }
  if (state.preferred !== undefined && at < state.preferred.expiresAt) {
    return { ...pairOf(state.preferred), source: 'preferred', ...shared }
  }
  return { ...winner.pair, source: winner.source, ...shared }
}

/** The application sessions that still exist: an expired one is gone, clearPresence answers 404. */
export function liveAppSessions(state: PersonState, at: number): ReadonlyMap<string, AppSession> {
  return new Map([...state.appSessions].filter(([, session]) => at < session.expiresAt))
}

const offline: Pair = { availability: 'Offline', activity: 'Offline' }

type Session = { readonly pair: Pair; readonly since: number; readonly source: 'teams' | 'app' }

function sessions(state: PersonState, at: number): Session[] {
  const live: Session[] = [...liveAppSessions(state, at).values()].map((session) => ({
    pair: faded(session, at),
    since: session.setAt,
    source: 'app',
  }))
  if (state.teams !== 'signedOut') {
    live.push({ pair: teamsPair(state), since: state.teamsSince, source: 'teams' })
  }
  return live
}

function teamsPair(state: PersonState): Pair {
  if (state.presenting) return { availability: 'DoNotDisturb', activity: 'Presenting' }
  if (state.focusing) return { availability: 'DoNotDisturb', activity: 'Focusing' }
  if (state.inTeamsCall) return { availability: 'Busy', activity: 'InACall' }
  if (state.calendar === 'meeting') return { availability: 'Busy', activity: 'InAMeeting' }
  if (state.calendar === 'busy') return { availability: 'Busy', activity: 'Busy' }
  if (state.teams === 'idle') return { availability: 'Away', activity: 'Away' }
  return { availability: 'Available', activity: 'Available' }
}

function faded(session: AppSession, at: number): Pair {
  if (session.availability !== 'Available') return pairOf(session)
  if (at >= session.setAt + 2 * fadeStepMs) return { availability: 'Away', activity: 'Away' }
  if (at >= session.setAt + fadeStepMs) {
    return { availability: 'Available', activity: 'AvailableInactive' }
  }
  return pairOf(session)
}

/** Passing time changes a presence too, so that each expiry and fade passed raises the number. */
function sequence(state: PersonState, at: number): number {
  const moments = [...state.appSessions.values()].flatMap((session) => [
    session.expiresAt,
    ...(session.availability === 'Available'
      ? [session.setAt + fadeStepMs, session.setAt + 2 * fadeStepMs]
      : []),
  ])
  if (state.preferred !== undefined) moments.push(state.preferred.expiresAt)
  const passed = moments.filter((moment) => moment > state.at && moment <= at).length
  return state.version * sequencesPerVersion + Math.min(passed, sequencesPerVersion - 1)
}

const pairOf = ({ availability, activity }: Pair): Pair => ({ availability, activity })
const rankOf = (pair: Pair): number => rank[pair.availability] ?? 0
