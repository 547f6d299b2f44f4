/** Nothing is written to somebody else's extension. */
import { expect, test } from 'vitest'
import type { ExtensionStatus } from '../../../src-main/domain/extension.ts'
import type { LegReport } from '../../../src-main/ports.ts'
import { createIdentityGate, type Person } from '../../../src-main/services/identity-gate.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { quietLog } from '../../support/quiet-log.ts'

const alma: Person = { objectId: 'oid-alma', signInName: 'Alma@example.com' }
const bo: Person = { objectId: 'oid-bo', signInName: 'bo@example.com' }
const busy: ExtensionStatus = {
  activity: 'busy',
  note: 'Busy',
  teams: { availability: 'Busy', activity: 'Busy' },
}
const away: ExtensionStatus = { ...busy, activity: 'away', note: 'Away' }

function setUp({ mayTell = true, confirmedFor = undefined as string | undefined } = {}) {
  const clock = new FakeClock()
  const published: (ExtensionStatus | null)[] = []
  const reports: LegReport[] = []
  const refused: string[] = []
  const warnings: [string, boolean][] = []
  const logged: unknown[] = []
  let person: Person | undefined = alma
  const gate = createIdentityGate(
    {
      clock,
      log: { ...quietLog, warn: (...all) => void logged.push(all) },
      person: () => person,
      confirmedFor: () => confirmedFor,
      publish: (status) => published.push(status),
      report: (report) => reports.push(report),
      onRefused: (code) => refused.push(code),
      onWarning: (code, on) => warnings.push([code, on]),
    },
    mayTell,
  )
  return {
    ...{ gate, clock, published, reports, refused, warnings, logged },
    signIn(next: Person | undefined) {
      person = next
      gate.reconsider()
    },
  }
}

test('a status waits for the e-mail, and the newest goes when it is the own', () => {
  const it = setUp()
  it.gate.up()
  it.gate.publish(busy)
  it.gate.publish(away)
  expect(it.published).toEqual([])
  it.gate.email('alma@EXAMPLE.com')
  expect(it.published).toEqual([away])
  it.gate.publish(busy)
  expect(it.published).toEqual([away, busy])
  expect(it.warnings).toEqual([])
})

test('without an e-mail it waits 10 s from when the phone system can be reached', async () => {
  const it = setUp()
  await it.clock.advance(60_000)
  it.gate.up()
  it.gate.publish(busy)
  await it.clock.advance(9_999)
  expect(it.published).toEqual([])
  await it.clock.advance(1)
  expect(it.published).toEqual([busy])
})

test('what cannot tell is not waited for', () => {
  const sip = setUp({ mayTell: false })
  sip.gate.publish(busy)
  expect(sip.published).toEqual([busy])
  const without = setUp()
  without.gate.publish(busy)
  without.gate.canTell(false)
  expect(without.published).toEqual([busy])
})

test("somebody else's extension is never written: leg, warning and timeline say so", async () => {
  const it = setUp()
  it.gate.up()
  it.gate.publish(busy)
  it.gate.email('bo@example.com')
  it.gate.publish(away)
  await it.clock.advance(60_000)
  expect(it.published).toEqual([])
  expect(it.refused).toEqual(['identity.mismatch', 'identity.mismatch'])
  expect(it.warnings).toEqual([['identity.mismatch', true]])
  it.gate.report({ state: 'working' })
  expect(it.reports.at(-1)).toEqual({ state: 'failing', code: 'identity.mismatch' })
  // To take back is always allowed.
  it.gate.publish(null)
  expect(it.published).toEqual([null])
})

test('the log shows no more of the e-mail than its beginning', () => {
  const it = setUp()
  it.gate.email('somebody.else@example.com')
  expect(JSON.stringify(it.logged)).toContain('so…@example.com')
  expect(JSON.stringify(it.logged)).not.toContain('somebody')
})

test('an e-mail that comes late takes back what was written', async () => {
  const it = setUp()
  it.gate.up()
  it.gate.publish(busy)
  await it.clock.advance(10_000)
  it.gate.email('bo@example.com')
  expect(it.published).toEqual([busy, null])
})

test('whoever confirmed it may write, and nobody else', () => {
  const it = setUp({ confirmedFor: alma.objectId })
  it.gate.email('hotline@example.com')
  it.gate.publish(busy)
  expect(it.published).toEqual([busy])
  it.signIn(bo)
  expect(it.published).toEqual([busy, null])
  expect(it.warnings).toEqual([['identity.mismatch', true]])
})

test('another person opens it again, with what the leg said last', () => {
  const it = setUp()
  it.gate.email('bo@example.com')
  it.gate.report({ state: 'working' })
  it.gate.publish(busy)
  it.signIn(bo)
  expect(it.published).toEqual([busy])
  expect(it.reports.at(-1)).toEqual({ state: 'working' })
  expect(it.warnings.at(-1)).toEqual(['identity.mismatch', false])
})

test('the same content may be asserted again, as after a reconnect', () => {
  const it = setUp()
  it.gate.email('alma@example.com')
  it.gate.publish(busy)
  it.gate.publish(busy)
  it.gate.reconsider()
  expect(it.published).toEqual([busy, busy])
})

test('after its end no timer is left', async () => {
  const it = setUp()
  it.gate.up()
  it.gate.publish(busy)
  it.gate.dispose()
  await it.clock.advance(60_000)
  expect(it.published).toEqual([])
})
