/**
 * The table of failures, reads of Graph: each row put into the simulators, what the leg shows for it in words
 * that exist, and how it comes back.
 */
import { describe, expect, test, vi } from 'vitest'
import type { ErrorCode } from '../../../src-main/domain/codes.ts'
import type { FaultAnswer } from '../../simulators/microsoft365/index.ts'
import {
  challenge,
  expectWords,
  graphError,
  refuseClaims,
  spoilReads,
  spoilToken,
  startStage,
  tokenRequests,
  wantedClaim,
} from './app-fixture.ts'
import { alice } from './fixture.ts'

describe('a read of Graph', () => {
  test('401 InvalidAuthenticationToken once: one new token, and nothing is seen of it', async () => {
    await using stage = await startStage()
    const before = tokenRequests(stage).length
    const reads = stage.requests.count('read')
    await spoilToken(stage)
    await vi.waitUntil(() => stage.requests.count('read') >= reads + 2)
    expect(tokenRequests(stage)).toHaveLength(before + 1)
    expect(stage.snapshot().legs.presence.state).toBe('working')
  })

  test('401 InvalidAuthenticationToken again: a new sign-in, and all is well', async () => {
    await using stage = await startStage()
    await spoilReads(stage, graphError(401, 'InvalidAuthenticationToken'))
    await stage.account('expired', 'signIn.expired')
    expect(stage.snapshot().legs).toMatchObject({
      signIn: { state: 'failing', code: 'signIn.expired' },
      presence: { state: 'notSetUp' },
    })
    expectWords('signIn.expired')
    stage.control.clearFaults()
    await stage.signIn()
    await stage.leg('signIn', 'working')
  })

  test.each([401, 403])('%i insufficient_claims is answered without the person', async (status) => {
    await using stage = await startStage()
    const reads = stage.requests.count('read')
    await spoilReads(stage, graphError(status, 'x', challenge), 1)
    await vi.waitUntil(() => stage.requests.count('read') >= reads + 2)
    expect(tokenRequests(stage).at(-1)?.parameters.claims).toContain(wantedClaim)
    expect(stage.snapshot().account.state).toBe('signedIn')
  })

  test.each([401, 403])(
    '%i insufficient_claims that only the person can answer: the next sign-in asks for them',
    async (status) => {
      await using stage = await startStage()
      const { identity } = stage.world
      identity.control.refuseRefresh = refuseClaims
      await spoilReads(stage, graphError(status, 'x', challenge), 1)
      await stage.account('expired', 'signIn.stepUpRequired')
      await stage.leg('signIn', 'failing', 'signIn.stepUpRequired')
      expectWords('signIn.stepUpRequired')
      identity.control.refuseRefresh = undefined
      await stage.signIn()
      const sent = () =>
        identity.requests().findLast(({ endpoint }) => endpoint === 'authorize')?.parameters
      expect(sent()?.claims).toContain(wantedClaim)
      expect(sent()?.claims).toContain('CP1')
      expect(sent()?.login_hint).toBe(alice.upn)
      // Once answered, the challenge is forgotten: another expiry asks for nothing of it.
      await spoilReads(stage, graphError(401))
      await stage.account('expired', 'signIn.expired')
      stage.control.clearFaults()
      await stage.signIn()
      expect(sent()?.claims).not.toContain(wantedClaim)
    },
  )

  test.each<readonly [string, FaultAnswer, 'degraded' | 'failing', ErrorCode, number]>([
    ['403 Forbidden', graphError(403, 'Forbidden'), 'failing', 'graph.forbidden', 15 * 60_000],
    [
      '403 accessDenied',
      graphError(403, 'accessDenied'),
      'failing',
      'graph.forbidden',
      15 * 60_000,
    ],
    ['404 NotFound', graphError(404, 'NotFound'), 'failing', 'graph.noPresence', 60 * 60_000],
    ['429', graphError(429), 'degraded', 'graph.throttled', 1_000],
    [
      '429 with Retry-After',
      graphError(429, 'x', { 'retry-after': '120' }),
      'failing',
      'graph.throttled',
      120_000,
    ],
    ['500', graphError(500), 'degraded', 'graph.unavailable', 1_000],
    ['502', graphError(502), 'degraded', 'graph.unavailable', 1_000],
    ['503', graphError(503), 'degraded', 'graph.unavailable', 1_000],
    [
      '503 with Retry-After',
      graphError(503, 'x', { 'retry-after': '90' }),
      'failing',
      'graph.unavailable',
      90_000,
    ],
    ['504', graphError(504), 'degraded', 'graph.unavailable', 1_000],
    ['509', graphError(509), 'degraded', 'graph.unavailable', 1_000],
    ['a connection that is cut', { kind: 'reset' }, 'degraded', 'graph.network', 1_000],
    ['a captive portal', { kind: 'captivePortal' }, 'degraded', 'graph.notGraph', 1_000],
    ['half a JSON', { kind: 'malformedJson' }, 'degraded', 'graph.malformed', 1_000],
    [
      'the presence of another id',
      { kind: 'status', status: 200, body: { id: 'b0b', availability: 'Busy', activity: 'Busy' } },
      'degraded',
      'graph.malformed',
      1_000,
    ],
  ])('%s', async (_name, answer, state, code, atLeastMs) => {
    await using stage = await startStage()
    const { teams, extension } = stage.snapshot()
    await spoilReads(stage, answer)
    await stage.leg('presence', state, code)
    expectWords(code)
    const { nextRetry = 0 } = stage.snapshot().legs.presence
    expect(nextRetry).toBeGreaterThanOrEqual(stage.clock.wall() - 5_000 + atLeastMs)
    expect(stage.snapshot().teams?.availability).toBe(teams?.availability)
    expect(stage.snapshot().extension.status).toEqual(extension.status)
    expect(stage.snapshot().account.state).toBe('signedIn')
    await stage.recovers()
  })

  test.each<readonly [string, ErrorCode]>([
    ['net::ERR_PROXY_CONNECTION_FAILED', 'net.proxyUnreachable'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'net.proxyRefused'],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'net.proxyCredentials'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'net.certificate'],
    ['net::ERR_INTERNET_DISCONNECTED', 'graph.network'],
  ])('%s', async (message, code) => {
    await using stage = await startStage()
    stage.breakNet(() => new Error(message))
    await stage.readNow()
    await stage.leg('presence', 'degraded', code)
    expectWords(code)
    expect(stage.snapshot().account.state).toBe('signedIn')
    await stage.recovers()
  })
})
