/** The whole app: several accounts, the permission to show calls, sign-out. */
import { expect, test, vi } from 'vitest'
import { memorySecrets } from '../../support/node-app.ts'
import { afterAnyWaitMs, expectWords, type Stage, startStage } from './app-fixture.ts'
import { alice, bob, clientId } from './fixture.ts'

const asserted = (stage: Stage) => stage.until(({ call }) => call.assert === 'asserted')
const write = (stage: Stage, state: string) => stage.until(({ account }) => account.write === state)
const signedInAs = (stage: Stage, { name }: { readonly name: string }) =>
  stage.until(({ account }) => account.state === 'signedIn' && account.name === name)
const consent = 'signIn.writeConsentRequired'

/** A tenant in which nobody consented to writing yet. */
async function withoutConsent(change: Parameters<typeof startStage>[0] = {}) {
  const stage = await startStage({
    identity: { interactive: 'form' },
    signedIn: false,
    ...change,
  })
  stage.world.identity.control.consent = 'person'
  return stage
}

test('the permission to show calls is asked for when a person allows it; a call that is on is shown then', async () => {
  await using stage = await withoutConsent()
  await stage.commands['account.signIn'](undefined)
  await write(stage, 'needed')
  await stage.leg('presence', 'degraded', consent)
  expect(stage.snapshot()).toMatchObject({
    account: { state: 'signedIn' },
    legs: { signIn: { state: 'working' } },
  })
  expectWords(consent)
  stage.call()
  await stage.until(({ call }) => call.code === consent)
  expect(stage.sessions(alice.oid)).not.toContainEqual(
    expect.objectContaining({ activity: 'InACall' }),
  )
  await stage.commands['account.allowCalls'](undefined)
  await asserted(stage)
  expect(stage.snapshot().account.write).toBe('granted')
  await stage.leg('presence', 'working')
  expect(stage.control.sessionsOf(alice.oid).get(clientId)).toMatchObject({ activity: 'InACall' })
})

test('while the permission is missing few tokens are asked for', async () => {
  await using stage = await withoutConsent()
  await stage.commands['account.signIn'](undefined)
  await write(stage, 'needed')
  const asked = stage.world.identity.requests().length
  for (let turn = 0; turn < 3; turn += 1) {
    const before = stage.requests.count('read')
    await stage.readNow()
    await vi.waitUntil(() => stage.requests.count('read') > before)
  }
  expect(stage.world.identity.requests()).toHaveLength(asked)
})

test('who declines is told so, and stays signed in; so is who cancels', async () => {
  await using stage = await withoutConsent()
  await stage.commands['account.signIn'](undefined)
  await write(stage, 'needed')
  stage.decide({ decline: true })
  await stage.commands['account.allowCalls'](undefined)
  await stage.account('signedIn', 'signIn.declined')
  expect(stage.snapshot()).toMatchObject({
    account: { write: 'needed' },
    legs: { signIn: { state: 'working' }, presence: { state: 'degraded', code: consent } },
  })
  const page = Promise.withResolvers<void>()
  stage.decide({ closeTab: true, onPage: () => page.resolve() })
  await stage.commands['account.allowCalls'](undefined)
  await write(stage, 'asking')
  await page.promise
  await stage.commands['account.cancelSignIn'](undefined)
  await stage.account('signedIn', 'signIn.cancelled')
  stage.decide({})
  await stage.commands['account.allowCalls'](undefined)
  await write(stage, 'granted')
  expect(stage.snapshot().account).not.toHaveProperty('code')
})

test('a visit for the permission that never comes back ends after five minutes', async () => {
  await using stage = await withoutConsent()
  await stage.commands['account.signIn'](undefined)
  await write(stage, 'needed')
  const page = Promise.withResolvers<void>()
  stage.decide({ closeTab: true, onPage: () => page.resolve() })
  await stage.commands['account.allowCalls'](undefined)
  await page.promise
  stage.clock.jump(5 * 60_000)
  await stage.account('signedIn', 'signIn.timedOut')
  expect(stage.snapshot().account.write).toBe('needed')
})

test('turning calls on asks for the permission, and not before', async () => {
  await using stage = await withoutConsent({
    identity: { interactive: 'form' },
    signedIn: false,
    settings: { directions: { mirror: 'follow', assert: 'off' } },
  })
  await stage.commands['account.signIn'](undefined)
  await stage.leg('presence', 'working')
  expect(stage.snapshot().account.write).toBe('unknown')
  const scopes = () => stage.world.identity.requests().map(({ parameters }) => parameters.scope)
  expect(scopes().join()).not.toContain('ReadWrite')
  await stage.commands['sync.set']({ which: 'assert', choice: 'on' })
  await write(stage, 'granted')
  expect(scopes().join()).toContain('ReadWrite')
  await stage.leg('presence', 'working')
})

test('an administrator consents for everybody: calls are shown without another visit', async () => {
  await using stage = await withoutConsent()
  await stage.commands['account.signIn'](undefined)
  await write(stage, 'needed')
  await stage.commands['account.adminConsent']({ how: 'copy' })
  await stage.commands['account.adminConsent']({ how: 'open' })
  const [url = ''] = stage.desktop.copied
  expect(stage.desktop.opened).toEqual([url])
  const answer = await fetch(url, { redirect: 'manual' })
  expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost\/\?admin_consent=True&/)
  stage.call()
  await stage.until(({ call }) => call.code === consent || call.assert === 'asserted')
  stage.clock.jump(afterAnyWaitMs)
  await stage.readNow()
  await write(stage, 'granted')
  await asserted(stage)
})

test('another account is added while the first one works, and takes over when all is cleared', async () => {
  await using stage = await startStage()
  stage.control.signInToTeams(bob.oid)
  stage.call()
  await asserted(stage)
  stage.world.identity.control.account = bob.oid
  await stage.commands['account.add'](undefined)
  await signedInAs(stage, bob)
  expect(stage.control.sessionsOf(alice.oid).has(clientId)).toBe(false)
  await asserted(stage)
  expect(stage.control.sessionsOf(bob.oid).get(clientId)).toMatchObject({ activity: 'InACall' })
  expect(stage.snapshot().account.remembered).toEqual([
    expect.objectContaining({ name: alice.name, username: 'al…@example.invalid', active: false }),
    expect.objectContaining({ name: bob.name, username: 'bo…@example.invalid', active: true }),
  ])
  expect(JSON.stringify(stage.snapshot())).not.toContain(alice.oid)
})

test('switching back needs no browser, and clears what was set for the other', async () => {
  await using stage = await startStage()
  stage.control.signInToTeams(bob.oid)
  stage.world.identity.control.account = bob.oid
  await stage.commands['account.add'](undefined)
  await signedInAs(stage, bob)
  stage.call()
  await asserted(stage)
  const visits = () =>
    stage.world.identity.requests().filter(({ endpoint }) => endpoint === 'authorize').length
  const before = visits()
  const [first] = stage.snapshot().account.remembered
  await stage.commands['account.use']({ id: first?.id ?? '' })
  expect(stage.control.sessionsOf(bob.oid).has(clientId)).toBe(false)
  await signedInAs(stage, alice)
  await asserted(stage)
  expect(stage.control.sessionsOf(alice.oid).has(clientId)).toBe(true)
  expect(visits()).toBe(before)
})

test('an account whose tokens are gone is switched to and asks for a sign-in, for that person', async () => {
  await using stage = await startStage()
  const { identity } = stage.world
  identity.control.account = bob.oid
  await stage.commands['account.add'](undefined)
  await signedInAs(stage, bob)
  identity.control.refuseRefresh = 'expired'
  stage.control.addFault({
    method: 'GET',
    times: 1,
    answer: { kind: 'status', status: 401, body: {} },
  })
  const [first] = stage.snapshot().account.remembered
  await stage.commands['account.use']({ id: first?.id ?? '' })
  await stage.account('expired', 'signIn.expired')
  expect(stage.snapshot().account.name).toBe(alice.name)
  identity.control.refuseRefresh = undefined
  identity.control.account = alice.oid
  await stage.signIn()
  const visit = identity.requests().findLast(({ endpoint }) => endpoint === 'authorize')
  expect(visit?.parameters.login_hint).toBe(alice.upn)
})

test('the active account and the others are there after a restart', async () => {
  const secrets = memorySecrets({ kind: 'password', password: 'x' })
  await using stage = await startStage({ secrets })
  stage.world.identity.control.account = bob.oid
  await stage.commands['account.add'](undefined)
  await signedInAs(stage, bob)
  await using later = await startStage({ secrets, signedIn: false })
  expect(later.snapshot().account).toMatchObject({ state: 'signedIn', name: bob.name })
  expect(later.snapshot().account.remembered).toHaveLength(2)
})

test('signing out clears the presence and leaves no token on this computer', async () => {
  const secrets = memorySecrets({ kind: 'password', password: 'x' })
  await using stage = await startStage({ secrets })
  stage.call()
  await asserted(stage)
  await stage.commands['account.signOut'](undefined)
  expect(stage.control.sessionsOf(alice.oid).has(clientId)).toBe(false)
  expect(stage.snapshot().account).toMatchObject({ state: 'signedOut', remembered: [] })
  expect(await secrets.read('msal.cache')).toBeUndefined()
  expect(await secrets.read('msal.active')).toBeUndefined()
})

test('forgetting an account that is not active leaves the active one as it is', async () => {
  await using stage = await startStage()
  stage.control.signInToTeams(bob.oid)
  stage.world.identity.control.account = bob.oid
  await stage.commands['account.add'](undefined)
  await signedInAs(stage, bob)
  stage.call()
  await asserted(stage)
  const [first] = stage.snapshot().account.remembered
  await stage.commands['account.forget']({ id: first?.id ?? '' })
  expect(stage.snapshot().account.remembered).toHaveLength(1)
  expect(stage.snapshot().call.assert).toBe('asserted')
  expect(stage.control.sessionsOf(bob.oid).has(clientId)).toBe(true)
  await expect(stage.commands['account.use']({ id: first?.id ?? '' })).rejects.toMatchObject({
    code: 'command.invalid',
  })
})
