/** MSAL unchanged, and everything that can keep a person from signing in. */
import { expect, test } from 'vitest'
import { cloudOf, type MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'
import { visitBrowser } from '../../../src-main/adapters/msal/browser.ts'
import { createCachePlugin } from '../../../src-main/adapters/msal/cache-plugin.ts'
import { createSequencer } from '../../../src-main/adapters/msal/sequencer.ts'
import { browse } from '../../simulators/identity/index.ts'
import {
  clientId,
  createTokens,
  keptLog,
  memorySecrets,
  never,
  nodeNet,
  person,
  realClock,
  signIn,
  startWorld,
  tenant,
} from './fixture.ts'

test('a person who declines', async () => {
  await using world = await startWorld({ interactive: 'form' })
  const { tokens, pages } = createTokens({ config: world.config, person: { decline: true } })
  await expect(tokens.signIn(never)).rejects.toMatchObject({ code: 'signIn.declined' })
  expect(await pages[0]).toContain('Sign-in did not finish')
  expect(await tokens.account()).toBeUndefined()
})

test('a closed tab: cancelling ends the wait at once and frees the port', async () => {
  await using world = await startWorld({ interactive: 'form' })
  const controller = new AbortController()
  const { tokens, pages, opened } = createTokens({
    config: world.config,
    person: { closeTab: true, onPage: () => controller.abort() },
  })
  await expect(tokens.signIn(controller.signal)).rejects.toMatchObject({
    code: 'signIn.cancelled',
  })
  await pages[0]
  // The next operation waits until MSAL has let go of the first.
  await expect(tokens.accessToken('read', { signal: never })).rejects.toMatchObject({
    code: 'signIn.expired',
  })
  const redirect = new URL(opened[0] ?? '').searchParams.get('redirect_uri') ?? ''
  const loopback = redirect.replace('localhost', '127.0.0.1')
  await expect(fetch(loopback)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
})

test('a closed tab that nobody cancels ends after five minutes', async () => {
  await using world = await startWorld({ interactive: 'form' })
  const { tokens } = createTokens({
    config: world.config,
    clock: realClock(1_000),
    person: { closeTab: true },
  })
  await expect(tokens.signIn(never)).rejects.toMatchObject({ code: 'signIn.timedOut' })
})

test('a browser that cannot be opened, or never answers, does not block the next sign-in', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  const { secrets } = memorySecrets()
  const { createMsalTokens } = await import('../../../src-main/adapters/msal/tokens.ts')
  let open = (_url: string): Promise<void> => Promise.reject(new Error('no browser'))
  const stubborn = createMsalTokens({
    config: world.config,
    net: nodeNet(),
    clock: realClock(),
    secrets,
    log: keptLog().log,
    openBrowser: (url) => open(url),
  })
  await expect(stubborn.signIn(never)).rejects.toMatchObject({ code: 'signIn.failed' })
  const controller = new AbortController()
  open = () => {
    controller.abort()
    return new Promise(() => undefined)
  }
  await expect(stubborn.signIn(controller.signal)).rejects.toMatchObject({
    code: 'signIn.cancelled',
  })
  expect(await tokens.signIn(never)).toEqual(person)
})

test.each([
  ['bad_token', 'signIn.expired'],
  ['expired', 'signIn.expired'],
  ['claims', 'signIn.multiFactorRequired'],
  ['consent_required', 'signIn.consentRequired'],
] as const)('a refresh that is refused with %s: %s', async (refusal, code) => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  world.identity.control.refuseRefresh = refusal
  const options = { signal: never, forceRefresh: true }
  await expect(tokens.accessToken('read', options)).rejects.toMatchObject({ code })
  world.identity.control.refuseRefresh = undefined
  expect(await tokens.accessToken('read', options)).not.toBe('')
})

test('an identity provider that is gone', async () => {
  const world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  await world[Symbol.asyncDispose]()
  const options = { signal: never, forceRefresh: true }
  await expect(tokens.accessToken('read', options)).rejects.toMatchObject({
    code: 'signIn.network',
  })
})

test('a silent renewal ends when the caller gives up', async () => {
  await using world = await startWorld()
  const { tokens } = createTokens({ config: world.config })
  await signIn(tokens)
  world.identity.control.tokenDelayMs = 5_000
  const controller = new AbortController()
  const renewal = tokens.accessToken('read', { signal: controller.signal, forceRefresh: true })
  controller.abort()
  await expect(renewal).rejects.toMatchObject({ code: 'signIn.cancelled' })
  world.identity.control.tokenDelayMs = 0
  expect(await tokens.accessToken('read', { signal: never })).not.toBe('')
})

test('a sign-in without a client id says so, and opens nothing', async () => {
  const config: MicrosoftConfig = { clientId: '', tenant: 'organizations', cloud: 'global' }
  const { tokens, opened } = createTokens({ config })
  expect(await tokens.account()).toBeUndefined()
  await expect(tokens.signIn(never)).rejects.toMatchObject({ code: 'signIn.notConfigured' })
  await tokens.forgetAll()
  expect(opened).toEqual([])
})

test('a stored sign-in that is damaged is dropped, and a new one takes its place', async () => {
  await using world = await startWorld()
  const { secrets, values } = memorySecrets()
  values.set('msal.cache', '{"Account":{"half a rec')
  const { tokens } = createTokens({ config: world.config, secrets })
  expect(await tokens.account()).toBeUndefined()
  expect(values.size).toBe(0)
  expect(await tokens.signIn(never)).toEqual(person)
  expect(JSON.parse(values.get('msal.cache') ?? '')).toHaveProperty('RefreshToken')
})

test('a wrong client id shows its error in the browser only; the person cancels', async () => {
  await using world = await startWorld()
  const controller = new AbortController()
  const { tokens, pages } = createTokens({
    config: { ...world.config, clientId: '99999999-0000-4000-8000-000000000000' },
    person: { onPage: () => controller.abort() },
  })
  await expect(tokens.signIn(controller.signal)).rejects.toMatchObject({
    code: 'signIn.cancelled',
  })
  expect(await pages[0]).toContain('AADSTS700016')
})

test('a wrong tenant of the public cloud is told before the browser opens', async () => {
  await using world = await startWorld()
  const wrong = '11111111-0000-4000-8000-000000000000'
  const net = nodeNet((url) =>
    url.replace('https://login.microsoftonline.com', world.identity.origin),
  )
  const config: MicrosoftConfig = { clientId, tenant: wrong, cloud: 'global' }
  const { tokens, opened } = createTokens({ config, net })
  await expect(tokens.signIn(never)).rejects.toMatchObject({ code: 'signIn.wrongTenant' })
  expect(opened).toEqual([])
})

test('the right tenant of the public cloud opens the browser at Microsoft', async () => {
  await using world = await startWorld()
  const controller = new AbortController()
  const opened: string[] = []
  const { createMsalTokens } = await import('../../../src-main/adapters/msal/tokens.ts')
  const tokens = createMsalTokens({
    config: { clientId, tenant, cloud: 'global' },
    net: nodeNet((url) => url.replace('https://login.microsoftonline.com', world.identity.origin)),
    clock: realClock(),
    secrets: memorySecrets().secrets,
    log: keptLog().log,
    openBrowser: async (url) => {
      opened.push(url)
      controller.abort()
    },
  })
  await expect(tokens.signIn(controller.signal)).rejects.toMatchObject({
    code: 'signIn.cancelled',
  })
  expect(opened[0]).toMatch(
    new RegExp(`^https://login\\.microsoftonline\\.com/${tenant}/oauth2/v2\\.0/authorize\\?`),
  )
})

test('a visit redeems its code only when it is its turn at the cache', async () => {
  await using world = await startWorld()
  const sequencer = createSequencer()
  const endOther = await sequencer.take(never)
  const redeemed = () => world.identity.requests().some(({ endpoint }) => endpoint === 'token')
  const page = Promise.withResolvers<string>()
  const { log } = keptLog()
  const visit = visitBrowser(
    cloudOf(world.config),
    { scopes: ['https://graph.microsoft.com/Presence.Read'] },
    {
      clientId,
      net: nodeNet(),
      clock: realClock(),
      log,
      cachePlugin: createCachePlugin(memorySecrets().secrets, log),
      sequencer,
      openBrowser: async (url) => void browse(url).then(page.resolve, page.reject),
    },
    never,
  )
  expect(await page.promise).toContain('You are signed in')
  // As long as a request for tokens would take.
  await fetch(`${world.identity.origin}/${tenant}/v2.0/.well-known/openid-configuration`)
  await fetch(`${world.identity.origin}/${tenant}/v2.0/token`, { method: 'POST' })
  expect(world.identity.requests().filter(({ status }) => status === 200)).toEqual([])
  endOther()
  expect(await visit).toMatchObject({ localAccountId: person.objectId })
  expect(redeemed()).toBe(true)
  const free = await sequencer.take(never)
  free()
})
