/**
 * Changes told by push, end to end: the simulated Microsoft 365 with its subscriptions and its real
 * ID tokens, the relay, a real Mosquitto, and the whole app.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../../src-main/ports.ts'
import { talking } from '../../property/world.ts'
import { nodeClock } from '../../support/node-app.ts'
import { alice } from '../../support/people.ts'
import { quickClock } from '../../support/quick-clock.ts'
import { healthy, type Organisation, shows, skipped, startOrganisation } from './fixture.ts'

/** Nothing is due by chance. */
const evenly = (clock: Clock): Clock => ({ ...clock, random: () => 0.5 })

/** Reads are a second apart at least. */
const soon = { timeout: 20_000 }

let organisation: Organisation
const begin = async (clock: Clock) => {
  organisation = await startOrganisation(clock)
}
afterEach(() => organisation.stop())
const live = () => organisation.tenant.graph.subscriptions.live()
const isHealthy = ({ push }: { readonly push: string }) => push === 'healthy'

describe.skipIf(skipped !== '')(`in real time${skipped}`, () => {
  beforeEach(() => begin(evenly(nodeClock)))

  test('a change in Teams reaches the extension with one read, and none is due for minutes', async () => {
    const computer = await healthy(organisation.computer())
    await shows(computer, 'Available')
    const before = computer.reads()
    organisation.choose('DoNotDisturb')
    await shows(computer, 'Do not disturb')
    expect(computer.reads()).toBe(before + 1)
    expect(live()).toEqual([
      expect.objectContaining({ resource: `communications/presences/${alice.oid}` }),
    ])
  })

  test('a call costs three reads: one before it is shown, and one for each of two pings', async () => {
    const computer = await healthy(organisation.computer())
    await shows(computer, 'Available')
    const before = computer.reads()
    computer.phone.setCalls([talking])
    await computer.until(({ call }) => call.assert === 'asserted')
    await expect.poll(() => computer.reads(), soon).toBe(before + 2)
    computer.phone.setCalls([])
    await organisation.tenant.graph.requests.waitForRequest(
      ({ operation }) => operation === 'clearPresence',
    )
    await expect.poll(() => computer.reads(), soon).toBe(before + 3)
    // What else was due, as after a write without pushes, would have been read by now.
    organisation.choose('BeRightBack')
    await shows(computer, 'Be right back')
    expect(computer.reads()).toBe(before + 4)
  })

  test('a status that the person chooses during a call is told, and takes the call back', async () => {
    const computer = await healthy(organisation.computer())
    await shows(computer, 'Available')
    computer.phone.setCalls([talking])
    await computer.until(({ call }) => call.assert === 'asserted')
    organisation.choose('BeRightBack')
    await organisation.tenant.graph.requests.waitForRequest(
      ({ operation }) => operation === 'clearPresence',
    )
    const events = computer.app.store.getState().timeline.map(({ event }) => event)
    expect(events).toContain('teams.overridden')
  })

  test('two computers share the one subscription, and each hears of the change', async () => {
    const one = await healthy(organisation.computer())
    const other = await healthy(organisation.computer())
    expect(live()).toHaveLength(1)
    organisation.choose('BeRightBack')
    await Promise.all([shows(one, 'Be right back'), shows(other, 'Be right back')])
    expect(organisation.tenant.graph.requests.count('createSubscription')).toBe(2)
    expect(organisation.tenant.graph.requests.count('deleteSubscription')).toBe(0)
  })

  test('who leaves last takes the subscription away; who leaves another computer behind does not', async () => {
    const one = await healthy(organisation.computer())
    const other = await healthy(organisation.computer())
    other.phone.seeOther(true)
    await other.stop()
    expect(live()).toHaveLength(1)
    await one.commands['account.signOut'](undefined)
    expect(live()).toEqual([])
    expect(one.app.store.getState().push).toBe('off')
  })

  test('a lost broker is polling at once, and its return is pushes again', async () => {
    const computer = await healthy(organisation.computer())
    await organisation.broker.down()
    await computer.until(({ push }) => push === 'unhealthy')
    await organisation.broker.up()
    await computer.until(isHealthy)
    organisation.choose('Busy')
    await shows(computer, 'Busy')
  })

  test('without the permission everything works as ever, and nothing is failing', async () => {
    const { control } = organisation.tenant.identity
    control.refuseRefresh = ({ scopes }) =>
      scopes.some((scope) => scope.endsWith('Presence.Read.All')) ? 'consent_required' : undefined
    const logged: string[] = []
    const note = (message: string, data?: unknown) =>
      void logged.push(`${message} ${JSON.stringify(data)}`)
    const log = { debug: () => undefined, info: note, warn: note, error: note }
    const computer = organisation.computer({ log })
    await computer.app.start()
    await computer.commands['account.signIn'](undefined)
    await shows(computer, 'Available')
    await expect.poll(() => logged.join('\n')).toContain('No pushes; presence is read')
    const { push, legs } = computer.app.store.getState()
    expect(push).toBe('off')
    expect(legs).toMatchObject({ signIn: { state: 'working' }, presence: { state: 'working' } })
    expect(logged.filter((line) => line.startsWith('No pushes'))).toEqual([
      'No pushes; presence is read {"code":"signIn.consentRequired"}',
    ])
    expect(live()).toEqual([])
  })
})

describe.skipIf(skipped !== '')(`twenty times as fast${skipped}`, () => {
  beforeEach(() => begin(quickClock(20)))

  test('a relay that is gone is noticed by its heartbeat: polling goes on, then pushes again', async () => {
    const computer = await healthy(organisation.computer({ activeSeconds: 15 }))
    await organisation.relay.stop()
    await computer.until(({ push }) => push === 'unhealthy')
    organisation.choose('DoNotDisturb')
    await shows(computer, 'Do not disturb')
    await organisation.relay.start()
    await computer.until(isHealthy)
    organisation.choose('Busy')
    await shows(computer, 'Busy')
  })
})
