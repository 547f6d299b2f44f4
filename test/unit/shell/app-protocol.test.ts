import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Protocol } from 'electron'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  lineHeaders,
  lineSource,
  pageOf,
  panelHeaders,
  resolveAppFile,
  webSocketOrigin,
} from '../../../src-main/shell/app-protocol-paths.ts'

const handlers = vi.hoisted(() => new Map<string, Parameters<Protocol['handle']>[1]>())
const registered = vi.hoisted((): unknown[] => [])
vi.mock('electron', () => ({
  protocol: {
    handle: (scheme, handler) => void handlers.set(scheme, handler),
    registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes),
  } satisfies Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>,
}))
const { registerAppScheme, serveLine, servePanel } = await import(
  '../../../src-main/shell/app-protocol.ts'
)

describe('resolveAppFile', () => {
  test.each([
    ['app://panel', 'panel', ['index.html'], 'text/html; charset=utf-8', undefined],
    ['app://panel/', 'panel', ['index.html'], 'text/html; charset=utf-8', undefined],
    ['app://panel/?x=1#y', 'panel', ['index.html'], 'text/html; charset=utf-8', undefined],
    [
      'app://panel/assets/a-B_1.js',
      'panel',
      ['assets', 'a-B_1.js'],
      'text/javascript; charset=utf-8',
      undefined,
    ],
    [
      'app://panel/assets/a.css',
      'panel',
      ['assets', 'a.css'],
      'text/css; charset=utf-8',
      undefined,
    ],
    ['app://panel/a.woff2', 'panel', ['a.woff2'], 'font/woff2', undefined],
    ['app://line/7/index.html', 'line', ['index.html'], 'text/html; charset=utf-8', '7'],
    ['app://line/7/assets/a.js', 'line', ['assets', 'a.js'], 'text/javascript; charset=utf-8', '7'],
  ])('%s', (url, page, segments, contentType, lineId) => {
    const expected = { page, segments, contentType }
    expect(resolveAppFile(url)).toEqual(lineId === undefined ? expected : { ...expected, lineId })
  })

  test.each([
    'app://other/index.html',
    'app://panel.example/index.html',
    'app://user@panel/index.html',
    'app://panel:80/index.html',
    'file:///etc/passwd',
    'https://panel/index.html',
    'no url',
    'app://panel/..%2fpackage.json',
    'app://panel/..%5cpackage.json',
    'app://panel/a\\..\\package.json',
    'app://panel//etc/hosts.json',
    'app://panel/.hidden.js',
    'app://panel/a%00.js',
    'app://panel/a.map',
    'app://panel/a.exe',
    'app://panel/a',
    'app://line/index.html',
    'app://line/',
  ])('refuses %s', (url) => {
    expect(resolveAppFile(url)).toBeUndefined()
  })

  test('never leaves its folder', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '\\',
      '/',
      'a',
      '%5c',
      '%00',
      '...',
      'x.js',
    )
    fc.assert(
      fc.property(fc.constantFrom('panel', 'line/1'), fc.array(part), (host, parts) => {
        const file = resolveAppFile(`app://${host}/${parts.join('/')}`)
        for (const segment of file?.segments ?? []) expect(segment).toMatch(/^[\w-][\w.-]*$/)
      }),
    )
  })
})

test.each([
  ['app://panel/', 'panel'],
  ['app://panel', 'panel'],
  ['app://line/1/index.html', 'line'],
  ['app://lines/', undefined],
  ['https://panel/', undefined],
  ['about:blank', undefined],
  ['', undefined],
])('the page of "%s" is %s', (url, page) => {
  expect(pageOf(url)).toBe(page)
})

describe('the policies', () => {
  test('of the panel: no network, a nonce for styles', () => {
    expect(panelHeaders('text/html', 'abc')).toMatchObject({
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    })
  })

  test('of the line: its PBX alone', () => {
    expect(lineHeaders('text/html', 'wss://pbx.example.com')).toMatchObject({
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; connect-src wss://pbx.example.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    })
  })
})

test.each([
  ['wss://pbx.example.com/ws?x=1', 'wss://pbx.example.com'],
  ['wss://pbx.example.com:8443/ws', 'wss://pbx.example.com:8443'],
  ['wss://[2001:db8::1]:8443', 'wss://[2001:db8::1]:8443'],
  ['ws://127.0.0.1:5066', 'ws://127.0.0.1:5066'],
  ['ws://localhost', 'ws://localhost'],
  ['ws://pbx.example.com', undefined],
  ['https://pbx.example.com', undefined],
  ["wss://a;script-src'*'", undefined],
  ['pbx.example.com', undefined],
])('the origin of %s is %s', (address, origin) => {
  expect(webSocketOrigin(address)).toBe(origin)
})

test.each([
  ['wss://pbx.example.com/ws', 'wss://pbx.example.com'],
  ['tls://pbx.example.com', "'none'"],
  ['tcp://192.0.2.7:5080', "'none'"],
  ['tls://pbx.example.com/ws', undefined],
  ['https://pbx.example.com', undefined],
])('a line page of %s may reach %s', (address, source) => {
  expect(lineSource(address)).toBe(source)
})

describe('serving', () => {
  let folder: string
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-pages-'))
    for (const page of ['panel', 'line']) {
      mkdirSync(join(folder, page))
      writeFileSync(join(folder, page, 'index.html'), `<style nonce="__NONCE__">${page}</style>`)
      writeFileSync(join(folder, page, 'a.js'), 'const a = "__NONCE__"')
    }
    writeFileSync(join(folder, 'secret.json'), '{}')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const get = async (url: string, method = 'GET') => {
    const handler = handlers.get('app')
    if (handler === undefined) throw new Error('nothing is served')
    return handler({ url, method } as Request)
  }

  test('the scheme is standard, secure, with fetch and code cache', () => {
    registerAppScheme()
    expect(registered).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
  })

  test('the panel gets a new nonce with each load, the same in page and header', async () => {
    servePanel({ rendererFolder: folder, log })
    const pages = [await get('app://panel/'), await get('app://panel/index.html')]
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? ''
        expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
        expect(nonce).toHaveLength(24)
        return nonce
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
    expect(await (await get('app://panel/a.js')).text()).toBe('const a = "__NONCE__"')
  })

  test.each([
    ['app://panel/missing.js', 'GET'],
    ['app://panel/../secret.json', 'GET'],
    ['app://panel/', 'POST'],
    ['app://line/1/index.html', 'GET'],
  ])('the panel session has no %s by %s', async (url, method) => {
    servePanel({ rendererFolder: folder, log })
    expect((await get(url, method)).status).toBe(404)
  })

  test('a line page is served for open lines only, each with its own PBX', async () => {
    const origins = new Map([
      ['1', 'wss://one.example'],
      ['2', 'ws://127.0.0.1:5066'],
    ])
    serveLine(
      { handle: (scheme, handler) => void handlers.set(scheme, handler) },
      { rendererFolder: folder, log, pbxSource: (id) => origins.get(id) },
    )
    for (const [id, origin] of origins) {
      const page = await get(`app://line/${id}/index.html`)
      expect(page.headers.get('content-security-policy')).toContain(`connect-src ${origin};`)
    }
    expect((await get('app://line/3/index.html')).status).toBe(404)
    expect((await get('app://panel/')).status).toBe(404)
  })
})
