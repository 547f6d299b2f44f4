/** The whole app on a fake clock, without network: what a review once found wrong, kept right. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ErrorCode, Fault } from '../../../src-main/domain/codes.ts'
import type { PresencePair } from '../../../src-main/domain/presence.ts'
import type { Account, PowerEvent } from '../../../src-main/ports.ts'
import { createApp } from '../../../src-main/services/app.ts'
import type { App } from '../../../src-main/services/app-parts.ts'
import { talking } from '../../property/world.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { createFakePhone, type FakePhone } from '../../support/fake-phone.ts'
import { noUpdates } from '../../support/no-updates.ts'
import { quietLog } from '../../support/quiet-log.ts'

const alice: Account = {
  objectId: 'a',
  tenantId: 't',
  homeAccountId: 'a.t',
  username: 'alice@example.invalid',
  name: 'Alice',
}
let clock: FakeClock
let phone: FakePhone
let app: App
let account: Account | undefined
let sets: number
let reads: number
let setFault: ErrorCode | undefined
let clearFault: ErrorCode | undefined
let presence: PresencePair
let tell: (event: PowerEvent) => void
let journal: unknown

function create(settings: Record<string, unknown> = {}): App {
  let value: unknown = {
    version: 1,
    // Alone in its tenant: the first read does not wait for anybody.
    microsoft: { clientId: 'c', cloud: 'demo' },
    phone: { server: 'wss://p', addressOfRecord: 'sip:1@p', authorizationUser: '1' },
    ...settings,
  }
  return createApp({
    version: '0',
    clock,
    log: quietLog,
    updater: noUpdates,
    net: {
      fetch: () => Promise.reject(new Error('no network here')),
      diagnose: async () => 'offline',
      isOnline: () => true,
    },
    power: {
      idleSeconds: () => 0,
      isLocked: () => false,
      onEvent(listener) {
        const before = tell
        tell = (event) => {
          before(event)
          listener(event)
        }
        return () => undefined
      },
    },
    secrets: {
      protection: async () => 'protected',
      read: async () => 'secret',
      write: async () => undefined,
      remove: async () => undefined,
    },
    documents: {
      read: () => journal,
      write: (_, next) => {
        journal = next
      },
    },
    settingsFile: {
      load: () => ({ kind: 'ok', value }),
      loadBackup: () => undefined,
      save: (next) => {
        value = next
      },
      saveBackup: () => undefined,
      setAside: () => undefined,
    },
    connectMicrosoft: () => ({
      adminConsentUrl: () => 'https://login.example.invalid',
      tokens: {
        account: async () => account,
        accounts: async () => (account === undefined ? [] : [account]),
        signIn: async () => alice,
        allowWrite: async () => undefined,
        use: async (next) => {
          account = next
        },
        accessToken: async () => 'token',
        idToken: async () => 'token',
        forget: async () => {
          account = undefined
        },
        forgetAll: async () => {
          account = undefined
        },
      },
      feed: {
        read: async () => {
          reads += 1
          return { userId: 'a', ...presence }
        },
      },
      session: {
        set: async () => {
          sets += 1
          if (setFault !== undefined) throw new Fault(setFault)
        },
        clear: async () => {
          if (clearFault !== undefined) throw new Fault(clearFault)
        },
      },
    }),
    connectPhone: () => phone,
  })
}

const shown = () => app.store.getState()

beforeEach(() => {
  clock = new FakeClock()
  phone = createFakePhone()
  account = alice
  sets = 0
  reads = 0
  setFault = undefined
  clearFault = undefined
  presence = { availability: 'Available', activity: 'Available' }
  tell = () => undefined
  journal = undefined
})
afterEach(async () => {
  const stopped = app.stop()
  await clock.advance(10_000)
  await stopped
})

async function start(settings?: Record<string, unknown>): Promise<void> {
  app = create(settings)
  await app.start()
  await clock.advance(2_000)
}

describe('a set that Graph refuses', () => {
  test('for a while is tried again ever more seldom', async () => {
    await start()
    setFault = 'graph.unavailable'
    phone.setCalls([talking])
    await clock.advance(61_000)
    expect(sets).toBeGreaterThan(3)
    expect(sets).toBeLessThan(12)
    expect(shown().legs.presence).toMatchObject({ state: 'degraded', code: 'graph.unavailable' })
    setFault = undefined
    await clock.advance(40_000)
    expect(shown().call.assert).toBe('asserted')
    expect(shown().legs.presence.state).toBe('working')
  })

  test('for good says so, and is not tried on every call', async () => {
    await start()
    setFault = 'graph.forbidden'
    for (let calls = 0; calls < 3; calls += 1) {
      phone.setCalls([talking])
      await clock.advance(20_000)
      expect(shown().call).toMatchObject({ assert: 'leftAlone', code: 'graph.forbidden' })
      phone.setCalls([])
      await clock.advance(5_000)
    }
    expect(sets).toBe(1)
    expect(shown().legs.presence).toMatchObject({ state: 'degraded', code: 'graph.forbidden' })
  })

  test('because the sign-in is over asks for a new one', async () => {
    await start()
    setFault = 'signIn.expired'
    phone.setCalls([talking])
    await clock.advance(5_000)
    expect(shown().account).toMatchObject({ state: 'expired', code: 'signIn.expired' })
    expect(shown().timeline.some((entry) => entry.event === 'account.expired')).toBe(true)
  })
})

test('a clear that fails is told, once', async () => {
  await start()
  phone.setCalls([talking])
  await clock.advance(5_000)
  clearFault = 'graph.unavailable'
  phone.setCalls([])
  await clock.advance(120_000)
  const failed = shown().timeline.filter((entry) => entry.event === 'teams.failed')
  expect(failed).toMatchObject([{ cause: 'callEnded', code: 'graph.unavailable' }])
})

describe('silence', () => {
  test.each(['unlock', 'active', 'resume'] as const)(
    'paused, nothing is read, whatever: %s',
    async (event) => {
      await start()
      app.pause.begin(null)
      const before = reads
      tell(event)
      await clock.advance(300_000)
      expect(reads).toBe(before)
      expect(shown().legs.presence.state).toBe('off')
      app.pause.end()
      await clock.advance(1_000)
      expect(reads).toBeGreaterThan(before)
      expect(shown().extension.status?.note).toBe('Available')
    },
  )

  test('a start with sync off reads nothing', async () => {
    await start({ sync: 'off' })
    await clock.advance(300_000)
    expect(reads).toBe(0)
    expect(shown().legs.presence.state).toBe('off')
  })
})

test.each(['unlock', 'active', 'resume'] as const)(
  'after sleep %s is enough to go on',
  async (event) => {
    await start()
    tell('suspend')
    await clock.advance(60_000)
    expect(shown().extension.status).toBeNull()
    tell(event)
    await clock.advance(2_000)
    expect(shown().extension.status?.note).toBe('Available')
  },
)

test('a removed phone leaves nothing behind in what is shown', async () => {
  await start()
  app.settings.update({ phone: null })
  await app.phone.restart()
  await settled()
  expect(shown().extension).toMatchObject({ status: null, state: 'nothing' })
  expect(shown().legs.extension.state).toBe('notSetUp')
})

test('after a sign-out nothing of the person is shown', async () => {
  await start()
  const out = app.microsoft.signOut()
  await clock.advance(10_000)
  await out
  expect(shown().teams).toBeNull()
})

describe('the journal', () => {
  test('names the account by a digest, and holds no id of the person', async () => {
    await start()
    expect(JSON.stringify(journal)).toMatch(/"account":"[0-9a-f]{16}"/)
    expect(JSON.stringify(journal)).not.toContain('userId')
  })

  test('what was remembered of another account counts for nothing', async () => {
    journal = {
      session: false,
      account: 'another',
      last: {
        pair: { availability: 'Busy', activity: 'Busy' },
        classification: { userConfigured: 'yes', rule: 'class.busyChosen' },
        wall: clock.wall() - 60_000,
      },
    }
    presence = { availability: 'Busy', activity: 'Busy' }
    await start()
    expect(shown().teams?.rule).toBe('class.busyAutomatic')
  })
})
