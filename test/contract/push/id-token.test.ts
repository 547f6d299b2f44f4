/** What Microsoft is asked for on behalf of the relay. */
import { decodeJwt } from 'jose'
import { expect, test, vi } from 'vitest'
import {
  alice,
  clientId,
  createTokens,
  never,
  realClock,
  signIn,
  startWorld,
  tenant,
} from '../graph/fixture.ts'

const minute = 60_000

/** The wall clock of the app, moved by hand. */
function jumpingClock() {
  let ahead = 0
  const clock = { ...realClock(), wall: () => Date.now() + ahead }
  const jump = (ms: number) => {
    ahead += ms
  }
  return { clock, jump }
}

test('the ID token is that of the person for this app; it is renewed 5 minutes before its end', async () => {
  await using world = await startWorld()
  const { clock, jump } = jumpingClock()
  const { tokens } = createTokens({ config: world.config, clock })
  await signIn(tokens)
  const asked = world.identity.requests().length
  const first = await tokens.idToken({ signal: never })
  expect(decodeJwt(first)).toMatchObject({ oid: alice.oid, tid: tenant, aud: clientId })
  jump(54 * minute)
  expect(await tokens.idToken({ signal: never })).toBe(first)
  expect(world.identity.requests()).toHaveLength(asked)
  jump(2 * minute)
  // A second token of the same second would be the same one.
  await vi.waitUntil(() => Math.floor(Date.now() / 1_000) > (decodeJwt(first).iat ?? 0))
  expect(await tokens.idToken({ signal: never })).not.toBe(first)
  expect(world.identity.requests()).toHaveLength(asked + 1)
})

test('the permission to follow is asked for by itself, and its refusal leaves the others alone', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  await tokens.accessToken('write', { signal: never })
  world.identity.control.refuseRefresh = ({ scopes }) =>
    scopes.some((scope) => scope.endsWith('Presence.Read.All')) ? 'consent_required' : undefined
  await expect(tokens.accessToken('follow', { signal: never })).rejects.toMatchObject({
    code: 'signIn.consentRequired',
  })
  await tokens.accessToken('read', { signal: never, forceRefresh: true })
  const scopes = world.identity.requests().map(({ parameters }) => parameters.scope ?? '')
  const following = scopes.filter((scope) => scope.includes('Presence.Read.All'))
  expect(following).toHaveLength(1)
  expect(following[0]).not.toContain('Presence.ReadWrite')
  expect(scopes.at(-1)).toContain('Presence.ReadWrite')
})

test('both kinds of token are kept side by side', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  const read = await tokens.accessToken('read', { signal: never })
  const follow = await tokens.accessToken('follow', { signal: never })
  expect(await tokens.accessToken('read', { signal: never })).toBe(read)
  expect(await tokens.accessToken('follow', { signal: never })).toBe(follow)
  expect(follow).not.toBe(read)
})
