/** Whom the WebSockets of main believe, in a Node process of their own. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { openWebSocket } from '../../../src-main/shell/web-sockets.ts'
import { createPrivateCa, type PrivateCa } from '../../e2e/support/private-ca.ts'

const run = promisify(execFile)
const script = join(import.meta.dirname, 'connect.mjs')
const folder = mkdtempSync(join(tmpdir(), 'lockstep-trust-'))
let ca: PrivateCa
let server: ReturnType<typeof createServer>
let address: string

beforeAll(async () => {
  ca = createPrivateCa(folder)
  server = createServer({ cert: readFileSync(ca.certificate), key: readFileSync(ca.key) })
  new WebSocketServer({ server })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  address = `wss://localhost:${bound.port}/`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  rmSync(folder, { recursive: true })
})

async function outcome(env: Readonly<Record<string, string>>, url = address): Promise<string> {
  const { stdout } = await run(process.execPath, [script, url], { env: { ...process.env, ...env } })
  return stdout.split('\n')[0] ?? ''
}

test('a certificate of an unknown authority is refused', async () => {
  expect(await outcome({})).toBe('closed')
})

test('no environment variable lifts that', async () => {
  expect(await outcome({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toBe('closed')
})

/** `SSL_CERT_FILE` is where OpenSSL looks for the system's authorities; Linux alone has it. */
test.skipIf(process.platform !== 'linux')(
  'one of a company is believed where the system does (Linux)',
  async () => {
    expect(await outcome({ SSL_CERT_FILE: ca.authority })).toBe('open')
  },
)

test('another name than the certificate has is refused', async () => {
  const other = address.replace('localhost', '127.0.0.1')
  expect(await outcome({ SSL_CERT_FILE: ca.authority }, other)).toBe('closed')
})

test('nothing leaves this computer without encryption', () => {
  expect(() => openWebSocket('ws://pbx.example.com/')).toThrow(TypeError)
  expect(() => openWebSocket('https://pbx.example.com/')).toThrow(TypeError)
})
