/** An innovaphone PBX in the whole app: set up, Teams shown, a call shown, a second factor. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PbxUser } from '../../simulators/innovaphone/directory.ts'
import { type InnovaphoneSimulator, startInnovaphone } from '../../simulators/innovaphone/index.ts'
import { createNodeApp, type NodeApp } from '../../support/node-app.ts'
import { alice as person } from '../../support/people.ts'
import { startTenant, type Tenant } from '../../support/tenant.ts'
import { type MemorySecrets, memorySecrets } from '../../unit/msal/fakes.ts'
import { alice } from './fixture.ts'

let tenant: Tenant
let user: PbxUser
let pbx: InnovaphoneSimulator
let secrets: MemorySecrets
let node: NodeApp

const shown = () => node.app.store.getState()
const form = (password?: string) => ({
  ...{ connector: 'innovaphone' as const, server: pbx.address, address: 'alice' },
  ...{ authorizationUser: '', ...(password === undefined ? {} : { password }) },
})
const working = () => node.until(({ legs }) => legs.extension.state === 'working')
/** The phone system says whose it is; here that has to be whoever signs in. */
const asPerson = (): PbxUser => ({ ...alice(), email: person.upn })

beforeEach(async () => {
  tenant = await startTenant()
  user = asPerson()
  pbx = await startInnovaphone({ users: [user] })
  secrets = memorySecrets()
  const calls = { settleMs: 0, endSettleMs: 0 }
  node = createNodeApp({ settings: { microsoft: tenant.settings, calls }, secrets })
  await node.app.start()
  await node.commands['account.signIn'](undefined)
  await node.until(({ teams }) => teams?.availability === 'Available')
})
afterEach(async () => {
  await node.app.stop()
  await Promise.all([tenant.stop(), pbx.stop()])
  expect(pbx.violations).toEqual([])
})

test('Teams shows on the extension, and a call in Teams', async () => {
  await node.commands['phone.save'](form(user.password))
  await working()
  await node.until(({ extension }) => extension.state === 'published')
  expect(pbx.directory.tel('alice')).toEqual({ activity: '', note: 'Available' })
  expect(secrets.values.has('sip.secret')).toBe(false)
  expect(shown().phone).toMatchObject({ connector: 'innovaphone', passwordSaved: true })
  pbx.call('alice', { callId: 'c1', state: 'conn' })
  await node.until(({ call }) => call.assert === 'asserted')
  pbx.hangUp('alice', 'c1')
  await node.until(({ call }) => call.state === 'idle' && call.assert === 'none')
})

test('the next start needs no password; removing the phone ends the session', async () => {
  await node.commands['phone.save'](form(user.password))
  await working()
  await node.app.phone.restart()
  await working()
  expect(pbx.directory.sessions()).toHaveLength(1)
  const out = pbx.next('Logout')
  await node.commands['phone.remove'](undefined)
  await out
  expect(pbx.directory.sessions()).toEqual([])
  expect(secrets.values.has('innovaphone.session')).toBe(false)
  expect(shown().legs.extension.state).toBe('notSetUp')
})

test('the number of a second factor is shown until it is confirmed', async () => {
  user.twoFactor = true
  await node.commands['phone.save'](form(user.password))
  await node.until(({ phoneProgress }) => phoneProgress?.confirm === 2345)
  expect(shown().legs.extension.code).toBe('innovaphone.twoFactor')
  pbx.authorize()
  await working()
  expect(shown().phoneProgress).toBeUndefined()
})

test('an extension of somebody else is not written to', async () => {
  const other = { ...alice(), sip: 'bob', email: 'bob@example.invalid' }
  const theirs = await startInnovaphone({ users: [other] })
  const address = { server: theirs.address, address: 'bob' }
  await node.commands['phone.save']({ ...form(other.password), ...address })
  await node.until(({ legs }) => legs.extension.code === 'identity.mismatch')
  expect(theirs.directory.tel('bob')).toEqual({ activity: '', note: '' })
  await node.commands['phone.remove'](undefined)
  await theirs.stop()
})

test('a phone without a password waits for the sign-in in the browser', async () => {
  await node.commands['phone.save'](form())
  await node.until(({ legs }) => legs.extension.code === 'innovaphone.signInNeeded')
})

test('the test tells its steps', async () => {
  const steps = await node.commands['phone.test'](form(user.password))
  expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
    ...['connect passed', 'authenticate passed', 'publish passed'],
    ...['watchCalls passed', 'readBack passed'],
  ])
})
