import { describe, expect, test } from 'vitest'
import { Fault } from '../../../src-main/domain/codes.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { bench, challenge, claims, ok, presence, signal, status } from './bench.ts'

describe('reading', () => {
  test('sends the token to Graph, and follows no redirect with it', async () => {
    const { sent, feed } = bench([ok])
    expect(await feed.read(signal)).toEqual({
      userId: 'a11ce',
      availability: 'Available',
      activity: 'Available',
    })
    expect(sent).toMatchObject([
      {
        url: 'https://graph.example.invalid/v1.0/me/presence',
        init: { method: 'GET', redirect: 'manual', headers: { authorization: 'Bearer token 1' } },
      },
    ])
  })

  test.each([
    ['the presence of someone else', Response.json({ ...presence, id: 'b0b' }), 'graph.malformed'],
    ['a redirect', new Response(null, { status: 302 }), 'graph.notGraph'],
    ['a page with 200', new Response('<html>'), 'graph.notGraph'],
    ['a page with 403', new Response('<html>', { status: 403 }), 'graph.notGraph'],
    ['a portal that says so', new Response('<html>', { status: 511 }), 'graph.notGraph'],
    ['a page with 502', new Response('<html>', { status: 502 }), 'graph.unavailable'],
    ['nothing', new Response(''), 'graph.malformed'],
    ['400', Response.json({}, { status: 400 }), 'graph.rejected'],
    ['509', Response.json({}, { status: 509 }), 'graph.unavailable'],
  ])('%s: %s', async (_name, answer, code) => {
    const { feed } = bench([() => answer])
    await expect(feed.read(signal)).rejects.toMatchObject({ code })
  })

  test('stops an answer at 256 kB instead of keeping it', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pulled += 1
        stream.enqueue(new Uint8Array(64 * 1024).fill(32))
      },
    })
    const headers = { 'content-type': 'application/json' }
    const { feed } = bench([() => new Response(endless, { headers })])
    await expect(feed.read(signal)).rejects.toMatchObject({ code: 'graph.malformed' })
    expect(pulled).toBeLessThan(8)
  })

  test('a text cut in the middle of a character is read whole', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...presence, activity: 'Überall' }))
    const cut = bytes.indexOf(0xc3) + 1
    const parts = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(bytes.slice(0, cut))
        stream.enqueue(bytes.slice(cut))
        stream.close()
      },
    })
    const headers = { 'content-type': 'application/json;charset=utf-8' }
    const { feed } = bench([() => new Response(parts, { headers })])
    expect(await feed.read(signal)).toMatchObject({ activity: 'Überall' })
  })

  test('gives up after 10 s without an answer', async () => {
    const { clock, feed } = bench([])
    const ends = expect(feed.read(signal)).rejects.toMatchObject({ code: 'graph.timedOut' })
    await clock.advance(10_000)
    await ends
    expect(clock.waiting()).toEqual([])
  })

  test('ends at once when the caller gives up', async () => {
    const { clock, feed } = bench([])
    const controller = new AbortController()
    const ends = expect(feed.read(controller.signal)).rejects.toBeInstanceOf(Fault)
    await clock.advance(1)
    controller.abort()
    await ends
  })

  test('a Retry-After is passed on, in seconds or as a date', async () => {
    const { clock, feed } = bench([
      status(429, { 'retry-after': '17' }),
      status(503, { 'retry-after': new Date(clockStart() + 60_000).toUTCString() }),
      status(429),
    ])
    expect(clock.wall()).toBe(clockStart())
    await expect(feed.read(signal)).rejects.toMatchObject({ retryAfterMs: 17_000 })
    await expect(feed.read(signal)).rejects.toMatchObject({
      code: 'graph.unavailable',
      retryAfterMs: 60_000,
    })
    await expect(feed.read(signal)).rejects.toMatchObject({ retryAfterMs: undefined })
  })

  test('403 waits 15 minutes, 404 an hour', async () => {
    const { feed } = bench([status(403), status(404)])
    const forbidden = { code: 'graph.forbidden', retryAfterMs: 900_000 }
    const noPresence = { code: 'graph.noPresence', retryAfterMs: 3_600_000 }
    await expect(feed.read(signal)).rejects.toMatchObject(forbidden)
    await expect(feed.read(signal)).rejects.toMatchObject(noPresence)
  })
})

describe('tokens', () => {
  test('a refused token is renewed once', async () => {
    const { asked, sent, feed } = bench([status(401), ok])
    await feed.read(signal)
    expect(asked).toEqual([{}, { forceRefresh: true }])
    expect(sent[1]?.init.headers).toMatchObject({ authorization: 'Bearer token 2' })
  })

  test('a token that is refused again needs the person', async () => {
    const { asked, feed } = bench([status(401)])
    await expect(feed.read(signal)).rejects.toMatchObject({ code: 'signIn.expired' })
    expect(asked).toHaveLength(2)
  })

  test('a 401 of a service in trouble is no expiry', async () => {
    const { feed } = bench([status(401, {}, { error: { code: 'ServiceError' } })])
    await expect(feed.read(signal)).rejects.toMatchObject({ code: 'graph.unavailable' })
  })

  test.each([401, 403])('a claims challenge with %i is answered once', async (code) => {
    const { asked, feed } = bench([status(code, challenge), ok])
    await feed.read(signal)
    expect(asked).toEqual([{}, { claims }])
  })

  test('an endless challenge ends', async () => {
    const { asked, feed } = bench([status(403, challenge)])
    await expect(feed.read(signal)).rejects.toMatchObject({ code: 'graph.forbidden' })
    expect(asked).toHaveLength(2)
  })

  test('a challenge that cannot be read is an ordinary refusal', async () => {
    const broken = { 'www-authenticate': 'Bearer error="insufficient_claims", claims="%%%"' }
    const { asked, feed } = bench([status(401, broken), ok])
    await feed.read(signal)
    expect(asked).toEqual([{}, { forceRefresh: true }])
  })
})

function clockStart(): number {
  return new FakeClock().wall()
}
