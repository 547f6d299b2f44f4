import { describe, expect, test } from 'vitest'
import { bench, signal, status } from './bench.ts'

describe('writing', () => {
  const call = { availability: 'Busy', activity: 'InACall', expirationMinutes: 10 } as const

  test('sets the session of the app for the person', async () => {
    const { sent, session } = bench([() => new Response('')])
    await session.set(call, signal)
    expect(sent[0]?.url).toMatch(/\/v1\.0\/users\/A11CE\/presence\/setPresence$/)
    expect(JSON.parse(String(sent[0]?.init.body))).toEqual({
      sessionId: 'client',
      availability: 'Busy',
      activity: 'InACall',
      expirationDuration: 'PT10M',
    })
  })

  test('looks at the deadline of the decision after the token was there', async () => {
    const { clock, sent, session, slowTokens } = bench([() => new Response('')])
    slowTokens(2_001)
    const leaveBefore = clock.monotonic() + 2_000
    await expect(session.set({ ...call, leaveBefore }, signal)).rejects.toMatchObject({
      code: 'graph.staleDecision',
    })
    expect(sent).toEqual([])
    slowTokens(1)
    await session.set({ ...call, leaveBefore: clock.monotonic() + 1 }, signal)
    expect(sent).toHaveLength(1)
  })

  test('looks at it again before the repetition with a renewed token', async () => {
    const { clock, sent, session, slowTokens } = bench([status(401), () => new Response('')])
    slowTokens(1_500)
    const leaveBefore = clock.monotonic() + 2_000
    await expect(session.set({ ...call, leaveBefore }, signal)).rejects.toMatchObject({
      code: 'graph.staleDecision',
    })
    expect(sent).toHaveLength(1)
  })

  test.each([200, 204])('%i is success', async (code) => {
    const { session } = bench([() => new Response(null, { status: code })])
    await session.set(call, signal)
    await session.clear(signal)
  })

  test('a page with 200 is no success', async () => {
    const page = () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
    const { session } = bench([page])
    await expect(session.set(call, signal)).rejects.toMatchObject({ code: 'graph.notGraph' })
    await expect(session.clear(signal)).rejects.toMatchObject({ code: 'graph.notGraph' })
  })

  test('a session that is gone already is cleared; a refused set is a refusal', async () => {
    const { session } = bench([status(404), status(400)])
    await session.clear(signal)
    await expect(session.set(call, signal)).rejects.toMatchObject({ code: 'graph.rejected' })
  })
})
