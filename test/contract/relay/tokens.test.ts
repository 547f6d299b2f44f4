/** What the relay makes of a tenant whose keys cannot be read. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPair, SignJWT } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { createTokenCheck } from '../../../relay/src/tokens.ts'

const tenant = '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f'
const clientId = '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10'
const issuer = `https://login.example/${tenant}/v2.0`
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function keysAt(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
}

async function token(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ oid: tenant, tid: tenant })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
}

const parts = { tenant, clientIds: [clientId], issuer }

test.each<[string, RequestListener]>([
  ['are not there', (_request, response) => response.writeHead(503).end()],
  ['are no JSON', (_request, response) => void response.end('<html>')],
  ['are no key set', (_request, response) => void response.end('{"keys":1}')],
  ['break off', (_request, response) => void response.destroy()],
])('keys that %s are no refusal of the person', async (_title, answer) => {
  const check = createTokenCheck({ ...parts, keysUrl: await keysAt(answer) })
  expect(await check(await token())).toEqual({ ok: false, reason: 'unavailable' })
})

test('a token of no known key, and what is no token, are refused', async () => {
  const keysUrl = await keysAt((_request, response) => void response.end('{"keys":[]}'))
  const check = createTokenCheck({ ...parts, keysUrl })
  const refused = { ok: false, reason: 'refused' }
  expect(await check(await token())).toEqual(refused)
  expect(await check('no.token.atall')).toEqual(refused)
})
