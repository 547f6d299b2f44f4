import { describe, expect, test } from 'vitest'
import type { MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'
import { adminConsentUrl, signInOrigin } from '../../../src-main/adapters/msal/admin-consent.ts'

const clientId = '5b1d7c52-1a67-4b8e-9d0a-6f1f6f6c2c10'
const config: MicrosoftConfig = { clientId, tenant: 'contoso.example', cloud: 'global' }

describe('the page on which an administrator consents', () => {
  test.each([
    ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['gccHigh', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['dod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ] as const)('%s: both permissions of its own Graph', (cloud, login, graph) => {
    const text = adminConsentUrl({ ...config, cloud }, false)
    expect(text).not.toContain('+')
    const url = new URL(text)
    expect(url.origin + url.pathname).toBe(`${login}/contoso.example/v2.0/adminconsent`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      scope: `${graph}/Presence.Read ${graph}/Presence.ReadWrite`,
      redirect_uri: 'http://localhost',
    })
    expect(signInOrigin({ ...config, cloud })).toBe(login)
  })

  test.each([
    ['global', ' https://graph.microsoft.com/Presence.Read.All'],
    ['gccHigh', ''],
    ['dod', ''],
  ] as const)('%s, with a relay: being told of changes where Graph tells of any', (cloud, more) => {
    const scope = (follow: boolean) =>
      new URL(adminConsentUrl({ ...config, cloud }, follow)).searchParams.get('scope')
    expect(scope(true)).toBe(`${scope(false)}${more}`)
  })

  test('any organisation is asked for by that word', () => {
    const url = new URL(adminConsentUrl({ ...config, tenant: 'organizations' }, false))
    expect(url.pathname).toBe('/organizations/v2.0/adminconsent')
  })

  test('of the demo is beside its sign-in page, on http', () => {
    const demo = {
      authority: 'https://127.0.0.1:4000/t',
      authorityMetadata: '{"authorization_endpoint":"http://127.0.0.1:4000/t/v2.0/authorize"}',
      graph: 'http://127.0.0.1:4001',
    }
    const demoConfig: MicrosoftConfig = { ...config, cloud: 'demo', demo }
    expect(adminConsentUrl(demoConfig, false)).toMatch(
      /^http:\/\/127\.0\.0\.1:4000\/t\/v2\.0\/adminconsent\?/,
    )
    expect(signInOrigin(demoConfig)).toBe('http://127.0.0.1:4000')
  })

  test('needs a client id, and a cloud with presence', () => {
    expect(() => adminConsentUrl({ ...config, clientId: '' }, false)).toThrow(
      expect.objectContaining({ code: 'signIn.notConfigured' }),
    )
    expect(() =>
      adminConsentUrl({ ...config, tenant: 'contoso.partner.onmschina.cn' }, false),
    ).toThrow(expect.objectContaining({ code: 'signIn.cloudUnsupported' }))
  })
})
