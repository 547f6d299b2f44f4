import { expect, test } from 'vitest'
import { startIdentity } from '../../simulators/identity/index.ts'
import { startMicrosoft365 } from '../../simulators/microsoft365/index.ts'
import { accountOf, alice, bob, clientId, createMsal, scopes, signIn, tenant } from './fixture.ts'

test('a token that MSAL got opens exactly its owner’s presence', async () => {
  const people = [alice, bob]
  await using stack = new AsyncDisposableStack()
  const identity = await startIdentity({ tenant, clientId, people, interactive: 'automatic' })
  stack.defer(identity.stop)
  const graph = await startMicrosoft365({ people, verifyToken: identity.verifyToken })
  stack.defer(graph.stop)
  graph.control.signInToTeams(alice.oid)

  const msal = createMsal(identity)
  const account = accountOf(await signIn(msal))
  const { accessToken } = await msal.acquireTokenSilent({ scopes, account, forceRefresh: true })
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const read = await fetch(`${graph.origin}/v1.0/me/presence`, { headers })
  expect(await read.json()).toMatchObject({ id: alice.oid, availability: 'Available' })

  const set = (oid: string) =>
    fetch(`${graph.origin}/v1.0/users/${oid}/presence/setPresence`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ sessionId: clientId, availability: 'Busy', activity: 'InACall' }),
    })
  expect((await set(alice.oid)).status).toBe(200)
  expect((await set(bob.oid)).status).toBe(403)
})
