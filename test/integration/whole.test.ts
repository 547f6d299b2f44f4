/**
 * One person in step, end to end, without the shell: MSAL against the OpenID provider, presence
 * against the Microsoft 365 simulator, the extension on a real Kamailio, real calls between baresip
 * phones, an independent watcher.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { baresipPrefix, kamailioPrefix } from '../../scripts/debian/sip.ts'
import { type Phone, startPhone } from '../servers/baresip.ts'
import { type Kamailio, startKamailio } from '../servers/kamailio/kamailio.ts'
import { startWatcher, type Watcher } from '../servers/watcher.ts'
import { createNodeApp, type NodeApp } from '../support/node-app.ts'
import { alice, extension, otherExtension } from '../support/people.ts'
import { startTenant, type Tenant } from '../support/tenant.ts'

const skipped = process.platform === 'linux' ? '' : ' (skipped: Debian packages need Linux)'
const domain = 'pbx.test'
const aor = `sip:${extension}@${domain}`

describe.skipIf(skipped !== '')(`the whole job on Kamailio with baresip${skipped}`, () => {
  let kamailio: Kamailio
  let desk: Phone
  let caller: Phone
  let watcher: Watcher
  let tenant: Tenant
  let lockstep: NodeApp

  const login = (user: string) => ({ user, password: `secret${user}`, domain })

  beforeAll(async () => {
    kamailio = await startKamailio({ prefix: await kamailioPrefix(), domain })
    const prefix = await baresipPrefix()
    const { sipPort } = kamailio
    desk = await startPhone({ prefix, sipPort, ...login(extension), answer: 'auto' })
    caller = await startPhone({
      prefix,
      sipPort,
      ...login(otherExtension),
      watch: [aor],
      answer: 'manual',
    })
  })
  afterAll(async () => {
    await Promise.all([desk?.stop(), caller?.stop()])
    await kamailio?.stop()
  })

  beforeEach(async () => {
    tenant = await startTenant()
    watcher = await startWatcher({ wsUrl: kamailio.wsUrl, ...login('1003'), watch: aor })
    lockstep = createNodeApp({ settings: { microsoft: tenant.settings } })
    await lockstep.app.start()
    await lockstep.commands['phone.save']({
      server: kamailio.wsUrl,
      address: `${extension}@${domain}`,
      authorizationUser: '',
      password: `secret${extension}`,
    })
    await lockstep.commands['account.signIn'](undefined)
    await lockstep.until((shown) => shown.extension.status?.note === 'Available')
  })
  afterEach(async () => {
    if (lockstep.app.store.getState().call.state !== 'idle') await caller.hangUp()
    await lockstep.app.stop()
    await watcher.stop()
    await tenant.stop()
  })

  const shows = (note: string) => watcher.waitFor(({ body }) => body.includes(note))
  const refresh = () => lockstep.commands['presence.refresh'](undefined)
  const teams = () => tenant.graph.control.presenceOf(alice.oid)

  test('the status set in Teams is what a second phone sees', async () => {
    await shows('>Available<')
    tenant.graph.control.setPreferred(alice.oid, {
      availability: 'BeRightBack',
      activity: 'BeRightBack',
    })
    await refresh()
    await shows('>Be right back<')
    await caller.waitForStatus(aor, 'Offline')
    tenant.graph.control.setPreferred(alice.oid, { availability: 'Busy', activity: 'Busy' })
    await refresh()
    await caller.waitForStatus(aor, 'Busy')
  })

  test('first scenario: a call turns Teams busy, and its end gives Teams back', async () => {
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'asserted')
    expect(teams()).toMatchObject({ availability: 'Busy', activity: 'InACall' })
    expect(lockstep.app.store.getState().extension.status?.note).toBe('Available')
    await caller.hangUp()
    await lockstep.until((shown) => shown.timeline.some((entry) => entry.event === 'teams.cleared'))
    expect(teams()).toMatchObject({ availability: 'Available' })
  })

  test('second scenario: Be right back is left alone', async () => {
    tenant.graph.control.setPreferred(alice.oid, {
      availability: 'BeRightBack',
      activity: 'BeRightBack',
    })
    await refresh()
    await shows('>Be right back<')
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'leftAlone')
    expect(tenant.graph.requests.count('setPresence')).toBe(0)
    await caller.hangUp()
    await lockstep.until((shown) => shown.call.state === 'idle')
  })

  test('third scenario: Busy from the calendar is no choice: the call is shown', async () => {
    // Nobody is at the computer, so that nobody can have chosen it.
    lockstep.power.idleSeconds = 120
    tenant.graph.control.setCalendar(alice.oid, 'busy')
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'asserted')
    await caller.hangUp()
    await lockstep.until((shown) => shown.timeline.some((entry) => entry.event === 'teams.cleared'))
    expect(teams()).toMatchObject({ availability: 'Busy', activity: 'Busy' })
  })

  test('sign-out during a call clears Teams, takes the extension back, and forgets the account', async () => {
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'asserted')
    await lockstep.commands['account.signOut'](undefined)
    expect(teams()).toMatchObject({ availability: 'Available' })
    expect(lockstep.app.store.getState()).toMatchObject({
      account: { state: 'signedOut' },
      extension: { status: null },
    })
    await caller.hangUp()
  })

  test('sleep takes everything back, waking up asserts it again', async () => {
    lockstep.power.tell('suspend')
    await lockstep.until((shown) => shown.extension.status === null)
    await watcher.waitFor(({ body }) => !body.includes('>Available<'))
    tenant.graph.control.setPreferred(alice.oid, {
      availability: 'DoNotDisturb',
      activity: 'DoNotDisturb',
    })
    lockstep.power.tell('resume')
    await shows('>Do not disturb<')
  })

  test('the user-preferred presence is never written', async () => {
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'asserted')
    await caller.hangUp()
    await lockstep.until((shown) => shown.timeline.some((entry) => entry.event === 'teams.cleared'))
    expect(tenant.graph.requests.count('setUserPreferredPresence')).toBe(0)
    expect(tenant.graph.requests.count('clearUserPreferredPresence')).toBe(0)
  })

  // The last one: the phones register anew only after a minute.
  test('a restart of the server during a call loses nothing but the call', async () => {
    await caller.call(aor)
    await lockstep.until((shown) => shown.call.assert === 'asserted')
    await kamailio.restart()
    await lockstep.until((shown) => shown.timeline.some((entry) => entry.cause === 'reconnected'))
    await lockstep.until((shown) => shown.timeline.some((entry) => entry.event === 'teams.cleared'))
    expect(teams()).toMatchObject({ availability: 'Available' })
    await caller.hangUp()
  })
})
