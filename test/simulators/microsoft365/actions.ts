import { liveAppSessions, type Pair } from './model.ts'
import type { Person } from './person.ts'
import {
  checkOwnSession,
  checkParameters,
  checkSessionId,
  defaultPreferredMs,
  defaultSessionMs,
  type GraphError,
  graphError,
  isGraphError,
  readPreferredWish,
  readSessionWish,
} from './validate.ts'
import type { VerifiedToken, World } from './world.ts'

/** A successful answer; without a body where Graph sends none. */
export type Outcome = { readonly status: number; readonly body?: Record<string, unknown> }

/** The parameters of each action (Graph metadata v1.0-Prod, 2026-08-20). */
export const actionParameters = {
  setPresence: ['sessionId', 'availability', 'activity', 'expirationDuration'],
  clearPresence: ['sessionId'],
  setUserPreferredPresence: ['availability', 'activity', 'expirationDuration'],
  clearUserPreferredPresence: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The actions of presence that the simulator answers. */
export type Action = keyof typeof actionParameters

export const isAction = (name: string): name is Action => Object.hasOwn(actionParameters, name)

/** Whether the token holds a permission, written with or without its resource. */
export function hasScope(token: VerifiedToken, scope: string): boolean {
  return token.scopes.some((one) => one === scope || one.endsWith(`/${scope}`))
}

export const forbidden = graphError(403, 'Forbidden', 'The token lacks the permission needed.')

/** Carries an action out for the person `oid`, or says why not. The order of the checks matters. */
export function applyAction(
  world: World,
  action: Action,
  oid: string,
  token: VerifiedToken,
  body: Record<string, unknown>,
): Outcome | GraphError {
  const ofSession = action === 'setPresence' || action === 'clearPresence'
  const missing = ofSession ? checkSessionId(body) : undefined
  if (missing !== undefined) return missing
  const person = world.people.get(oid)
  if (!hasScope(token, 'Presence.ReadWrite') || oid !== token.oid || person === undefined) {
    return forbidden
  }
  const wrong =
    checkParameters(body, actionParameters[action]) ??
    (ofSession ? checkOwnSession(body, token.clientId) : undefined)
  if (wrong !== undefined) return wrong

  switch (action) {
    case 'setPresence': {
      const wish = readSessionWish(body)
      if (isGraphError(wish)) return wish
      if (!world.personality.setWithoutEffect) {
        setSession(person, token.clientId, wish, wish.durationMs ?? defaultSessionMs, world.now())
      }
      return { status: 200 }
    }
    case 'clearPresence':
      return clearSession(person, token.clientId, world)
    case 'setUserPreferredPresence': {
      const wish = readPreferredWish(body)
      if (isGraphError(wish)) return wish
      prefer(person, wish, wish.durationMs, world.now())
      return { status: 200 }
    }
    case 'clearUserPreferredPresence':
      person.change(() => ({ preferred: undefined }))
      return { status: world.personality.clearStatus }
  }
}

/** What a person picks in Teams, or an application through setUserPreferredPresence. */
export function prefer(
  person: Person,
  pair: Pair,
  durationMs: number | undefined,
  now: number,
): void {
  const { availability, activity } = pair
  const expiresAt = now + (durationMs ?? defaultPreferredMs(pair))
  person.change(() => ({ preferred: { availability, activity, expiresAt } }))
}

function setSession(
  person: Person,
  sessionId: string,
  { availability, activity }: Pair,
  durationMs: number,
  now: number,
): void {
  const session = { availability, activity, setAt: now, expiresAt: now + durationMs }
  person.change((state) => ({
    appSessions: new Map(liveAppSessions(state, now)).set(sessionId, session),
  }))
}

/** "If the presence session doesn't exist, this method returns a 404 NotFound response code." */
function clearSession(person: Person, sessionId: string, world: World): Outcome | GraphError {
  const live = new Map(liveAppSessions(person.state(), world.now()))
  if (!live.delete(sessionId)) {
    return graphError(404, 'NotFound', 'The presence session does not exist.')
  }
  person.change(() => ({ appSessions: live }))
  return { status: world.personality.clearStatus }
}
