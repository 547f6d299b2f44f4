/**
 * The table of failures, the presence session: each row put into the simulators, what the leg shows for it in words
 * that exist, and how it comes back.
 */
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../src-main/domain/codes.ts'
import type { FaultAnswer } from '../../simulators/microsoft365/index.ts'
import {
  afterAnyWaitMs,
  always,
  challenge,
  expectWords,
  graphError,
  refuseClaims,
  type Stage,
  startStage,
  tokenRequests,
  wantedClaim,
} from './app-fixture.ts'
import { alice } from './fixture.ts'

describe('the presence session', () => {
  const asserted = (stage: Stage) => stage.until(({ call }) => call.assert === 'asserted')
  const spoilWrites = (stage: Stage, answer: FaultAnswer, times = always) =>
    stage.control.addFault({ method: 'POST', times, answer })

  test.each<readonly [string, FaultAnswer, ErrorCode]>([
    ['400 InvalidArgument', graphError(400, 'InvalidArgument'), 'graph.rejected'],
    ['403 Forbidden', graphError(403, 'Forbidden'), 'graph.forbidden'],
  ])('%s is told and not tried again in this call', async (_name, answer, code) => {
    await using stage = await startStage()
    spoilWrites(stage, answer)
    stage.call()
    await stage.until(({ call }) => call.code === code)
    await stage.leg('presence', 'degraded', code)
    expectWords(code)
    expect(stage.requests.count('setPresence')).toBe(1)
    stage.hangUp()
    stage.control.clearFaults()
    stage.clock.jump(afterAnyWaitMs)
    await stage.until(({ timeline }) => timeline.some(({ event }) => event === 'call.ended'))
    stage.call()
    await asserted(stage)
    await stage.leg('presence', 'working')
  })

  test('200 without effect counts as shown', async () => {
    await using stage = await startStage()
    stage.control.setPersonality({ setWithoutEffect: true })
    stage.call()
    await asserted(stage)
    expect(stage.snapshot().legs.presence.state).toBe('working')
  })

  test('401 ServiceError: one new token, then as a service in trouble, and no expiry', async () => {
    await using stage = await startStage()
    spoilWrites(stage, graphError(401, 'ServiceError'), 2)
    const before = tokenRequests(stage).length
    stage.call()
    await stage.leg('presence', 'degraded', 'graph.unavailable')
    expect(tokenRequests(stage)).toHaveLength(before + 1)
    expect(stage.snapshot().account.state).toBe('signedIn')
    await asserted(stage)
    await stage.leg('presence', 'working')
  })

  test.each([
    ['429', graphError(429, 'x', { 'retry-after': '3' }), 'graph.throttled'],
    ['503', graphError(503), 'graph.unavailable'],
    ['a connection that is cut', { kind: 'reset' }, 'graph.network'],
  ] as const)('%s is waited for, and the call is shown', async (_name, answer, code) => {
    await using stage = await startStage()
    spoilWrites(stage, answer, 1)
    stage.call()
    await stage.leg('presence', 'degraded', code)
    stage.clock.jump(60_000)
    await asserted(stage)
    await stage.leg('presence', 'working')
  })

  test('a challenge of the write alone: reading goes on, allowing calls answers it', async () => {
    await using stage = await startStage()
    const { identity } = stage.world
    identity.control.refuseRefresh = refuseClaims
    spoilWrites(stage, graphError(403, 'x', challenge), 1)
    stage.call()
    await stage.until(({ call }) => call.code === 'signIn.stepUpRequired')
    await stage.leg('presence', 'degraded', 'signIn.stepUpRequired')
    expect(stage.snapshot().account).toMatchObject({ state: 'signedIn', write: 'needed' })
    await stage.readNow()
    await stage.leg('presence', 'degraded', 'signIn.stepUpRequired')
    identity.control.refuseRefresh = undefined
    // The button of this message says "Sign in": what it does is to ask for what is missing.
    await stage.commands['account.signIn'](undefined)
    await asserted(stage)
    const sent = identity.requests().findLast(({ endpoint }) => endpoint === 'authorize')
    expect(sent?.parameters.claims).toContain(wantedClaim)
    expect(sent?.parameters.scope).toContain('Presence.ReadWrite')
    await stage.leg('presence', 'working')
  })

  test.each([
    ['200', 200],
    ['204', 204],
  ] as const)('a clear is answered with %s: success', async (_name, clearStatus) => {
    await using stage = await startStage()
    stage.control.setPersonality({ clearStatus })
    stage.call()
    await asserted(stage)
    stage.hangUp()
    await stage.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(stage.sessions(alice.oid)).toEqual([])
    await stage.leg('presence', 'working')
  })

  test('a clear is answered with 404 NotFound: nothing is there, as was wanted', async () => {
    await using stage = await startStage()
    stage.call()
    await asserted(stage)
    spoilWrites(stage, graphError(404, 'NotFound'))
    stage.hangUp()
    await stage.until(({ timeline }) => timeline.some(({ event }) => event === 'teams.cleared'))
    expect(stage.snapshot().legs.presence.state).toBe('working')
  })
})
