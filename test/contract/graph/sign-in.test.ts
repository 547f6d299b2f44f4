/** MSAL unchanged, through the identity provider of the tests. */
import { expect, test } from 'vitest'
import { bob, createTokens, keptLog, memorySecrets, never, person, startWorld } from './fixture.ts'

test('signs in through the browser, asks for both scopes at once, and remembers the person', async () => {
  await using world = await startWorld({ interactive: 'form' })
  const { secrets } = memorySecrets()
  const { tokens, pages } = createTokens({ config: world.config, secrets })
  expect(await tokens.account()).toBeUndefined()
  expect(await tokens.signIn(never)).toEqual(person)
  expect(await pages[0]).toContain('You are signed in')
  const [authorize] = world.identity.requests()
  expect(authorize?.parameters.prompt).toContain('login')
  expect(authorize?.parameters.scope).toContain('https://graph.microsoft.com/Presence.Read ')
  expect(authorize?.parameters.scope).toContain('https://graph.microsoft.com/Presence.ReadWrite')
  expect(authorize?.parameters.claims).toContain('CP1')
  const later = createTokens({ config: world.config, secrets }).tokens
  expect(await later.account()).toEqual(person)
})

test('renews silently, from the cache, by force, and after a restart; secrets stay out of the log', async () => {
  await using world = await startWorld()
  const { secrets, values } = memorySecrets()
  const { lines, log } = keptLog()
  const { tokens } = createTokens({ config: world.config, secrets, log })
  await tokens.signIn(never)
  const asked = () => world.identity.requests().filter((one) => one.endpoint === 'token').length
  const first = await tokens.accessToken('read', { signal: never })
  expect(await tokens.accessToken('write', { signal: never })).toBe(first)
  expect(asked()).toBe(1)
  const second = await tokens.accessToken('read', { signal: never, forceRefresh: true })
  expect(second).not.toBe(first)
  const restarted = createTokens({ config: world.config, secrets, log }).tokens
  expect(await restarted.accessToken('write', { signal: never })).toBe(second)
  expect(await restarted.accessToken('read', { signal: never, forceRefresh: true })).not.toBe(
    second,
  )
  expect(asked()).toBe(3)
  expect(values.get('msal.cache')).toContain('RefreshToken')
  for (const secret of [first, second]) expect(lines.join('\n')).not.toContain(secret)
})

test('passes the claims of a challenge on, past the cache', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await tokens.signIn(never)
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}'
  await tokens.accessToken('read', { signal: never, claims })
  expect(world.identity.requests().at(-1)?.parameters).toMatchObject({
    grant_type: 'refresh_token',
    claims: expect.stringContaining('1604106651'),
  })
})

test('another person takes the place of the first', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await tokens.signIn(never)
  world.identity.control.account = bob.oid
  expect(await tokens.signIn(never)).toMatchObject({ objectId: bob.oid })
  expect(await tokens.account()).toMatchObject({ objectId: bob.oid })
  const token = await tokens.accessToken('read', { signal: never })
  expect(await world.identity.verifyToken(token)).toMatchObject({ oid: bob.oid })
})

test('signing out forgets everything on this computer; signing in works again', async () => {
  await using world = await startWorld()
  const { secrets, values } = memorySecrets()
  const { tokens } = createTokens({ config: world.config, secrets })
  await tokens.signIn(never)
  await tokens.signOut()
  expect(values.size).toBe(0)
  expect(await tokens.account()).toBeUndefined()
  await expect(tokens.accessToken('read', { signal: never })).rejects.toMatchObject({
    code: 'signIn.expired',
  })
  expect(await tokens.signIn(never)).toEqual(person)
})
