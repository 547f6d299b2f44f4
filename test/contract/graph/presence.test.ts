/** The Graph adapters against the simulator of Microsoft 365, under every personality and fault. */
import { describe, expect, test } from 'vitest'
import { type FaultAnswer, personalities } from '../../simulators/microsoft365/index.ts'
import { alice, clientId, createApp, never, realClock, startWorld } from './fixture.ts'

const call = { availability: 'Busy', activity: 'InACall', expirationMinutes: 10 } as const

test('reads the person, shows a call, and takes it back', async () => {
  await using world = await startWorld()
  const { feed, session, lines, tokens } = await createApp(world)
  expect(await feed.read(never)).toMatchObject({
    userId: alice.oid,
    availability: 'Available',
    activity: 'Available',
    sequenceNumber: expect.any(String),
  })
  await session.set(call, never)
  expect(world.microsoft365.control.sessionsOf(alice.oid).get(clientId)).toMatchObject({
    availability: 'Busy',
    activity: 'InACall',
  })
  expect(await feed.read(never)).toMatchObject({ availability: 'Busy', activity: 'InACall' })
  await session.clear(never)
  expect(world.microsoft365.control.sessionsOf(alice.oid).size).toBe(0)
  await session.clear(never)
  expect(world.microsoft365.requests.all().at(-1)?.status).toBe(404)
  const told = lines.join('\n')
  expect(told).toContain('requestId')
  expect(told).not.toContain(await tokens.accessToken('read', { signal: never }))
  expect(told).not.toContain(alice.oid)
})

describe.each(personalities)('$name', ({ change }) => {
  test('reads, sets and clears', async () => {
    await using world = await startWorld()
    const { control } = world.microsoft365
    control.setPersonality(change)
    const { feed, session } = await createApp(world)
    expect(await feed.read(never)).toMatchObject({ userId: alice.oid })
    await session.set(call, never)
    expect(await feed.read(never)).toMatchObject({ userId: alice.oid })
    await session.clear(never)
    await session.clear(never)
    control.setPreferred(alice.oid, { availability: 'BeRightBack', activity: 'BeRightBack' })
    const { availability } = await feed.read(never)
    expect(availability).not.toBe('')
  })
})

const json = (status: number, headers: Record<string, string> = {}): FaultAnswer => ({
  kind: 'status',
  status,
  headers,
  body: { error: { code: 'x', message: 'y' } },
})

describe('faults', () => {
  test.each([
    ['a captive portal', { kind: 'captivePortal' }, 'graph.notGraph'],
    ['nothing', { kind: 'empty' }, 'graph.malformed'],
    ['5 MB', { kind: 'huge' }, 'graph.malformed'],
    ['half an answer', { kind: 'malformedJson' }, 'graph.malformed'],
    ['a reset', { kind: 'reset' }, 'graph.network'],
    ['403', json(403), 'graph.forbidden'],
    ['404', json(404), 'graph.noPresence'],
    ['400', json(400), 'graph.rejected'],
    ['500', json(500), 'graph.unavailable'],
    ['502', json(502), 'graph.unavailable'],
    ['503', json(503), 'graph.unavailable'],
    ['504', json(504), 'graph.unavailable'],
    ['509', json(509), 'graph.unavailable'],
  ] as const)('%s, and then all is well', async (_name, answer, code) => {
    await using world = await startWorld()
    const { feed } = await createApp(world)
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer })
    await expect(feed.read(never)).rejects.toMatchObject({ code })
    expect(await feed.read(never)).toMatchObject({ availability: 'Available' })
  })

  test('values that nobody has seen before are read as they are', async () => {
    await using world = await startWorld()
    const { feed } = await createApp(world)
    const answer = { kind: 'unknownValues' } as const
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer })
    expect(await feed.read(never)).toMatchObject({
      availability: 'Levitating',
      activity: 'Hovering',
    })
  })

  test('no answer at all', async () => {
    await using world = await startWorld()
    const { feed } = await createApp(world, realClock(10))
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer: { kind: 'hang' } })
    await expect(feed.read(never)).rejects.toMatchObject({ code: 'graph.timedOut' })
    expect(await feed.read(never)).toMatchObject({ availability: 'Available' })
  })

  test('one 401 is mended by a new token, two need the person', async () => {
    await using world = await startWorld()
    const { feed } = await createApp(world)
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer: json(401) })
    expect(await feed.read(never)).toMatchObject({ availability: 'Available' })
    world.microsoft365.control.addFault({ method: 'GET', times: 2, answer: json(401) })
    await expect(feed.read(never)).rejects.toMatchObject({ code: 'signIn.expired' })
  })

  test('a claims challenge is answered with a token that has the claims', async () => {
    await using world = await startWorld()
    const { feed } = await createApp(world)
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}'
    const header = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`
    const answer = json(401, { 'www-authenticate': header })
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer })
    expect(await feed.read(never)).toMatchObject({ availability: 'Available' })
    expect(world.identity.requests().at(-1)?.parameters.claims).toContain('1604106651')
    world.microsoft365.control.addFault({ method: 'GET', times: 1, answer })
    world.identity.control.refuseRefresh = 'claims'
    await expect(feed.read(never)).rejects.toMatchObject({ code: 'signIn.stepUpRequired' })
  })

  test.each([
    ['with Retry-After', true],
    ['without Retry-After', false],
  ])('throttled %s: reads and writes say how long', async (_name, retryAfterHeader) => {
    await using world = await startWorld()
    const { feed, session } = await createApp(world)
    world.microsoft365.control.setPersonality({ retryAfterHeader })
    world.microsoft365.control.setThrottleLimit(0)
    const retryAfterMs = retryAfterHeader ? expect.any(Number) : undefined
    const fault = { code: 'graph.throttled', retryAfterMs }
    await expect(feed.read(never)).rejects.toMatchObject(fault)
    await expect(session.set(call, never)).rejects.toMatchObject(fault)
  })

  test('a write that Graph refuses, loses or answers with a page', async () => {
    await using world = await startWorld()
    const { session } = await createApp(world)
    const post = (answer: FaultAnswer) =>
      world.microsoft365.control.addFault({ method: 'POST', times: 1, answer })
    for (const [answer, code] of [
      [json(400), 'graph.rejected'],
      [json(403), 'graph.forbidden'],
      [{ kind: 'reset' }, 'graph.network'],
      [{ kind: 'captivePortal' }, 'graph.notGraph'],
    ] as const) {
      post(answer)
      await expect(session.set(call, never)).rejects.toMatchObject({ code })
    }
  })

  test('a decision that is too old writes nothing', async () => {
    await using world = await startWorld()
    const { session } = await createApp(world)
    const leaveBefore = performance.now() - 1
    await expect(session.set({ ...call, leaveBefore }, never)).rejects.toMatchObject({
      code: 'graph.staleDecision',
    })
    expect(world.microsoft365.requests.count('setPresence')).toBe(0)
  })
})
