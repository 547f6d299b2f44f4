import { describe, expect, test } from 'vitest'
import { cloudOf, type MicrosoftConfig } from '../../../src-main/adapters/graph/clouds.ts'

const config: MicrosoftConfig = { clientId: 'c', tenant: 'organizations', cloud: 'global' }

test.each([
  ['global', 'https://login.microsoftonline.com/organizations', 'https://graph.microsoft.com'],
  ['gccHigh', 'https://login.microsoftonline.us/organizations', 'https://graph.microsoft.us'],
  ['dod', 'https://login.microsoftonline.us/organizations', 'https://dod-graph.microsoft.us'],
] as const)('%s', (cloud, authority, graph) => {
  expect(cloudOf({ ...config, cloud })).toMatchObject({
    authority,
    graph,
    scopes: { read: `${graph}/Presence.Read`, write: `${graph}/Presence.ReadWrite` },
  })
})

test('a tenant cannot leave its place in the address; none means any organisation', () => {
  expect(cloudOf({ ...config, tenant: '../evil?x=' }).authority).toBe(
    'https://login.microsoftonline.com/..%2Fevil%3Fx%3D',
  )
  expect(cloudOf({ ...config, tenant: ' ' }).authority).toMatch(/\/organizations$/)
})

test.each([
  'contoso.partner.onmschina.cn',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'https://login.partner.microsoftonline.cn/contoso',
])('the cloud of China has no presence: %s is refused', (tenant) => {
  expect(() => cloudOf({ ...config, tenant })).toThrow(
    expect.objectContaining({ code: 'signIn.cloudUnsupported' }),
  )
})

test('a name that only looks like the cloud of China is a tenant like others', () => {
  for (const tenant of ['contoso.cn', 'onmschina.cn.example', 'notchinacloudapi.cn'])
    expect(cloudOf({ ...config, tenant }).authority).toContain(tenant)
})

describe('the demo cloud', () => {
  const demo = {
    authority: 'https://127.0.0.1:4000/tenant',
    authorityMetadata: JSON.stringify({
      issuer: 'https://127.0.0.1:4000/tenant/v2.0',
      token_endpoint: 'http://127.0.0.1:4000/tenant/v2.0/token',
    }),
    graph: 'http://127.0.0.1:4001',
  }
  const cloud = 'demo'

  test('lives on this computer, over http', () => {
    expect(cloudOf({ ...config, cloud, demo })).toMatchObject({
      authority: demo.authority,
      graph: demo.graph,
      metadata: demo.authorityMetadata,
    })
  })

  test.each([
    ['no addresses', undefined],
    ['an authority elsewhere', { ...demo, authority: 'https://login.microsoftonline.com/x' }],
    ['a Graph elsewhere', { ...demo, graph: 'http://graph.example.invalid' }],
    ['a loopback name as user', { ...demo, graph: 'http://127.0.0.1@evil.invalid' }],
    [
      'an endpoint elsewhere',
      { ...demo, authorityMetadata: '{"token_endpoint":"http://evil.invalid/token"}' },
    ],
    ['metadata that is no JSON', { ...demo, authorityMetadata: '{' }],
    ['metadata that is no object', { ...demo, authorityMetadata: 'null' }],
  ])('is refused with %s', (_name, changed) => {
    expect(() => cloudOf({ ...config, cloud, demo: changed })).toThrow(
      expect.objectContaining({ code: 'signIn.notConfigured' }),
    )
  })
})
