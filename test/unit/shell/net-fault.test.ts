/** What a proxy and a certificate do to requests, from the error to the code that people read. */
import { ClientAuthError } from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { cloudOf } from '../../../src-main/adapters/graph/clouds.ts'
import { msalFault } from '../../../src-main/adapters/msal/msal-fault.ts'
import { createNetworkClient } from '../../../src-main/adapters/msal/network-client.ts'
import { checkTenant } from '../../../src-main/adapters/msal/tenant.ts'
import { netCodeOf } from '../../../src-main/adapters/net-fault.ts'
import { codeOf, errorCodes } from '../../../src-main/domain/codes.ts'
import { reactionTo } from '../../../src-main/services/feed/failure.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { bench, signal } from '../graph/bench.ts'
import { fakeNet } from '../msal/fakes.ts'

const chromium = (name: string) => new Error(`net::${name}`)
const node = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })

const faults = [
  [chromium('ERR_PROXY_CONNECTION_FAILED'), 'net.proxyUnreachable'],
  [chromium('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED'), 'net.proxyUnreachable'],
  [chromium('ERR_PAC_SCRIPT_FAILED'), 'net.proxyUnreachable'],
  [chromium('ERR_NO_SUPPORTED_PROXIES'), 'net.proxyUnreachable'],
  [chromium('ERR_SOCKS_CONNECTION_FAILED'), 'net.proxyUnreachable'],
  [chromium('ERR_TUNNEL_CONNECTION_FAILED'), 'net.proxyRefused'],
  [chromium('ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT'), 'net.proxyRefused'],
  [chromium('ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'), 'net.proxyRefused'],
  [chromium('ERR_PROXY_AUTH_UNSUPPORTED'), 'net.proxyCredentials'],
  [chromium('ERR_PROXY_AUTH_REQUESTED'), 'net.proxyCredentials'],
  [chromium('ERR_UNEXPECTED_PROXY_AUTH'), 'net.proxyCredentials'],
  [chromium('ERR_INVALID_AUTH_CREDENTIALS'), 'net.proxyCredentials'],
  [chromium('ERR_MISSING_AUTH_CREDENTIALS'), 'net.proxyCredentials'],
  [chromium('ERR_UNSUPPORTED_AUTH_SCHEME'), 'net.proxyCredentials'],
  [chromium('ERR_CERT_AUTHORITY_INVALID'), 'net.certificate'],
  [chromium('ERR_CERT_DATE_INVALID'), 'net.certificate'],
  [chromium('ERR_CERT_COMMON_NAME_INVALID'), 'net.certificate'],
  [chromium('ERR_CERTIFICATE_TRANSPARENCY_REQUIRED'), 'net.certificate'],
  [chromium('ERR_PROXY_CERTIFICATE_INVALID'), 'net.certificate'],
  [chromium('ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN'), 'net.certificate'],
  [node('SELF_SIGNED_CERT_IN_CHAIN'), 'net.certificate'],
  [node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'net.certificate'],
  [node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'net.certificate'],
  [node('ERR_TLS_CERT_ALTNAME_INVALID'), 'net.certificate'],
  [node('CERT_HAS_EXPIRED'), 'net.certificate'],
] as const

describe('an error', () => {
  test.each(faults)('%s: %s', (error, code) => {
    expect(netCodeOf(error)).toBe(code)
  })

  test.each([
    chromium('ERR_INTERNET_DISCONNECTED'),
    chromium('ERR_NAME_NOT_RESOLVED'),
    chromium('ERR_CONNECTION_REFUSED'),
    chromium('ERR_CERT_DATABASE_CHANGED'),
    chromium('ERR_SSL_PROTOCOL_ERROR'),
    node('ECONNREFUSED'),
    new DOMException('x', 'AbortError'),
    'no error at all',
  ])('%s tells of neither', (error) => {
    expect(netCodeOf(error)).toBeUndefined()
  })
})

const asked = () => new Response('<html>', { status: 407 })
const oneOfEach = [
  ['net.proxyUnreachable', () => Promise.reject(chromium('ERR_PROXY_CONNECTION_FAILED'))],
  ['net.proxyRefused', () => Promise.reject(chromium('ERR_TUNNEL_CONNECTION_FAILED'))],
  ['net.proxyCredentials', () => Promise.reject(chromium('ERR_PROXY_AUTH_UNSUPPORTED'))],
  ['net.proxyCredentials', asked],
  ['net.certificate', () => Promise.reject(chromium('ERR_CERT_AUTHORITY_INVALID'))],
] as const

describe.each(oneOfEach)('%s', (code, answer) => {
  test('on the way to Graph', async () => {
    const { feed } = bench([answer])
    await expect(feed.read(signal)).rejects.toMatchObject({ code })
  })

  test('before the browser opens', async () => {
    const cloud = cloudOf({ clientId: 'c', tenant: 'contoso.example', cloud: 'global' })
    const parts = { net: fakeNet(answer), clock: new FakeClock(), signal }
    await expect(checkTenant(cloud, parts)).rejects.toMatchObject({ code })
  })

  test('while MSAL asks for a token, whatever MSAL makes of it', async () => {
    const network = createNetworkClient({ net: fakeNet(answer), clock: new FakeClock() })
    const url = 'https://login.example.invalid/token'
    await expect(network.sendPostRequestAsync(url)).rejects.toThrow()
    const error = new ClientAuthError('network_error', '')
    expect(codeOf(msalFault(error, network))).toBe(code)
  })
})

test('the body of a refused tunnel, which cannot be read, costs nothing', async () => {
  const body = new ReadableStream<Uint8Array>({
    cancel: () => {
      throw chromium('ERR_TUNNEL_CONNECTION_FAILED')
    },
  })
  const { feed } = bench([() => new Response(body, { status: 407 })])
  await expect(feed.read(signal)).rejects.toMatchObject({ code: 'net.proxyCredentials' })
})

test('all of them are tried again', () => {
  const codes = errorCodes.filter((code) => code.startsWith('net.'))
  expect(codes).toHaveLength(4)
  const failure = { retryAfterMs: undefined, failures: 0, urgent: false, random: 0.5 }
  for (const code of codes) expect(reactionTo({ ...failure, code }).kind).toBe('retry')
})
