import {
  ClientAuthError,
  type ISerializableTokenCache,
  ServerError,
  type TokenCacheContext,
} from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { cloudOf, type MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'
import { createCachePlugin } from '../../../src-main/adapters/msal/cache-plugin.ts'
import { msalFault } from '../../../src-main/adapters/msal/msal-fault.ts'
import { createNetworkClient } from '../../../src-main/adapters/msal/network-client.ts'
import { createSequencer } from '../../../src-main/adapters/msal/sequencer.ts'
import { checkTenant } from '../../../src-main/adapters/msal/tenant.ts'
import type { Net } from '../../../src-main/ports.ts'
import { FakeClock, settled } from '../../support/fake-clock.ts'
import { fakeNet, memorySecrets, quiet, silence } from './fakes.ts'

const never = new AbortController().signal

describe('the sequencer', () => {
  test('runs one operation at a time, in order, also after a failure', async () => {
    const sequencer = createSequencer()
    const log: string[] = []
    const operation = (name: string, fails = false) =>
      sequencer
        .run(never, async () => {
          log.push(`${name} begins`)
          await Promise.resolve()
          log.push(`${name} ends`)
          if (fails) throw new Error(name)
        })
        .catch(() => log.push(`${name} failed`))
    await Promise.all([operation('a', true), operation('b')])
    expect(log.filter((line) => !line.endsWith('failed'))).toEqual([
      'a begins',
      'a ends',
      'b begins',
      'b ends',
    ])
    expect(log).toContain('a failed')
  })

  test('who gives up while waiting is told at once, and never starts', async () => {
    const sequencer = createSequencer()
    let finish: () => void = () => undefined
    const first = sequencer.run(never, () => new Promise<void>((resolve) => (finish = resolve)))
    const controller = new AbortController()
    let started = false
    const second = sequencer.run(controller.signal, async () => {
      started = true
    })
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'signIn.cancelled' })
    finish()
    await first
    await sequencer.run(never, async () => undefined)
    expect(started).toBe(false)
  })
})

describe('a turn that is taken', () => {
  test('keeps the others waiting until it is given back', async () => {
    const sequencer = createSequencer()
    const end = await sequencer.take(never)
    let ran = false
    const other = sequencer.run(never, async () => {
      ran = true
    })
    await settled()
    expect(ran).toBe(false)
    end()
    await other
    expect(ran).toBe(true)
  })

  test('is not waited for by who gave up', async () => {
    const sequencer = createSequencer()
    const end = await sequencer.take(never)
    const controller = new AbortController()
    const other = sequencer.take(controller.signal)
    controller.abort()
    await expect(other).rejects.toMatchObject({ code: 'signIn.cancelled' })
    end()
    const next = await sequencer.take(never)
    next()
  })
})

describe('the token cache', () => {
  interface Access extends Pick<TokenCacheContext, 'cacheHasChanged'> {
    readonly tokenCache: ISerializableTokenCache
  }

  function cache(stored?: string) {
    const secrets = memorySecrets(stored === undefined ? {} : { 'msal.cache': stored })
    const plugin = createCachePlugin(secrets, quiet)
    const given: string[] = []
    const tokenCache: ISerializableTokenCache = {
      deserialize: (text) => void given.push(text),
      serialize: () => '{"Account":{}}',
    }
    const access = (cacheHasChanged: boolean) =>
      ({ cacheHasChanged, tokenCache }) satisfies Access as unknown as TokenCacheContext
    return { secrets, plugin, given, access }
  }

  test('is read once, given each time, and written after a change only', async () => {
    const { secrets, plugin, given, access } = cache('{"Account":{"a":{}}}')
    for (const changed of [false, true, false]) {
      await plugin.beforeCacheAccess(access(changed))
      await plugin.afterCacheAccess(access(changed))
    }
    const [first, changed] = ['{"Account":{"a":{}}}', '{"Account":{}}']
    expect(given).toEqual([first, first, changed])
    expect(secrets.values.get('msal.cache')).toBe('{"Account":{}}')
  })

  test.each(['', 'no JSON', '[]', 'null', '{"Account":5}', '{"RefreshToken":{"a":"b"}}'])(
    'starts empty instead of with %j',
    async (stored) => {
      const { secrets, plugin, given, access } = cache(stored)
      await plugin.beforeCacheAccess(access(false))
      expect(given).toEqual([''])
      expect(secrets.values.size).toBe(0)
    },
  )

  test('a sign-in that cannot be stored is no failure of the sign-in', async () => {
    const { secrets, plugin, access } = cache()
    secrets.write = () => Promise.reject(new Error('disk full'))
    await plugin.beforeCacheAccess(access(true))
    await expect(plugin.afterCacheAccess(access(true))).resolves.toBeUndefined()
  })
})

describe('the network client', () => {
  test('gives MSAL status, headers and JSON', async () => {
    const answer = () => Response.json({ error: 'oops' }, { status: 400, headers: { 'x-a': 'b' } })
    const client = createNetworkClient({ net: fakeNet(answer), clock: new FakeClock() })
    expect(await client.sendPostRequestAsync('https://login.example.invalid/token')).toMatchObject({
      status: 400,
      headers: { 'x-a': 'b' },
      body: { error: 'oops' },
    })
  })

  test.each(['<html>Welcome</html>', '', '"text"', 'null'])('throws on %j', async (text) => {
    const net = fakeNet(() => new Response(text))
    const client = createNetworkClient({ net, clock: new FakeClock() })
    await expect(client.sendGetRequestAsync('https://x.invalid')).rejects.toThrow()
  })

  test('gives up after 15 s, and when the operation is given up', async () => {
    const clock = new FakeClock()
    const client = createNetworkClient({ net: fakeNet(silence), clock })
    const late = client.sendPostRequestAsync('https://login.example.invalid/token')
    const lateEnds = expect(late).rejects.toThrow()
    await clock.advance(15_000)
    await lateEnds
    const controller = new AbortController()
    const wanted = client.during(controller.signal, () => client.sendGetRequestAsync('https://x'))
    controller.abort(new Error('given up'))
    await expect(wanted).rejects.toThrow('given up')
    expect(clock.waiting()).toEqual([])
  })
})

describe('what the network knows and MSAL does not tell', () => {
  const networkError = new ClientAuthError('network_error', '')
  const faultAfter = async (
    answer: () => Response | Promise<Response>,
    clock = new FakeClock(),
  ) => {
    const client = createNetworkClient({ net: fakeNet(answer), clock })
    await client.sendPostRequestAsync('https://login.example.invalid/token').catch(() => undefined)
    return msalFault(networkError, client)
  }

  test('a proxy and a certificate keep their own names', async () => {
    const failing = (message: string) => () => Promise.reject(new Error(message))
    expect(await faultAfter(failing('net::ERR_PROXY_CONNECTION_FAILED'))).toMatchObject({
      code: 'net.proxyUnreachable',
    })
    expect(await faultAfter(failing('net::ERR_CERT_AUTHORITY_INVALID'))).toMatchObject({
      code: 'net.certificate',
    })
    expect(await faultAfter(() => new Response('', { status: 407 }))).toMatchObject({
      code: 'net.proxyCredentials',
    })
    expect(await faultAfter(failing('net::ERR_CONNECTION_RESET'))).toMatchObject({
      code: 'signIn.network',
    })
  })

  test('a portal is the network; a server in trouble is busy, for as long as MSAL waits', async () => {
    expect(await faultAfter(() => new Response('<html>'))).toMatchObject({ code: 'signIn.network' })
    expect(await faultAfter(() => new Response('<html>', { status: 503 }))).toMatchObject({
      code: 'signIn.busy',
      retryAfterMs: 60_000,
    })
    const asked = { status: 429, headers: { 'retry-after': '120' } }
    expect(await faultAfter(() => new Response('<html>', asked))).toMatchObject({
      code: 'signIn.busy',
      retryAfterMs: 120_000,
    })
  })

  test('what MSAL repeats by itself comes with the time that is left', async () => {
    const clock = new FakeClock()
    const answer = () => Response.json({}, { status: 429, headers: { 'retry-after': '120' } })
    const client = createNetworkClient({ net: fakeNet(answer), clock })
    await client.sendPostRequestAsync('https://login.example.invalid/token')
    await clock.advance(50_000)
    const repeated = new ServerError('', 'correlation')
    expect(msalFault(repeated, client)).toMatchObject({ code: 'signIn.busy', retryAfterMs: 70_000 })
  })
})

describe('the tenant check', () => {
  const config: MicrosoftConfig = { clientId: 'c', tenant: 'contoso.example', cloud: 'global' }
  const check = (net: Net, clock = new FakeClock()) =>
    checkTenant(cloudOf(config), { net, clock, signal: never })
  const found = { token_endpoint: 'https://login.microsoftonline.com/x/oauth2/v2.0/token' }

  test('asks for the OpenID configuration of the tenant', async () => {
    const asked: string[] = []
    await check(
      fakeNet((url) => {
        asked.push(url)
        return Response.json({ ...found, cloud_instance_name: 'microsoftonline.com' })
      }),
    )
    expect(asked).toEqual([
      'https://login.microsoftonline.com/contoso.example/v2.0/.well-known/openid-configuration',
    ])
  })

  test.each([
    ['no such tenant', Response.json({ error: 'invalid_tenant' }, { status: 400 }), 'wrongTenant'],
    [
      'China',
      Response.json({ ...found, cloud_instance_name: 'partner.microsoftonline.cn' }),
      'cloudUnsupported',
    ],
    [
      'China by its Graph',
      Response.json({ ...found, msgraph_host: 'microsoftgraph.chinacloudapi.cn' }),
      'cloudUnsupported',
    ],
    [
      'the government',
      Response.json({ ...found, cloud_instance_name: 'microsoftonline.us' }),
      'wrongTenant',
    ],
    ['a portal', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'network'],
    ['a portal that refuses', new Response('<html>', { status: 403 }), 'network'],
    ['a busy server', Response.json({ error: 'busy' }, { status: 503 }), 'network'],
    ['too many requests', Response.json({ error: 'busy' }, { status: 429 }), 'network'],
    ['a redirect', new Response(null, { status: 302 }), 'network'],
  ])('%s', async (_name, answer, code) => {
    const ends = check(fakeNet(() => answer))
    await expect(ends).rejects.toMatchObject({ code: `signIn.${code}` })
  })

  test('gives up after 10 s', async () => {
    const clock = new FakeClock()
    const ends = expect(check(fakeNet(silence), clock)).rejects.toMatchObject({
      code: 'signIn.network',
    })
    await clock.advance(10_000)
    await ends
  })
})
