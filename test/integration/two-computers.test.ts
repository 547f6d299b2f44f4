/**
 * Two computers of one person, end to end without the shell: one Microsoft 365, whose presence
 * session both share, one extension on a real Kamailio, real calls between baresip phones.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

describe.skipIf(skipped !== '')(`two computers of one person on Kamailio${skipped}`, () => {
  let kamailio: Kamailio
  let handset: Phone
  let caller: Phone
  let tenant: Tenant
  let watcher: Watcher
  let desk: NodeApp
  let laptop: NodeApp
  let running: NodeApp[] = []

  const login = (user: string) => ({ user, password: `secret${user}`, domain })

  /** One more computer of the person, as far as it comes before its first reading. */
  async function computer(journal?: unknown): Promise<NodeApp> {
    const app = createNodeApp({ settings: { microsoft: tenant.settings }, journal })
    running.push(app)
    await app.app.start()
    await app.commands['phone.save']({
      server: kamailio.wsUrl,
      address: `${extension}@${domain}`,
      authorizationUser: '',
      password: `secret${extension}`,
    })
    await app.commands['account.signIn'](undefined)
    return app
  }
  const shown = (of: NodeApp) => of.app.store.getState()
  const inStep = (of: NodeApp) => of.until(({ extension: { state } }) => state === 'published')
  const seesOther = (of: NodeApp, seen = true) =>
    of.until(({ phone }) => phone?.otherComputer === seen)
  const asserted = (of: NodeApp) => of.until(({ call }) => call.assert === 'asserted')
  const quit = async (which: NodeApp) => {
    running = running.filter((each) => each !== which)
    await which.app.stop()
  }
  const teams = () => {
    const { availability, activity } = tenant.graph.control.presenceOf(alice.oid)
    return `${availability}/${activity}`
  }
  const requests = (action: 'setPresence' | 'clearPresence') => tenant.graph.requests.count(action)

  // A server for each test: what a computer leaves to the other one stands there for a minute.
  beforeEach(async () => {
    kamailio = await startKamailio({ prefix: await kamailioPrefix(), domain })
    const prefix = await baresipPrefix()
    const { sipPort } = kamailio
    handset = await startPhone({ prefix, sipPort, ...login(extension), answer: 'auto' })
    caller = await startPhone({ prefix, sipPort, ...login(otherExtension), answer: 'manual' })
    tenant = await startTenant()
    watcher = await startWatcher({ wsUrl: kamailio.wsUrl, ...login('1003'), watch: aor })
    desk = await computer()
    await inStep(desk)
    laptop = await computer()
    await Promise.all([inStep(laptop), seesOther(desk), seesOther(laptop)])
  })
  afterEach(async () => {
    if (running.some((each) => shown(each).call.state !== 'idle')) await caller.hangUp()
    await Promise.all(running.map((each) => each.app.stop()))
    running = []
    await watcher?.stop()
    await tenant?.stop()
    await Promise.all([handset?.stop(), caller?.stop()])
    await kamailio?.stop()
  })

  const call = async () => {
    await caller.call(aor)
    await Promise.all([asserted(desk), asserted(laptop)])
    expect(teams()).toBe('Busy/InACall')
  }
  const watchersSawClosed = () =>
    watcher.documents.some(({ body }) => body.includes('closed</basic>'))

  test('both show the call, and its end gives Teams back', async () => {
    expect(shown(desk).phone?.abilities).toMatchObject({ readCalls: true, writePresence: true })
    await call()
    expect(requests('setPresence')).toBeGreaterThanOrEqual(2)
    await caller.hangUp()
    for (const each of [desk, laptop])
      await each.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(teams()).toBe('Available/Available')
  })

  test('one is paused during the call: Teams shows it on, and the other one clears', async () => {
    await call()
    await desk.commands['sync.pause']({ minutes: null })
    await desk.until(({ extension: { status } }) => status === null)
    await seesOther(laptop, false)
    expect(requests('clearPresence')).toBe(0)
    expect(teams()).toBe('Busy/InACall')
    await caller.hangUp()
    await laptop.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(teams()).toBe('Available/Available')
    expect(watchersSawClosed()).toBe(false)
  })

  test('the one that showed it first quits: the other one renews, and clears at the end', async () => {
    await call()
    const before = requests('setPresence')
    await quit(desk)
    expect(requests('clearPresence')).toBe(0)
    await expect.poll(() => requests('setPresence'), { timeout: 15_000 }).toBeGreaterThan(before)
    expect(teams()).toBe('Busy/InACall')
    expect(watchersSawClosed()).toBe(false)
    await caller.hangUp()
    await laptop.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(teams()).toBe('Available/Available')
  })

  test('one signs out, which clears: the other one shows the call again', async () => {
    await call()
    await desk.commands['account.signOut'](undefined)
    expect(requests('clearPresence')).toBe(1)
    await expect.poll(teams, { timeout: 15_000 }).toBe('Busy/InACall')
  })

  test('one starts with a leftover while the call is on: nothing is cleared', async () => {
    await call()
    await quit(desk)
    const before = requests('setPresence')
    const again = await computer({ session: true, last: null })
    await asserted(again)
    await expect.poll(() => requests('setPresence')).toBeGreaterThan(before)
    expect(requests('clearPresence')).toBe(0)
    expect(teams()).toBe('Busy/InACall')
  })
})
