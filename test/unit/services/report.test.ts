import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactText } from '../../../src-main/adapters/log/redact-text.ts'
import { defaultDoNotDisturb } from '../../../src-main/domain/connectors.ts'
import { reportName, reportOf } from '../../../src-main/services/report.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { moment, snapshots } from '../../support/panel/snapshots.ts'

const { inStep, wrongPassword } = snapshots
const make = (snapshot: Snapshot, log: readonly string[] = []) =>
  reportOf({ snapshot, wall: moment, system: ['System test'], log, redact: redactText })

test('the report tells how things stand', () => {
  const text = make(wrongPassword, ['{"level":"warn","message":"leg"}'])
  for (const line of [
    'Lockstep report, 2026-11-19T14:05:30.000Z',
    'Lockstep 0.1.0',
    'System test',
    'tray: attention',
    'teams: Available / Available, chosen: no, class.available',
    'extension: failing (sip.wrongPassword), since 2026-11-19T14:03:30.000Z',
    'callWatch: degraded (sip.dialogUnsupported)',
    'notices: secrets.unprotected',
    'teams.asserted  call  assert.call  Busy / InACall  settle 1500 ms',
    '"settleMs":1500',
    '{"level":"warn","message":"leg"}',
  ])
    expect(text).toContain(line)
})

test('the same server has the same mark, another another', () => {
  const phone = (server: string) => {
    const settings = inStep.phone
    if (settings === null) throw new Error('no phone')
    const text = make({ ...inStep, phone: { ...settings, server } })
    return /phone: (\S+)/.exec(text)?.[1]
  }
  expect(phone('wss://pbx.example.com/a')).toBe(phone('wss://pbx.example.com/b'))
  expect(phone('wss://pbx.example.com')).not.toBe(phone('wss://pbx.example.org'))
  expect(phone('wss://pbx.example.com:5443')).toMatch(/^wss:\/\/host-[0-9a-f]{8}:5443$/)
  expect(phone('nonsense')).toBe('address')
})

test('the name carries the date of this computer', () => {
  expect(reportName(new Date(2026, 0, 5, 0, 1).getTime())).toBe('lockstep-report-2026-01-05.txt')
})

/** A word that no report holds by chance. */
const word = fc
  .array(fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), { minLength: 8, maxLength: 14 })
  .map((letters) => `Q${letters.join('')}`)
const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.join(''))

describe('what a report never holds', () => {
  test('neither names nor secrets, wherever they were planted', () => {
    fc.assert(
      fc.property(
        fc.record({ name: word, user: word, host: word, note: word, password: word, ha1: hex }),
        ({ name, user, host, note, password, ha1 }) => {
          const lower = host.toLowerCase()
          const status = { activity: null, note, teams: { availability: '', activity: '' } }
          const token = `eyJ${password}.${password}.${ha1}`
          const planted: Snapshot = {
            ...inStep,
            account: {
              ...inStep.account,
              name,
              username: `${user.slice(0, 2)}…@${lower}.example`,
              remembered: [{ id: 'one', name, username: `${user}@${lower}.example`, active: true }],
            },
            extension: { ...inStep.extension, status },
            mapping: { ...inStep.mapping, busy: { activity: 'busy', note, changed: true } },
            timeline: [
              {
                id: 1,
                at: moment,
                event: 'extension.published',
                cause: 'teams',
                extension: note,
                steps: [],
              },
            ],
            phone: {
              connector: 'sip',
              server: `wss://${lower}.example:5443/${user}`,
              address: `sip:${user}@${lower}.example`,
              authorizationUser: user,
              passwordSaved: true,
              abilities: null,
              otherComputer: false,
              blocking: defaultDoNotDisturb,
              ari: { url: `https://${lower}.example/ari`, user, passwordSaved: true },
              relayUrl: `https://${lower}.example`,
            },
            microsoft: { clientId: ha1, tenant: `${lower}.example`, cloud: 'global' },
          }
          const text = make(planted, [
            JSON.stringify({ message: `hello ${name}`, data: { password, ha1 } }),
            `Authorization: Bearer ${token}`,
            `password=${password} token ${token}`,
            `wss://${lower}.example:5443/ sip:${user}@${lower}.example`,
          ])
          for (const secret of [name, user, lower, host, note, password, ha1, token])
            expect(text).not.toContain(secret)
        },
      ),
      { numRuns: 200 },
    )
  })
})
