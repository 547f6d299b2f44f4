import { describe, expect, test } from 'vitest'
import { askForChannel } from '../../../src-main/adapters/push/channel.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { channel as answer } from './bench.ts'

const { signal } = new AbortController()

function bench(respond: () => Response | Promise<Response>, loopback = false) {
  const clock = new FakeClock()
  const sent: { readonly url: string; readonly init: RequestInit }[] = []
  const parts = {
    net: {
      fetch: async (url: string, init: RequestInit & { signal: AbortSignal }) => {
        sent.push({ url, init })
        return await Promise.race([
          respond(),
          new Promise<never>((_, reject) => {
            init.signal.addEventListener('abort', () => reject(init.signal.reason))
          }),
        ])
      },
      diagnose: async () => 'reachable' as const,
      isOnline: () => true,
    },
    tokens: { idToken: async () => 'id.token' },
    clock,
    loopback,
  }
  return { clock, sent, ask: (url = 'https://relay.example') => askForChannel(parts, url, signal) }
}

test('is asked for with the ID token, which follows no redirect', async () => {
  const { ask, sent } = bench(() => Response.json({ ...answer, more: 'is passed over' }))
  expect(await ask('https://relay.example/lockstep/')).toEqual(answer)
  expect(sent).toEqual([
    {
      url: 'https://relay.example/lockstep/v1/channels',
      init: expect.objectContaining({
        method: 'POST',
        redirect: 'manual',
        headers: { accept: 'application/json', authorization: 'Bearer id.token' },
      }),
    },
  ])
})

describe('what is not encrypted', () => {
  test.each(['http://relay.example', 'http://127.0.0.1:1', 'relay.example', 'ftp://relay.example'])(
    '%s is not even asked',
    async (url) => {
      const { ask, sent } = bench(() => Response.json(answer))
      await expect(ask(url)).rejects.toMatchObject({ code: 'graph.rejected' })
      expect(sent).toEqual([])
    },
  )

  test.each([
    { broker: 'ws://broker.example' },
    { broker: 'ws://127.0.0.1:1' },
    { notificationUrl: 'http://relay.example/x' },
  ])('%o of a relay is refused', async (change) => {
    const { ask } = bench(() => Response.json({ ...answer, ...change }))
    await expect(ask()).rejects.toMatchObject({ code: 'graph.malformed' })
  })

  test('is for the demo cloud, on this computer only', async () => {
    const here = { broker: 'ws://127.0.0.1:1', notificationUrl: 'http://127.0.0.1:2/x' }
    const { ask } = bench(() => Response.json({ ...answer, ...here }), true)
    expect(await ask('http://127.0.0.1:2')).toMatchObject(here)
    await expect(ask('http://relay.example')).rejects.toMatchObject({ code: 'graph.rejected' })
  })
})

describe('answers', () => {
  test.each([
    [() => new Response(null, { status: 401 }), 'graph.rejected'],
    [() => new Response(null, { status: 404 }), 'graph.rejected'],
    [() => Response.redirect('https://portal.example'), 'graph.rejected'],
    [() => new Response(null, { status: 429 }), 'graph.unavailable'],
    [() => new Response(null, { status: 503 }), 'graph.unavailable'],
    [() => new Response('<html>a portal</html>'), 'graph.malformed'],
    [() => Response.json({ ...answer, safetySeconds: 5 }), 'graph.malformed'],
    [() => Response.json({ ...answer, clientState: 'x'.repeat(129) }), 'graph.malformed'],
    [() => new Response('x'.repeat(300_000)), 'graph.malformed'],
    [() => new Response(null, { status: 407 }), 'net.proxyCredentials'],
    [() => Promise.reject(new Error('net::ERR_CERT_DATE_INVALID')), 'net.certificate'],
    [() => Promise.reject(new Error('net::ERR_CONNECTION_REFUSED')), 'graph.network'],
  ] as const)('%s: %s', async (respond, code) => {
    await expect(bench(respond).ask()).rejects.toMatchObject({ code })
  })

  test('a relay that asks for time gets it', async () => {
    const busy = () => new Response(null, { status: 503, headers: { 'retry-after': '90' } })
    await expect(bench(busy).ask()).rejects.toMatchObject({ retryAfterMs: 90_000 })
  })

  test('a relay that says nothing is left after 10 s', async () => {
    const { ask, clock } = bench(() => new Promise(() => undefined))
    const asked = ask()
    asked.catch(() => undefined)
    await clock.advance(10_000)
    await expect(asked).rejects.toMatchObject({ code: 'graph.timedOut' })
  })
})
