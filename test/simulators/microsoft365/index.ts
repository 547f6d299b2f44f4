import { type Control, createControl } from './control.ts'
import { createControlDoor } from './control-door.ts'
import { createGraphDoor } from './graph.ts'
import { listenOnLoopback } from './http.ts'
import type { Identity } from './person.ts'
import type { Personality } from './personality.ts'
import type { Requests } from './requests.ts'
import type { Subscriptions } from './subscriptions/subscriptions.ts'
import { createWorld, type VerifiedToken, type VerifyToken } from './world.ts'

export type { Control } from './control.ts'
export type { Fault, FaultAnswer } from './faults.ts'
export type { Aggregate, Pair } from './model.ts'
export type { Identity } from './person.ts'
export {
  documented,
  type NamedPersonality,
  type Personality,
  personalities,
} from './personality.ts'
export type { Operation, RequestRecord, Requests } from './requests.ts'
export type { VerifiedToken, VerifyToken } from './world.ts'

export type Microsoft365Options = {
  readonly people: readonly Identity[]
  /** Default 0: a free port. */
  readonly port?: number
  /** Default: only tokens given to `registerToken` are known. */
  readonly verifyToken?: VerifyToken
  /** The clock of sessions, lag and throttling, in milliseconds. Default `Date.now`. */
  readonly now?: () => number
  /** What differs from the documented personality at the start. */
  readonly personality?: Partial<Personality>
}

export type Microsoft365 = {
  /** `http://127.0.0.1:<port>`; Graph is under `/v1.0`, control under `/__control`. */
  readonly origin: string
  readonly control: Control
  readonly requests: Requests
  readonly subscriptions: Subscriptions
  /** Makes an opaque token known, where no `verifyToken` was given. */
  readonly registerToken: (token: string, says: VerifiedToken) => void
  readonly stop: () => Promise<void>
}

/** Starts the simulator of Microsoft 365 on loopback. Rejects when the port is taken. */
export async function startMicrosoft365(options: Microsoft365Options): Promise<Microsoft365> {
  const tokens = new Map<string, VerifiedToken>()
  const world = createWorld({
    people: options.people,
    verifyToken: options.verifyToken ?? ((token) => tokens.get(token)),
    now: options.now ?? Date.now,
    personality: options.personality ?? {},
  })
  const control = createControl(world)
  const controlDoor = createControlDoor(world, control)
  const graphDoor = createGraphDoor(world, () => server.origin)
  const server = await listenOnLoopback(
    (request, response) =>
      request.url?.startsWith('/__control/')
        ? controlDoor(request, response)
        : graphDoor(request, response),
    options.port,
  )
  return {
    origin: server.origin,
    control,
    requests: world.requests,
    registerToken: (token, says) => tokens.set(token, says),
    subscriptions: world.subscriptions,
    stop: () => {
      world.subscriptions.close()
      return server.close()
    },
  }
}
