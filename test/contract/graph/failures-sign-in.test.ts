/**
 * The table of failures, MSAL and AADSTS: each row put into the simulators, what the leg shows for it in words
 * that exist, and how it comes back.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ErrorCode } from '../../../src-main/domain/codes.ts'
import type { Identity, Refusal } from '../../simulators/identity/index.ts'
import {
  afterAnyWaitMs,
  expectWords,
  spoilToken,
  startStage,
  tokenRequests,
} from './app-fixture.ts'

const basicAction = { number: 50_000, suberror: 'basic_action' }
const expiring: readonly (readonly [string, Refusal, ErrorCode])[] = [
  ['interaction required: bad_token', 'bad_token', 'signIn.expired'],
  ['invalid_grant without a suberror', 'expired', 'signIn.expired'],
  ['interaction_required', { error: 'interaction_required', number: 50_000 }, 'signIn.expired'],
  ['login_required', { error: 'login_required', number: 50_000 }, 'signIn.expired'],
  ['basic_action', { error: 'invalid_grant', ...basicAction }, 'signIn.stepUpRequired'],
  [
    'additional_action',
    { error: 'invalid_grant', number: 50_000, suberror: 'additional_action' },
    'signIn.stepUpRequired',
  ],
  [
    'message_only',
    { error: 'invalid_grant', number: 50_000, suberror: 'message_only' },
    'signIn.blocked',
  ],
  [
    'user_password_expired',
    { error: 'invalid_grant', number: 50_000, suberror: 'user_password_expired' },
    'signIn.passwordChanged',
  ],
  [
    'protection_policy_required',
    { error: 'unauthorized_client', number: 50_000, suberror: 'protection_policy_required' },
    'signIn.deviceNotCompliant',
  ],
  [
    'device_authentication_failed',
    { error: 'invalid_grant', number: 50_000, suberror: 'device_authentication_failed' },
    'signIn.deviceNotCompliant',
  ],
  ['consent taken back', 'consent_required', 'signIn.consentRequired'],
  ['AADSTS50076', 50_076, 'signIn.multiFactorRequired'],
  ['AADSTS50076 with claims', 'claims', 'signIn.multiFactorRequired'],
  ['AADSTS50079', 50_079, 'signIn.multiFactorRequired'],
  ['AADSTS53000', 53_000, 'signIn.deviceNotCompliant'],
  ['AADSTS53001', 53_001, 'signIn.deviceNotCompliant'],
  ['AADSTS53002', 53_002, 'signIn.blocked'],
  ['AADSTS53003', 53_003, 'signIn.blocked'],
  ['AADSTS90094', 90_094, 'signIn.adminConsentRequired'],
  ['AADSTS70043', 70_043, 'signIn.expired'],
  ['AADSTS700082', 700_082, 'signIn.expired'],
  ['AADSTS50173', 50_173, 'signIn.passwordChanged'],
  ['AADSTS50057', 50_057, 'signIn.accountDisabled'],
]

describe('a token that cannot be renewed', () => {
  test.each(expiring)('%s', async (_name, refusal, code) => {
    await using stage = await startStage()
    const { control } = stage.world.identity
    control.refuseRefresh = refusal
    await spoilToken(stage)
    await stage.account('expired', code)
    expect(stage.snapshot().legs).toMatchObject({
      signIn: { state: 'failing', code },
      presence: { state: 'notSetUp' },
    })
    expectWords(code)
    const asked = tokenRequests(stage).length
    stage.clock.jump(afterAnyWaitMs)
    expect(tokenRequests(stage)).toHaveLength(asked)
    control.refuseRefresh = undefined
    await stage.signIn()
    await stage.leg('signIn', 'working')
  })

  test('the sign-in service cannot be reached: it is tried again, nobody is signed out', async () => {
    await using stage = await startStage()
    const { origin } = stage.world.identity
    stage.breakNet((url) => (url.startsWith(origin) ? new Error('ECONNREFUSED') : undefined))
    await spoilToken(stage)
    await stage.leg('presence', 'degraded', 'signIn.network')
    expectWords('signIn.network')
    expect(stage.snapshot().account.state).toBe('signedIn')
    await stage.recovers()
  })

  describe('the sign-in service asks to wait', () => {
    afterEach(() => void vi.useRealTimers())

    test.each<readonly [string, NonNullable<Identity['control']['tokenFault']>]>([
      ['429', { status: 429, headers: { 'retry-after': '20' }, body: { error: 'slow_down' } }],
      ['503', { status: 503, headers: { 'retry-after': '20' }, body: { error: 'x' } }],
      ['503 with a page', { status: 503, headers: { 'retry-after': '20' }, body: '<html>' }],
    ])('%s: MSAL holds itself back, and Lockstep says so', async (_name, tokenFault) => {
      await using stage = await startStage()
      const { control } = stage.world.identity
      control.tokenFault = tokenFault
      await spoilToken(stage)
      await stage.leg('presence', 'degraded', 'signIn.busy')
      expectWords('signIn.busy')
      const { nextRetry = 0 } = stage.snapshot().legs.presence
      expect(nextRetry).toBeGreaterThanOrEqual(stage.clock.wall() + 15_000)
      expect(stage.snapshot().account.state).toBe('signedIn')
      control.tokenFault = undefined
      // MSAL looks at the wall clock of the process.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
      await stage.recovers()
    })
  })
})

describe('a sign-in', () => {
  test.each<readonly [string, number, ErrorCode]>([
    ['access_denied', 65_004, 'signIn.declined'],
    ['access_denied', 53_003, 'signIn.blocked'],
    ['access_denied', 53_000, 'signIn.deviceNotCompliant'],
    ['access_denied', 50_105, 'signIn.blocked'],
    ['consent_required', 90_094, 'signIn.adminConsentRequired'],
    ['unauthorized_client', 700_016, 'signIn.wrongClient'],
    ['server_error', 90_033, 'signIn.busy'],
  ])('%s with AADSTS%i', async (error, number, code) => {
    await using stage = await startStage({ signedIn: false })
    const { control } = stage.world.identity
    control.refuseSignIn = { error, number }
    await stage.commands['account.signIn'](undefined)
    await stage.account('signedOut', code)
    await stage.leg('signIn', 'failing', code)
    expectWords(code)
    control.refuseSignIn = undefined
    await stage.signIn()
    expect(stage.snapshot().account).not.toHaveProperty('code')
  })

  test('whose browser never comes back ends after five minutes', async () => {
    await using stage = await startStage({ signedIn: false })
    const page = Promise.withResolvers<void>()
    stage.decide({ closeTab: true, onPage: () => page.resolve() })
    stage.world.identity.control.decline = false
    await stage.commands['account.signIn'](undefined)
    await stage.account('signingIn')
    stage.clock.jump(5 * 60_000)
    await stage.account('signedOut', 'signIn.timedOut')
    expectWords('signIn.timedOut')
    stage.decide({})
    await stage.signIn()
  })

  test('in the cloud of China is refused before any browser opens', async () => {
    await using stage = await startStage({
      signedIn: false,
      settings: {
        microsoft: { clientId: 'c', tenant: 'contoso.partner.onmschina.cn', cloud: 'global' },
      },
    })
    await stage.commands['account.signIn'](undefined)
    await stage.account('signedOut', 'signIn.cloudUnsupported')
    await stage.leg('signIn', 'failing', 'signIn.cloudUnsupported')
    expectWords('signIn.cloudUnsupported')
    expect(stage.world.identity.requests()).toEqual([])
  })
})
