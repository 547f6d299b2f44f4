import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { usage } from '../../../src-main/services/command-line.ts'
import { carryOut, type Order, orderSchema } from '../../../src-main/services/orders.ts'
import { statusOf } from '../../../src-main/services/status.ts'
import { trayTables } from '../../../src-main/shell/tray-words.ts'
import { snapshots } from '../../support/panel/snapshots.ts'
import { quietLog } from '../../support/quiet-log.ts'

const reply = '0123456789abcdef0123456789abcdef'
let asked: unknown[][]
let fault: Fault | undefined
const note = async (...what: unknown[]) => {
  asked.push(what)
  if (fault !== undefined) throw fault
  return null
}
const carry = (order: Order) =>
  carryOut(order, {
    snapshot: () => snapshots.wrongPassword,
    commands: {
      'sync.pause': (argument) => note('pause', argument),
      'sync.resume': () => note('resume'),
      'account.signOut': () => note('sign out'),
    },
    open: () => void asked.push(['open']),
    log: quietLog,
  })

beforeEach(() => {
  asked = []
  fault = undefined
})

describe('orders', () => {
  test.each<[Order, unknown[][]]>([
    [{ verb: 'open' }, [['open']]],
    [{ verb: 'hidden' }, []],
    [{ verb: 'quit' }, []],
    [{ verb: 'pause', minutes: 30 }, [['pause', { minutes: 30 }]]],
    [{ verb: 'pause', minutes: null }, [['pause', { minutes: null }]]],
    [{ verb: 'resume' }, [['resume']]],
    [{ verb: 'signOut' }, [['sign out']]],
  ])('%j', async (order, expected) => {
    expect(await carry(order)).toEqual({ code: 0, text: '' })
    expect(asked).toEqual(expected)
  })

  test('what is refused answers with its code', async () => {
    fault = new Fault('settings.locked')
    expect(await carry({ verb: 'resume' })).toEqual({ code: 4, text: 'settings.locked' })
  })
})

describe('the status', () => {
  test('is what the documentation says', async () => {
    const { text } = await carry({ verb: 'status' })
    expect(JSON.parse(text)).toEqual({
      version: 1,
      running: true,
      lockstep: '0.1.0',
      tray: 'attention',
      account: 'signedIn',
      sync: { on: true, mirror: true, assert: true },
      paused: null,
      teams: { availability: 'Available', activity: 'Available' },
      extension: 'nothing',
      call: { state: 'idle', assert: 'none' },
      legs: {
        signIn: { state: 'working' },
        presence: { state: 'working' },
        extension: { state: 'failing', code: 'sip.wrongPassword' },
        callWatch: { state: 'degraded', code: 'sip.dialogUnsupported' },
      },
    })
    expect(text).not.toContain('\n')
  })

  test('names nobody', () => {
    const text = JSON.stringify(statusOf(snapshots.onCall))
    for (const name of ['Alma', 'al…', 'example.com', '1001', 'wss'])
      expect(text).not.toContain(name)
  })

  test('tells until when it is paused', () => {
    const { sync } = snapshots.inStep
    const until = Date.UTC(2026, 0, 5, 12)
    const paused = (value: number | null) =>
      statusOf({ ...snapshots.inStep, sync: { ...sync, paused: { until: value } } }).paused
    expect(paused(until)).toEqual({ until: '2026-01-05T12:00:00.000Z' })
    expect(paused(null)).toEqual({ until: null })
    expect(statusOf(snapshots.fresh).teams).toBeNull()
  })
})

describe('what another process hands over', () => {
  test.each<[unknown]>([
    [{ verb: 'status', reply }],
    [{ verb: 'open' }],
    [{ verb: 'pause', minutes: null, reply }],
    [{ verb: 'pause', minutes: 1_440 }],
  ])('%j is an order', (handed) => {
    expect(orderSchema.safeParse(handed).success).toBe(true)
  })

  test.each<[unknown]>([
    [null],
    [[]],
    ['status'],
    [{}],
    [{ verb: 'exec' }],
    [{ verb: 'pause' }],
    [{ verb: 'pause', minutes: 0 }],
    [{ verb: 'pause', minutes: 1_441 }],
    [{ verb: 'pause', minutes: '30' }],
    [{ verb: 'status', extra: true }],
    [{ verb: 'status', reply: '../../settings' }],
    [{ verb: 'status', reply: `${reply}0` }],
    [{ verb: 'status', reply: reply.toUpperCase() }],
    [{ verb: 'status', reply: `${reply}\n` }],
    [{ verb: 'status', reply: 7 }],
  ])('%j is none', (handed) => {
    expect(orderSchema.safeParse(handed).success).toBe(false)
  })
})

test('the documentation names every option, and every word of the status', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8')
  const options = usage.match(/--[a-z-]+/g) ?? []
  expect(options.length).toBeGreaterThan(8)
  const status = statusOf(snapshots.wrongPassword)
  const words = [
    ...Object.keys(status),
    ...Object.keys(status.legs),
    ...Object.keys(trayTables.en.states),
  ]
  for (const word of [...options, ...words]) expect(text).toContain(`\`${word}`)
})
