/** The phone service holds back what it writes until it knows whose extension it is. */
import { expect, test } from 'vitest'
import type { Connector } from '../../../src-main/domain/connectors.ts'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { EventBody } from '../../../src-main/domain/machine/events.ts'
import type { LegReport, PhoneEvent, PhoneSystem } from '../../../src-main/ports.ts'
import type { Person } from '../../../src-main/services/identity-gate.ts'
import { createPhone } from '../../../src-main/services/phone.ts'
import { defaultSettings } from '../../../src-main/services/settings/schema.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { memorySecrets } from '../../support/node-app.ts'
import { quietLog } from '../../support/quiet-log.ts'

const busy: ExtensionStatus = {
  activity: 'busy',
  note: 'Busy',
  teams: { availability: 'Busy', activity: 'Busy' },
}

async function setUp(connector?: Connector) {
  const published: (ExtensionStatus | null)[] = []
  const dispatched: EventBody[] = []
  const reports: LegReport[] = []
  let nudges = 0
  let tell: (event: PhoneEvent) => void = () => undefined
  let person: Person | undefined = { objectId: 'alma', signInName: 'alma@example.com' }
  const system: PhoneSystem = {
    start: () => undefined,
    stop: async () => undefined,
    publish: (status) => published.push(status),
    nudge: () => {
      nudges += 1
    },
    onEvent(listener) {
      tell = listener
      return () => undefined
    },
  }
  const phone = createPhone({
    connect: () => system,
    settings: () => ({
      ...defaultSettings,
      phone: {
        ...(connector === undefined ? {} : { connector }),
        server: 'wss://pbx.test',
        addressOfRecord: 'sip:1001@pbx.test',
        authorizationUser: '1001',
      },
    }),
    secrets: memorySecrets({ kind: 'password', password: 'secret' }),
    log: quietLog,
    dispatch: (event) => dispatched.push(event),
    report: (leg, report) => {
      if (leg === 'extension') reports.push(report)
    },
    onChange: () => undefined,
    identity: {
      clock: new FakeClock(),
      log: quietLog,
      person: () => person,
      confirmedFor: () => undefined,
    },
  })
  await phone.restart()
  return {
    ...{ phone, published, dispatched, reports },
    tell: (event: PhoneEvent) => tell(event),
    nudges: () => nudges,
    signIn(next: Person | undefined) {
      person = next
      phone.reconsider()
    },
  }
}

test.for([undefined, 'sip'] as const)('plain SIP (%s) waits for nothing', async (connector) => {
  const it = await setUp(connector)
  it.tell({ type: 'up' })
  it.phone.publish(busy)
  expect(it.published).toEqual([busy])
})

test('where the e-mail can be told it is waited for', async () => {
  const it = await setUp('pbxware')
  it.tell({ type: 'up' })
  it.phone.publish(busy)
  expect(it.published).toEqual([])
  it.tell({ type: 'email', email: 'alma@example.com' })
  expect(it.published).toEqual([busy])
})

test("somebody else's e-mail keeps the status back: leg, notice and timeline say so", async () => {
  const it = await setUp('pbxware')
  it.tell({ type: 'email', email: 'bo@example.com' })
  it.tell({ type: 'leg', leg: 'extension', report: { state: 'working' } })
  it.phone.publish(busy)
  expect(it.published).toEqual([])
  expect(it.reports.at(-1)).toEqual({ state: 'failing', code: 'identity.mismatch' })
  expect(it.phone.warnings()).toEqual(['identity.mismatch'])
  expect(it.dispatched).toContainEqual({ type: 'publishFailed', code: 'identity.mismatch' })
})

test('who signs in is asked for at once, and told but once', async () => {
  const it = await setUp('pbxware')
  it.signIn({ objectId: 'alma', signInName: 'alma@example.com' })
  expect(it.nudges()).toBe(0)
  it.signIn({ objectId: 'bo', signInName: 'bo@example.com' })
  it.phone.reconsider()
  expect(it.nudges()).toBe(1)
})
