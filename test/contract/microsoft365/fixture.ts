import {
  type Microsoft365,
  type Microsoft365Options,
  startMicrosoft365,
} from '../../simulators/microsoft365/index.ts'

export const clientId = '5b1d7c52-1a67-4b8e-9d0a-6f1f6f6c2c10'
export const alice = {
  oid: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
  name: 'Alice Example',
  upn: 'alice@example.invalid',
}
export const bob = {
  oid: '66825e03-7ef5-42da-9069-724602c31f6b',
  name: 'Bob Example',
  upn: 'bob@example.invalid',
}
export const minute = 60_000

/** A simulator with its own clock, and Alice's ways to ask it. */
export type Tenant = Microsoft365 & {
  readonly advance: (ms: number) => void
  readonly call: (method: string, path: string, body?: unknown, token?: string) => Promise<Response>
  readonly read: () => Promise<Record<string, unknown>>
  readonly set: (body?: Record<string, unknown>) => Promise<Response>
  readonly clear: (body?: Record<string, unknown>) => Promise<Response>
}

/** Tokens: `alice` may read and write, `reader` is Alice's too, `colleague` is Bob's for all. */
export async function startTenant(change: Partial<Microsoft365Options> = {}): Promise<Tenant> {
  let time = 1_800_000_000_000
  const graph = await startMicrosoft365({ people: [alice, bob], now: () => time, ...change })
  const { oid } = alice
  const both = ['Presence.Read', 'Presence.ReadWrite']
  graph.registerToken('alice', { oid, clientId, scopes: both })
  graph.registerToken('reader', { oid, clientId, scopes: ['Presence.Read'] })
  graph.registerToken('writer', { oid, clientId, scopes: ['Presence.ReadWrite'] })
  graph.registerToken('colleague', { oid: bob.oid, clientId, scopes: ['Presence.Read.All'] })

  const call: Tenant['call'] = (method, path, body, token = 'alice') =>
    fetch(`${graph.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    ...graph,
    advance: (ms) => {
      time += ms
    },
    call,
    read: async () => ({ ...(await (await call('GET', '/v1.0/me/presence')).json()) }),
    set: (body = {}) =>
      call('POST', `/v1.0/users/${oid}/presence/setPresence`, { ...inACall, ...body }),
    clear: (body = { sessionId: clientId }) =>
      call('POST', `/v1.0/users/${oid}/presence/clearPresence`, body),
  }
}

export const inACall = {
  sessionId: clientId,
  availability: 'Busy',
  activity: 'InACall',
  expirationDuration: 'PT10M',
}

/** Availability and activity as one text. */
export const shown = (presence: { availability?: unknown; activity?: unknown }): string =>
  `${presence.availability}/${presence.activity}`
