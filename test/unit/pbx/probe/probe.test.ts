import { describe, expect, test } from 'vitest'
import { createProbe } from '../../../../src-main/adapters/pbx/probe/probe.ts'
import { phoneTargetOf } from '../../../../src-main/domain/phone-target.ts'
import type { ProbeAttempt } from '../../../../src-preload/contract.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import {
  fakeDial,
  fakeNet,
  fault,
  frame,
  type Servers,
  sip,
  upgraded,
  webSocket,
} from './fake-servers.ts'

const host = 'pbx.example.com'

function search(typed: string, servers: Servers, net = fakeNet()) {
  const clock = new FakeClock()
  const fake = fakeDial(servers)
  const told: ProbeAttempt[] = []
  const abort = new AbortController()
  const result = createProbe({ net, clock, dial: fake.dial })(
    phoneTargetOf(typed),
    (attempt) => told.push(attempt),
    abort.signal,
  )
  return { ...fake, result, told, clock, net, abort }
}

const unauthorized = () =>
  new Response('', {
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="Asterisk REST Interface"' },
  })

describe('finds', () => {
  test('Kamailio over WebSocket, by what it says of itself', async () => {
    const { result, open, written, net } = search(host, {
      [`tls ${host}:443`]: webSocket(['/ws'], 'kamailio (5.6.3 (x86_64/linux))'),
    })
    expect((await result).proposals).toEqual([
      { connector: 'sip', product: 'kamailio', server: `wss://${host}/ws` },
    ])
    expect(open()).toBe(0)
    // What is known is not asked for again.
    expect(written.map((text) => text.split(' ', 2).join(' '))).toEqual([
      'GET /ws',
      `OPTIONS sip:${host}`,
    ])
    expect(net.asked).toEqual([])
  })

  test('SIP at the root, where /ws is something else', async () => {
    const { result } = search(host, { [`tls ${host}:443`]: webSocket(['/'], 'OpenSIPS (3.4)') })
    const { proposals, tried } = await result
    expect(proposals).toEqual([{ connector: 'sip', product: 'opensips', server: `wss://${host}` }])
    expect(tried).toContainEqual({
      kind: 'webSocket',
      address: `wss://${host}/ws`,
      outcome: 'other',
    })
  })

  test('Asterisk, with its REST interface; its WebSocket before TLS and TCP', async () => {
    const { result } = search(
      host,
      {
        [`tls ${host}:8089`]: webSocket(['/ws'], 'Asterisk PBX 22.10.1'),
        [`tls ${host}:5061`]: sip('Asterisk PBX 22.10.1'),
        [`${host}:5060`]: sip('Asterisk PBX 22.10.1'),
      },
      fakeNet({ [`https://${host}:8089/ari/asterisk/info`]: unauthorized }),
    )
    const server = `wss://${host}:8089/ws`
    const product = 'asterisk'
    expect((await result).proposals).toEqual([
      { connector: 'asterisk', product, server, ariUrl: `https://${host}:8089/ari` },
      { connector: 'sip', product, server },
      { connector: 'sip', product, server: `tls://${host}` },
      { connector: 'sip', product, server: `tcp://${host}` },
    ])
  })

  test('FreePBX by its page, with its user panel, where only TCP is open for SIP', async () => {
    const { result } = search(
      host,
      {
        [`tls ${host}:443`]: () => 'HTTP/1.1 404 Not Found\r\nServer: Apache\r\n\r\n',
        [`${host}:5060`]: sip('FPBX-17.0(22.1.0)'),
      },
      fakeNet({ [`https://${host}/ucp/`]: () => new Response('<title>FreePBX UCP</title>') }),
    )
    expect((await result).proposals[0]).toEqual({
      connector: 'asterisk',
      product: 'freepbx',
      server: `tcp://${host}`,
      ucpUrl: `https://${host}/ucp/`,
    })
  })

  test('PBXware by its page; without a way for SIP the server is left to the person', async () => {
    const { result } = search(
      host,
      { [`tls ${host}:443`]: () => 'HTTP/1.1 400 Bad Request\r\n\r\n' },
      fakeNet({ [`https://${host}/`]: () => new Response('<title>PBXware Login</title>') }),
    )
    const { proposals } = await result
    expect(proposals).toEqual([{ connector: 'pbxware', product: 'pbxware', server: '' }])
  })

  test('innovaphone by the answer of its myApps, before any name is said', async () => {
    const { result, written } = search(host, {
      [`tls ${host}:443`]: (text) => {
        if (text.includes('/PBX0/')) return upgraded()
        if (text.startsWith('GET ')) return 'HTTP/1.1 404 Not Found\r\n\r\n'
        return text.includes('LoginInfo')
          ? frame('{"mt":"LoginInfoResult","user":{"digest":true}}')
          : undefined
      },
      [`tls ${host}:5061`]: sip('innovaphone IP411'),
    })
    const product = 'innovaphone'
    expect((await result).proposals).toEqual([
      { connector: 'innovaphone', product, server: `wss://${host}` },
      { connector: 'sip', product, server: `tls://${host}` },
    ])
    expect(written).toContain('{"mt":"LoginInfo"}')
  })

  test('nothing in a WebSocket that takes everybody and speaks no SIP', async () => {
    const { result, clock } = search(host, { [`tls ${host}:443`]: () => upgraded() })
    await clock.advance(16_000)
    expect(await result).toMatchObject({ proposals: [], code: 'sip.notSip' })
  })
})

describe('an address that is typed whole', () => {
  test('is the only one that is asked', async () => {
    const { result, dialled, net } = search('ws://127.0.0.1:5066/x?y=1', {
      '127.0.0.1:5066': webSocket(['/x?y=1'], 'kamailio'),
    })
    expect((await result).proposals).toMatchObject([{ server: 'ws://127.0.0.1:5066/x?y=1' }])
    expect(dialled).toEqual(['127.0.0.1:5066'])
    expect(net.asked).toEqual([])
  })

  test('may be one of TCP, with its port', async () => {
    const { result, dialled } = search(`tcp://${host}:5070`, { [`${host}:5070`]: sip('x') })
    expect((await result).proposals).toEqual([{ connector: 'sip', server: `tcp://${host}:5070` }])
    expect(dialled).toEqual([`${host}:5070`])
  })

  test('with a port alone, only that port is asked', async () => {
    const { result, dialled } = search(`${host}:7443`, {
      [`tls ${host}:7443`]: webSocket(['/'], 'FreeSWITCH-mod_sofia'),
    })
    expect((await result).proposals).toMatchObject([{ server: `wss://${host}:7443` }])
    expect(new Set(dialled)).toEqual(new Set([`tls ${host}:7443`]))
  })
})

describe('is gentle', () => {
  test('a port that refuses is not asked again, and nobody but the host is', async () => {
    const { result, dialled, net, told } = search(host, {})
    expect(await result).toMatchObject({ proposals: [], code: 'sip.refused' })
    expect(dialled.toSorted()).toEqual(
      [443, 5061, 7443, 8089]
        .map((port) => `tls ${host}:${port}`)
        .concat(`${host}:5060`)
        .toSorted(),
    )
    expect(net.asked).toEqual([`diagnose https://${host}`])
    expect(told).toHaveLength(5)
  })

  test('never more than ten questions, whatever answers', async () => {
    const { result, clock, dialled, net } = search(
      host,
      Object.fromEntries(
        [443, 5061, 7443, 8089].map((port) => [
          `tls ${host}:${port}`,
          () => 'HTTP/1.1 200 OK\r\n\r\n',
        ]),
      ),
      fakeNet({
        [`https://${host}/`]: () => new Response('hello'),
        [`https://${host}/ucp/`]: () => new Response('hello'),
        [`https://${host}:8089/ari/asterisk/info`]: () => new Response('hello'),
      }),
    )
    await clock.advance(16_000)
    await result
    expect(dialled.length + net.asked.length).toBeLessThanOrEqual(10)
  })

  test('says no more than OPTIONS, GET and LoginInfo', async () => {
    const { result, written, clock } = search(host, {
      [`tls ${host}:443`]: (text) =>
        text.includes('/PBX0/') ? upgraded() : 'HTTP/1.1 404 Not Found\r\n\r\n',
      [`tls ${host}:5061`]: sip('x'),
    })
    await clock.advance(16_000)
    await result
    for (const text of written) expect(text).toMatch(/^(OPTIONS |GET |\{"mt":"LoginInfo"\}$)/)
    expect(written.join()).not.toMatch(/Authorization/i)
  })

  test('a server that is silent is given up after four seconds', async () => {
    const { result, clock, told } = search(`tls://${host}`, {
      [`tls ${host}:5061`]: () => undefined,
    })
    await settled()
    await clock.advance(3_999)
    expect(told).toEqual([])
    await clock.advance(1)
    expect(await result).toMatchObject({ proposals: [], code: 'sip.timedOut' })
  })

  test('another search ends this one', async () => {
    const { result, abort, open } = search(`tls://${host}`, {
      [`tls ${host}:5061`]: () => undefined,
    })
    await settled()
    abort.abort()
    expect((await result).proposals).toEqual([])
    expect(open()).toBe(0)
  })
})

describe('what cannot be used', () => {
  test('a certificate that is not trusted is told, and never overlooked', async () => {
    const self = fault('SELF_SIGNED_CERT_IN_CHAIN')
    const { result } = search(host, { [`tls ${host}:8089`]: self, [`tls ${host}:5061`]: self })
    expect((await result).proposals).toEqual([
      { connector: 'asterisk', server: `wss://${host}:8089/ws`, certificate: true },
      { connector: 'sip', server: `tls://${host}`, certificate: true },
    ])
  })

  test('what works comes before it', async () => {
    const { result } = search(host, {
      [`tls ${host}:5061`]: fault('DEPTH_ZERO_SELF_SIGNED_CERT'),
      [`${host}:5060`]: sip('kamailio'),
    })
    expect((await result).proposals.map(({ server }) => server)).toEqual([
      `tcp://${host}`,
      `tls://${host}`,
    ])
  })

  test('a name that nobody knows', async () => {
    const unknown = fault('ENOTFOUND')
    const names = [443, 5061, 7443, 8089].map((port) => `tls ${host}:${port}`)
    const all = Object.fromEntries([...names, `${host}:5060`].map((name) => [name, unknown]))
    expect(await search(host, all).result).toMatchObject({ code: 'sip.unknownHost' })
  })

  test('a host that only the proxy reaches is a guess', async () => {
    const { result } = search(host, {}, fakeNet({}, 'reachable'))
    expect((await result).proposals).toEqual([
      { connector: 'sip', server: `wss://${host}/ws`, guessed: true },
    ])
  })

  test('a redirect is not followed', async () => {
    const net = fakeNet({
      [`https://${host}/`]: () => Response.redirect('https://elsewhere.example/'),
    })
    const { result } = search(
      host,
      { [`tls ${host}:443`]: () => 'HTTP/1.1 404 Not Found\r\n\r\n' },
      net,
    )
    await result
    expect(net.asked.every((url) => url.includes(host))).toBe(true)
  })
})
