import { createServer } from 'node:http'
import type { Net as ElectronNet } from 'electron'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { reachabilityOf } from '../../../src-main/shell/reachability.ts'

const isOnline = vi.hoisted(() => vi.fn(() => true))
const seen = vi.hoisted((): (RequestInit | undefined)[] => [])
vi.mock('electron', () => ({
  net: {
    isOnline,
    fetch: (input, init) => {
      seen.push(init)
      return fetch(input, init)
    },
  } satisfies Pick<ElectronNet, 'isOnline' | 'fetch'>,
}))
const { electronNet } = await import('../../../src-main/shell/net.ts')

const node = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })

describe('reachabilityOf', () => {
  test.each([
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unknownHost'],
    [new Error('net::ERR_CONNECTION_REFUSED'), 'refused'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'certificate'],
    [new Error('net::ERR_CERT_COMMON_NAME_INVALID'), 'certificate'],
    [new Error('net::ERR_CERT_DATE_INVALID'), 'certificate'],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'certificate'],
    [new Error('net::ERR_CONNECTION_TIMED_OUT'), 'timedOut'],
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
    [new Error('net::ERR_ADDRESS_UNREACHABLE'), 'unreachable'],
    [new Error('net::ERR_PROXY_CONNECTION_FAILED'), 'unreachable'],
    [new Error('net::ERR_EMPTY_RESPONSE'), 'reachable'],
    [new Error('net::ERR_INVALID_HTTP_RESPONSE'), 'reachable'],
    [new Error('Redirect was cancelled'), 'reachable'],
    [new DOMException('x', 'TimeoutError'), 'timedOut'],
    [node('ENOTFOUND'), 'unknownHost'],
    [node('EAI_AGAIN'), 'unknownHost'],
    [node('ECONNREFUSED'), 'refused'],
    [node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate'],
    [node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate'],
    [node('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate'],
    [node('CERT_HAS_EXPIRED'), 'certificate'],
    [node('UND_ERR_CONNECT_TIMEOUT'), 'timedOut'],
    [node('HPE_INVALID_CONSTANT'), 'reachable'],
    [node('EHOSTUNREACH'), 'unreachable'],
    [
      new TypeError('fetch failed', {
        cause: new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
      }),
      'refused',
    ],
    ['no error at all', 'unreachable'],
  ])('%s is %s', (error, expected) => {
    expect(reachabilityOf(error)).toBe(expected)
  })
})

describe('electronNet', () => {
  let origin = ''
  const server = createServer((request, response) => {
    if (request.url === '/never') return
    response.writeHead(302, { location: 'https://elsewhere.invalid/' }).end()
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    origin = `http://127.0.0.1:${address.port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('any answer means reachable, and a redirect is not followed', async () => {
    expect(await electronNet.diagnose(origin, AbortSignal.timeout(5_000))).toBe('reachable')
  })

  test('a port that nobody listens on', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    await new Promise((resolve) => other.close(resolve))
    const port = typeof address === 'object' ? address?.port : 0
    expect(await electronNet.diagnose(`http://127.0.0.1:${port}`, AbortSignal.timeout(5_000))).toBe(
      'refused',
    )
  })

  test('offline asks nobody', async () => {
    seen.length = 0
    isOnline.mockReturnValueOnce(false)
    expect(await electronNet.diagnose(origin, AbortSignal.timeout(5_000))).toBe('offline')
    expect(seen).toEqual([])
  })

  test('fetch sends no cookies, keeps no cache, and obeys its signal', async () => {
    const stop = new AbortController()
    const answer = electronNet.fetch(`${origin}/never`, { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
    expect(seen.at(-1)).toMatchObject({ credentials: 'omit', cache: 'no-store' })
  })
})
