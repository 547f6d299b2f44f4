/** MSAL unchanged, through the identity provider of the tests. */
import { expect, test } from 'vitest'
import {
  alice,
  bob,
  createTokens,
  keptLog,
  memorySecrets,
  never,
  person,
  signIn,
  startWorld,
  type World,
} from './fixture.ts'

const scopesAsked = (world: World) =>
  world.identity
    .requests()
    .map(({ endpoint, parameters }) => `${endpoint} ${parameters.scope?.match(/Presence\.\w+/g)}`)
const read = 'Presence.Read'
const both = 'Presence.Read,Presence.ReadWrite'

test('signs in through the browser, asks to read only, and remembers the person', async () => {
  await using world = await startWorld({ interactive: 'form' })
  const { secrets } = memorySecrets()
  const { tokens, pages } = createTokens({ config: world.config, secrets })
  expect(await tokens.account()).toBeUndefined()
  expect(await tokens.signIn(never)).toEqual(person)
  expect(await tokens.account()).toBeUndefined()
  await tokens.use(person)
  expect(await tokens.account()).toEqual(person)
  expect(await pages[0]).toContain('You are signed in')
  const [authorize] = world.identity.requests()
  expect(authorize?.parameters.prompt).toContain('login')
  expect(authorize?.parameters.scope).toContain('https://graph.microsoft.com/Presence.Read ')
  expect(authorize?.parameters.scope).not.toContain('Presence.ReadWrite')
  expect(authorize?.parameters.claims).toContain('CP1')
  const later = createTokens({ config: world.config, secrets }).tokens
  expect(await later.account()).toEqual(person)
})

test('renews silently, from the cache, by force, and after a restart; secrets stay out of the log', async () => {
  await using world = await startWorld()
  const { secrets, values } = memorySecrets()
  const { lines, log } = keptLog()
  const { tokens } = createTokens({ config: world.config, secrets, log })
  await signIn(tokens)
  const asked = () => world.identity.requests().filter((one) => one.endpoint === 'token').length
  const first = await tokens.accessToken('read', { signal: never })
  expect(asked()).toBe(1)
  const second = await tokens.accessToken('read', { signal: never, forceRefresh: true })
  expect(second).not.toBe(first)
  const restarted = createTokens({ config: world.config, secrets, log }).tokens
  expect(await restarted.accessToken('read', { signal: never })).toBe(second)
  expect(await restarted.accessToken('read', { signal: never, forceRefresh: true })).not.toBe(
    second,
  )
  expect(asked()).toBe(3)
  expect(values.get('msal.cache')).toContain('RefreshToken')
  const told = lines.join('\n')
  for (const secret of [first, second]) expect(told).not.toContain(secret)
  expect(told).toMatch(/A token was renewed .*"reason":"refused","permissions":"read"/)
})

test('the permission to write: one token for both, however reads and writes alternate', async () => {
  await using world = await startWorld()
  const { secrets } = memorySecrets()
  const { tokens } = createTokens({ config: world.config, secrets })
  await signIn(tokens)
  const token = await tokens.accessToken('write', { signal: never })
  for (const scope of ['read', 'write', 'read', 'write'] as const)
    expect(await tokens.accessToken(scope, { signal: never })).toBe(token)
  await tokens.accessToken('read', { signal: never, forceRefresh: true })
  await tokens.accessToken('write', { signal: never })
  expect(scopesAsked(world)).toEqual([
    `authorize ${read}`,
    `token ${read}`,
    `token ${both}`,
    `token ${both}`,
  ])
  const restarted = createTokens({ config: world.config, secrets }).tokens
  await restarted.accessToken('read', { signal: never })
  await restarted.accessToken('write', { signal: never })
  expect(scopesAsked(world)).toHaveLength(4)
})

test('without consent to write, reading goes on; the person allows it in the browser', async () => {
  await using world = await startWorld({ interactive: 'form' })
  world.identity.control.consent = 'person'
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  const write = () => tokens.accessToken('write', { signal: never })
  await expect(write()).rejects.toMatchObject({ code: 'signIn.writeConsentRequired' })
  const token = await tokens.accessToken('read', { signal: never })
  expect((await world.identity.verifyToken(token))?.scopes.join()).not.toContain('ReadWrite')
  const before = world.identity.requests().length
  await tokens.allowWrite(never)
  expect(world.identity.requests()[before]?.parameters).toMatchObject({
    scope: expect.stringContaining('Presence.ReadWrite'),
    login_hint: alice.upn,
  })
  expect((await world.identity.verifyToken(await write()))?.scopes.join()).toContain('ReadWrite')
  expect(await tokens.accessToken('read', { signal: never })).toBe(await write())
  expect(scopesAsked(world).slice(before)).toEqual([`authorize ${both}`, `token ${both}`])
})

test('consent to write that is taken back ends writing, not reading', async () => {
  await using world = await startWorld()
  const { control } = world.identity
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  await tokens.accessToken('write', { signal: never })
  control.refuseRefresh = ({ scopes }) =>
    scopes.some((scope) => scope.endsWith('ReadWrite')) ? 'consent_required' : undefined
  const renewed = await tokens.accessToken('read', { signal: never, forceRefresh: true })
  expect((await world.identity.verifyToken(renewed))?.scopes.join()).not.toContain('ReadWrite')
  await expect(tokens.accessToken('write', { signal: never })).rejects.toMatchObject({
    code: 'signIn.writeConsentRequired',
  })
})

test('who declines to allow writing stays signed in', async () => {
  await using world = await startWorld({ interactive: 'form' })
  world.identity.control.consent = 'person'
  const { tokens, decide } = createTokens({ config: world.config })
  await signIn(tokens)
  decide({ decline: true })
  await expect(tokens.allowWrite(never)).rejects.toMatchObject({ code: 'signIn.declined' })
  expect(await tokens.account()).toEqual(person)
  expect(await tokens.accessToken('read', { signal: never })).not.toBe('')
})

test('somebody else who allows writing is not taken for the person', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  world.identity.control.account = bob.oid
  await expect(tokens.allowWrite(never)).rejects.toMatchObject({
    code: 'signIn.writeConsentRequired',
  })
  expect(await tokens.accounts()).toEqual([person])
})

test('reads go on while the browser is open', async () => {
  await using world = await startWorld()
  const { tokens, decide } = createTokens({ config: world.config })
  await signIn(tokens)
  const open = new AbortController()
  const page = Promise.withResolvers<void>()
  decide({ closeTab: true, onPage: () => page.resolve() })
  const visit = tokens.allowWrite(open.signal)
  await page.promise
  const token = await tokens.accessToken('read', { signal: never, forceRefresh: true })
  expect(await world.identity.verifyToken(token)).toMatchObject({ oid: alice.oid })
  open.abort()
  await expect(visit).rejects.toMatchObject({ code: 'signIn.cancelled' })
})

test('passes the claims of a challenge on, past the cache', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}'
  await tokens.accessToken('read', { signal: never, claims })
  expect(world.identity.requests().at(-1)?.parameters).toMatchObject({
    grant_type: 'refresh_token',
    claims: expect.stringContaining('1604106651'),
  })
})

test('several accounts: each keeps its tokens, the active one is remembered', async () => {
  await using world = await startWorld()
  const { secrets } = memorySecrets()
  const { tokens } = createTokens({ config: world.config, secrets })
  await signIn(tokens)
  world.identity.control.account = bob.oid
  const second = await signIn(tokens)
  expect(second).toMatchObject({ objectId: bob.oid })
  const later = createTokens({ config: world.config, secrets }).tokens
  expect(await later.accounts()).toEqual([person, second])
  expect(await later.account()).toEqual(second)
  const whose = async () =>
    (await world.identity.verifyToken(await later.accessToken('read', { signal: never })))?.oid
  const before = world.identity.requests().length
  expect(await whose()).toBe(bob.oid)
  await later.use(person)
  expect(await whose()).toBe(alice.oid)
  expect(world.identity.requests()).toHaveLength(before)
  await later.forget(person)
  expect(await later.account()).toBeUndefined()
  expect(await later.accounts()).toEqual([second])
  const afterwards = createTokens({ config: world.config, secrets }).tokens
  expect(await afterwards.account()).toBeUndefined()
  await afterwards.use(second)
  expect(await afterwards.accessToken('read', { signal: never })).not.toBe('')
})

test('forgetting the last account leaves nothing on this computer; signing in works again', async () => {
  await using world = await startWorld()
  const { secrets, values } = memorySecrets()
  const { tokens } = createTokens({ config: world.config, secrets })
  await signIn(tokens)
  expect([...values.keys()].sort()).toEqual(['msal.active', 'msal.cache'])
  await tokens.forget(person)
  expect(values.size).toBe(0)
  expect(await tokens.account()).toBeUndefined()
  await expect(tokens.accessToken('read', { signal: never })).rejects.toMatchObject({
    code: 'signIn.expired',
  })
  expect(await signIn(tokens)).toEqual(person)
  await tokens.forgetAll()
  expect(values.size).toBe(0)
})
