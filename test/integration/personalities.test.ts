/**
 * The invariants under every behaviour of Microsoft 365 that its documentation leaves open: the
 * whole app but the SIP line, on a clock that runs twenty times as fast.
 */
import { describe, test } from 'vitest'
import { talking } from '../property/world.ts'
import { type Personality, personalities } from '../simulators/microsoft365/index.ts'
import { createFakePhone, type FakePhone } from '../support/fake-phone.ts'
import { createNodeApp, type NodeApp } from '../support/node-app.ts'
import { alice } from '../support/people.ts'
import { quickClock } from '../support/quick-clock.ts'
import { startTenant, type Tenant } from '../support/tenant.ts'

const speed = 20
const brb = { availability: 'BeRightBack', activity: 'BeRightBack' } as const

interface Stage {
  readonly tenant: Tenant
  readonly lockstep: NodeApp
  readonly phone: FakePhone
  readonly clock: ReturnType<typeof quickClock>
  /** Lets that much of the quick time pass. */
  pass(ms: number): Promise<void>
}

async function start(
  personality: Partial<Personality>,
  atEnd: (stop: () => Promise<void>) => void,
): Promise<Stage> {
  const clock = quickClock(speed)
  const tenant = await startTenant({ personality, now: clock.wall })
  const phone = createFakePhone()
  const lockstep = createNodeApp({
    settings: {
      microsoft: tenant.settings,
      polling: { activeSeconds: 5 },
      phone: {
        server: 'wss://pbx.test',
        addressOfRecord: 'sip:1@pbx.test',
        authorizationUser: '1',
      },
    },
    clock,
    phone,
    secret: { kind: 'password', password: 'none' },
  })
  atEnd(tenant.stop)
  atEnd(lockstep.app.stop)
  await lockstep.app.start()
  await lockstep.commands['account.signIn'](undefined)
  await lockstep.until(({ extension }) => extension.status?.note === 'Available')
  const pass = (ms: number) => new Promise<void>((resolve) => void clock.timer(ms, resolve))
  return { tenant, lockstep, phone, clock, pass }
}

const told =
  (event: string, after: number) => (shown: ReturnType<NodeApp['app']['store']['getState']>) =>
    shown.timeline.some((entry) => entry.event === event && entry.id > after)

const echoes = ['On the phone (Teams)', 'Busy']

describe('both scenarios, the echo and the return to normal', () => {
  test.concurrent.for(personalities)('$name', async ({ change }, { expect, onTestFinished }) => {
    const { tenant, lockstep, phone, pass } = await start(change, onTestFinished)
    const { control, requests } = tenant.graph
    const published = () => phone.published.map((status) => status?.note ?? null)

    phone.setCalls([talking])
    await lockstep.until(told('teams.asserted', 0))
    const [first] = requests.all().filter(({ operation }) => operation === 'setPresence')
    const reads = requests.all().filter(({ operation }) => operation === 'read')
    const before = reads.findLast((read) => read.answeredAt <= (first?.receivedAt ?? 0))
    expect((first?.receivedAt ?? 0) - (before?.answeredAt ?? 0)).toBeLessThan(2_000 / speed)
    await pass(30_000)
    expect(published()).toEqual(['Available'])

    phone.setCalls([])
    await lockstep.until(told('teams.cleared', 0))
    expect(control.sessionsOf(alice.oid).size).toBe(0)
    await pass(55_000)
    expect(published().filter((note) => note !== null && echoes.includes(note))).toEqual([])

    control.setPreferred(alice.oid, brb)
    await lockstep.until(({ extension }) => extension.status?.note === 'Be right back')
    const writes = requests.count('setPresence')
    phone.setCalls([talking])
    await lockstep.until(({ call }) => call.assert === 'leftAlone')
    expect(requests.count('setPresence')).toBe(writes)
    phone.setCalls([])
    control.clearPreferred(alice.oid)
    await lockstep.until(({ extension }) => extension.status?.note === 'Available')
    expect(requests.count('setUserPreferredPresence')).toBe(0)
    expect(requests.count('clearUserPreferredPresence')).toBe(0)
  })
})
