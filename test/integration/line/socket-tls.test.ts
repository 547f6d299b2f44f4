/** Whom a socket over TLS believes, against a server with certificates of OpenSSL. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openSipSocket } from '../../../src-main/adapters/pbx/sip/socket.ts'
import { contextOf } from '../../../src-main/adapters/pbx/sip/socket-trust.ts'
import { systemClock } from '../../../src-renderer/line/clock.ts'
import { createPrivateCa, type PrivateCa } from '../../e2e/support/private-ca.ts'

let folder: string
let ca: PrivateCa
let server: Server | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-ca-'))
  ca = createPrivateCa(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await new Promise((resolve) =>
    server === undefined ? resolve(undefined) : server.close(resolve),
  )
  server = undefined
})

async function serve(options: TlsOptions = {}): Promise<number> {
  const started = createServer(
    { cert: readFileSync(ca.certificate), key: readFileSync(ca.key), ...options },
    (peer) => {
      peer.on('error', () => undefined)
      peer.resume()
    },
  )
  server = started
  started.on('tlsClientError', () => undefined)
  started.listen(0, '127.0.0.1')
  await once(started, 'listening')
  const address = started.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const believing = (authority: string) => () => contextOf([readFileSync(authority, 'utf8')])

/** `open`, or why not. */
function outcome(host: string, port: number, authority?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = openSipSocket({
      server: { transport: 'tls', host, port },
      clock: systemClock,
      ...(authority === undefined ? {} : { trust: believing(authority) }),
      onOpen() {
        socket.close()
        resolve('open')
      },
      onFrame: () => undefined,
      onClosed: resolve,
    })
  })
}

test('an authority that is trusted is enough, and the server is told its name (SNI)', async () => {
  const port = await serve()
  const connected = server && once(server, 'secureConnection')
  expect(await outcome('localhost', port, ca.authority)).toBe('open')
  const [peer]: TLSSocket[] = (await connected) ?? []
  expect(peer?.servername).toBe('localhost')
})

test('a certificate for another name is refused', async () => {
  expect(await outcome('127.0.0.1', await serve(), ca.authority)).toBe('sip.certificate')
})

test('an authority that nobody trusts is refused', async () => {
  expect(await outcome('localhost', await serve())).toBe('sip.certificate')
})

test('no variable of the environment makes an exception', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  expect(await outcome('localhost', await serve())).toBe('sip.certificate')
})

test.each([
  ['TLSv1.1', 'sip.notSip'],
  ['TLSv1.2', 'open'],
  ['TLSv1.3', 'open'],
] as const)('%s at most: %s', async (maxVersion, expected) => {
  const port = await serve({ minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' })
  expect(await outcome('localhost', port, ca.authority)).toBe(expected)
})
