import { createFaults, type Faults } from './faults.ts'
import { createPerson, type Identity, type Person } from './person.ts'
import { documented, type Personality } from './personality.ts'
import { createRequestLog, type RequestLog } from './requests.ts'
import { createSubscriptions, type Subscriptions } from './subscriptions/subscriptions.ts'
import { createThrottle, type Throttle } from './throttle.ts'

/** What an access token says. Scopes may carry their resource: `https://graph.microsoft.com/...`. */
export type VerifiedToken = {
  readonly oid: string
  /** The application that the token was issued to. */
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** Undefined means an unknown, expired or malformed token. */
export type VerifyToken = (
  token: string,
) => VerifiedToken | undefined | Promise<VerifiedToken | undefined>

/** The simulated tenant: everything that the Graph door and the control door share. */
export type World = {
  readonly now: () => number
  readonly people: ReadonlyMap<string, Person>
  readonly requests: RequestLog
  readonly faults: Faults
  readonly throttle: Throttle
  readonly subscriptions: Subscriptions
  readonly verifyToken: VerifyToken
  personality: Personality
  readonly onChanged: (listener: (oid: string) => void) => () => void
}

export type WorldOptions = {
  readonly people: readonly Identity[]
  readonly verifyToken: VerifyToken
  readonly now: () => number
  readonly personality: Partial<Personality>
}

export function createWorld({ people, verifyToken, now, personality }: WorldOptions): World {
  const listeners = new Set<(oid: string) => void>()
  const changed = (oid: string) => {
    const person = world.people.get(oid)
    if (person !== undefined) world.subscriptions.changed(person)
    for (const listener of [...listeners]) listener(oid)
  }
  const world: World = {
    now,
    people: new Map(people.map((one) => [one.oid, createPerson(one, now, () => changed(one.oid))])),
    requests: createRequestLog(),
    faults: createFaults(),
    throttle: createThrottle(now),
    subscriptions: createSubscriptions({
      now,
      tenantId: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
      supported: () => world.personality.cloud === 'Prod',
    }),
    verifyToken,
    personality: { ...documented, ...personality },
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return world
}
