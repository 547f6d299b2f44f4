/** Microsoft 365 as the tests and the demo have it: Graph and sign-in on loopback. */
import { type Identity, startIdentity } from '../simulators/identity/index.ts'
import {
  type Microsoft365,
  type Personality,
  startMicrosoft365,
} from '../simulators/microsoft365/index.ts'
import { alice, clientId, tenant } from './people.ts'

export interface Tenant {
  readonly graph: Microsoft365
  readonly identity: Identity
  /** The `microsoft` part of the settings that leads here. */
  readonly settings: {
    readonly clientId: string
    readonly tenant: string
    readonly cloud: 'demo'
    readonly demo: {
      readonly authority: string
      readonly authorityMetadata: string
      readonly graph: string
    }
  }
  stop(): Promise<void>
}

export async function startTenant(
  options: {
    readonly interactive?: 'automatic' | 'form'
    readonly personality?: Partial<Personality>
    /** The simulator's clock, wall-clock milliseconds. */
    readonly now?: () => number
  } = {},
): Promise<Tenant> {
  const { interactive = 'automatic', personality = {}, now = Date.now } = options
  const identity = await startIdentity({ tenant, clientId, people: [alice], interactive })
  const graph = await startMicrosoft365({
    people: [alice],
    verifyToken: identity.verifyToken,
    personality,
    now,
  })
  graph.control.signInToTeams(alice.oid)
  return {
    graph,
    identity,
    settings: {
      clientId,
      tenant,
      cloud: 'demo',
      demo: {
        authority: identity.authority,
        authorityMetadata: identity.authorityMetadata(),
        graph: graph.origin,
      },
    },
    async stop() {
      await Promise.all([graph.stop(), identity.stop()])
    },
  }
}
