/** All traffic of main goes through the Net port: whatever else could reach a network is named here. */
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMsalTokens } from '../../../src-main/adapters/msal/tokens.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { fakeNet, memorySecrets, quiet } from '../msal/fakes.ts'

const root = join(import.meta.dirname, '../../..')

/** Each way onto a network, as it looks in a source. */
const ways: Readonly<Record<string, RegExp>> = {
  'a module of Node': /from '(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises)'/,
  'a library': /from '(ws|undici|axios|got|node-fetch)'/,
  'the global fetch': /(?<![.\w])fetch\(|\bglobalThis\.fetch\b/,
  'a socket of the web': /\bnew (WebSocket|EventSource|XMLHttpRequest|WebTransport)\b/,
  "Electron's net": /\bnet\.(fetch|request)\(|import \{[^}]*\bnet\b[^}]*\} from 'electron'/,
  "a session's fetch": /\b(session|defaultSession)\.fetch\(/,
}

/** Who may, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src-main/ports/system.ts': 'it says what the port is',
  'src-main/shell/net.ts': 'it is the port',
  'src-main/shell/power.ts': 'it asks whether there is a network, and sends nothing',
  'src-main/adapters/pbx/sip/socket.ts':
    'SIP over TLS and TCP: Electron’s net has no plain sockets, and a page has none either',
  'src-main/adapters/pbx/sip/socket-trust.ts': 'it says whom those sockets believe',
  'src-main/adapters/pbx/sip/socket-bridge.ts': 'it names a type of theirs',
  'src-main/adapters/pbx/probe/dial.ts':
    'the search for a phone system: one host, as the person typed it; Electron’s net has no sockets',
  'src-main/shell/web-sockets.ts':
    'protocols of phone systems besides SIP: Electron’s net has no WebSocket',
  'src-main/adapters/teams-hint/link.ts':
    'the local Teams API: loopback only, and Electron’s net has no WebSocket',
}
/** The port, as adapters are given it: `net.fetch(…)`. */
const givenPort = /\bimport type \{[^}]*\bNet\b[^}]*\} from '(\.\.\/)+ports\.ts'/

const files = globSync('src-main/**/*.ts', { cwd: root }).map((file) => file.split(sep).join('/'))
const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

function waysIn(source: string): readonly string[] {
  const code = withoutComments(source)
  const text = givenPort.test(code) ? code.replaceAll(/\bnet\s*\.fetch\(/g, '') : code
  return Object.entries(ways).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []))
}

describe('main', () => {
  test('reaches the network through the Net port alone', () => {
    const found = files.flatMap((file) => {
      if (file in allowed) return []
      return waysIn(readFileSync(join(root, file), 'utf8')).map((way) => `${file}: ${way}`)
    })
    expect(found).toEqual([])
  })

  test.each(Object.keys(allowed))('%s still needs its exception', (file) => {
    expect(waysIn(readFileSync(join(root, file), 'utf8'))).not.toEqual([])
  })

  test.each([
    ["import { request } from 'node:https'", 'a module of Node'],
    ["import { connect } from 'tls'", 'a module of Node'],
    ["import { WebSocket } from 'ws'", 'a library'],
    ["await fetch('https://x')", 'the global fetch'],
    ["new WebSocket('wss://x')", 'a socket of the web'],
    ["import { app, net } from 'electron'", "Electron's net"],
    ["net.request('https://x')", "Electron's net"],
    ["session.fetch('https://x')", "a session's fetch"],
  ])('would see %s', (source, way) => {
    expect(waysIn(source)).toEqual([way])
  })
})

describe('MSAL', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test('asks for everything through the Net port', async () => {
    const asked: string[] = []
    const real = fetch
    const global = vi.fn(() => Promise.reject(new Error('round the port')))
    vi.stubGlobal('fetch', global)
    const net = fakeNet(async (url, init) => {
      // Sent by the browser, or by us in its place: it never leaves this computer.
      if (new URL(url).hostname === '127.0.0.1') return real(url, init)
      asked.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`)
      return url.includes('openid-configuration')
        ? Response.json({ token_endpoint: 'https://login.microsoftonline.com/t/token' })
        : Response.json({ error: 'invalid_grant', error_description: 'AADSTS700082' })
    })
    const tokens = createMsalTokens({
      config: { clientId: 'c', tenant: 'contoso.example', cloud: 'global' },
      net,
      secrets: memorySecrets(),
      clock: new FakeClock(),
      log: quiet,
      openBrowser: async (address) => {
        const query = new URL(address).searchParams
        const redirect = new URL(query.get('redirect_uri') ?? '')
        redirect.hostname = '127.0.0.1'
        const body = new URLSearchParams({ code: 'code', state: query.get('state') ?? '' })
        await real(redirect, { method: 'POST', body, redirect: 'manual' })
      },
    })
    await expect(tokens.signIn(new AbortController().signal)).rejects.toMatchObject({
      code: 'signIn.expired',
    })
    expect(global).not.toHaveBeenCalled()
    expect(asked.at(0)).toBe('GET /contoso.example/v2.0/.well-known/openid-configuration')
    expect(asked.at(-1)).toMatch(/^POST .*\/token$/)
  })
})
