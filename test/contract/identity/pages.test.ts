import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browse, type Identity, startIdentity } from '../../simulators/identity/index.ts'
import { accountOf, alice, bob, clientId, createMsal, signIn, tenant } from './fixture.ts'

let identity: Identity

beforeEach(async () => {
  const people = [alice, bob]
  identity = await startIdentity({ tenant, clientId, people, interactive: 'form' })
})

afterEach(() => identity.stop())

/** Starts a sign-in whose browser shows the person the first page and then stays as it is. */
async function firstPage(change: { clientId?: string; tenant?: string } = {}): Promise<string> {
  const msal = createMsal(identity, change)
  return await new Promise((resolve, reject) => {
    const openBrowser = async (url: string) => {
      const page = await browse(url, { closeTab: true })
      const sent = new URL(url).searchParams
      await fetch(sent.get('redirect_uri') ?? '', {
        method: 'POST',
        body: new URLSearchParams({ error: 'user_cancelled', state: sent.get('state') ?? '' }),
      })
      resolve(page)
    }
    msal.acquireTokenInteractive({ scopes: ['Presence.Read'], openBrowser }).catch((error) => {
      if (error.errorCode !== 'user_cancelled') reject(error)
    })
  })
}

describe('the sign-in pages', () => {
  test('the account picker names both people, each with a label', async () => {
    const page = await firstPage()
    expect(page).toContain('<h1>Pick an account</h1>')
    for (const { name, upn } of [alice, bob]) expect(page).toContain(`${name}<small>${upn}`)
    expect(page.match(/<label><input type="radio"/g)).toHaveLength(2)
    expect(page).toContain('>Sign in</button>')
  })

  test('the chosen account signs in after consent', async () => {
    const result = await signIn(createMsal(identity), { account: bob.oid })
    expect(accountOf(result).localAccountId).toBe(bob.oid)
  })

  test('declining ends in access_denied', async () => {
    const declined = signIn(createMsal(identity), { decline: true })
    await expect(declined).rejects.toMatchObject({ errorCode: 'access_denied' })
  })

  test('consent is asked for once for each person and permission', async () => {
    const pages = await signIn(createMsal(identity)).then(() => consentPages(alice.oid))
    expect(pages).toEqual([])
    expect((await consentPages(bob.oid))[0]).toContain('Read and write your presence information')
  })

  test('a closed tab leaves the sign-in waiting: nothing comes back', async () => {
    const msal = createMsal(identity)
    let opened: (url: string) => void = () => undefined
    const url = new Promise<string>((resolve) => {
      opened = resolve
    })
    let settled = false
    const waiting = msal
      .acquireTokenInteractive({ scopes: ['Presence.Read'], openBrowser: async (u) => opened(u) })
      .finally(() => {
        settled = true
      })
    await browse(await url, { closeTab: true })
    expect(settled).toBe(false)
    const sent = new URL(await url).searchParams
    const body = new URLSearchParams({ error: 'user_cancelled', state: sent.get('state') ?? '' })
    const rejection = expect(waiting).rejects.toMatchObject({ errorCode: 'user_cancelled' })
    await fetch(sent.get('redirect_uri') ?? '', { method: 'POST', body })
    await rejection
  })
})

/** Signs `account` in step by step; the consent pages met on the way. */
async function consentPages(account: string): Promise<string[]> {
  const pages: string[] = []
  const msal = createMsal(identity)
  await msal.acquireTokenInteractive({
    scopes: ['Presence.Read', 'Presence.ReadWrite'],
    openBrowser: async (url) => {
      void browse(url, { account, onPage: (html) => pages.push(html) })
    },
  })
  return pages.filter((html) => html.includes('Permissions requested'))
}

describe('what the tenant does not know', () => {
  test('an unknown application gets a page with AADSTS700016 and no redirect', async () => {
    const page = await firstPage({ clientId: '00000000-0000-4000-8000-00000000dead' })
    expect(page).toContain('AADSTS700016')
    expect(page).toContain('role="alert"')
  })

  test('an unknown application gets AADSTS700016 from the token endpoint', async () => {
    const response = await post('token', { client_id: 'nobody', grant_type: 'refresh_token' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: 'unauthorized_client',
      error_description: expect.stringContaining('AADSTS700016'),
      error_codes: [700_016],
      timestamp: expect.any(String),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    })
  })

  test('an unknown tenant gets a page with AADSTS90002', async () => {
    const page = await firstPage({ tenant: '00000000-0000-4000-8000-0000000000aa' })
    expect(page).toContain('AADSTS90002')
  })

  test('an unknown tenant gets AADSTS90002 from discovery and from the token endpoint', async () => {
    const paths = ['v2.0/.well-known/openid-configuration', 'v2.0/token']
    for (const path of paths) {
      const response = await fetch(`${identity.origin}/contoso.example/${path}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        error: 'invalid_request',
        error_codes: [90_002],
      })
    }
  })

  test('an authorization request without PKCE is refused', async () => {
    const url = new URL(`${identity.origin}/${tenant}/v2.0/authorize`)
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'form_post',
      redirect_uri: 'http://localhost:1',
      scope: 'openid',
    }).toString()
    const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('name="error" value="invalid_request"')
    expect(page).toContain('requires PKCE')
  })

  test('discovery names the tenant as the issuer and plain http as the way', async () => {
    const url = `${identity.origin}/${tenant}/v2.0/.well-known/openid-configuration`
    const found: unknown = await (await fetch(url)).json()
    expect(found).toMatchObject(JSON.parse(identity.authorityMetadata()))
  })
})

const post = (endpoint: string, body: Record<string, string>) =>
  fetch(`${identity.origin}/${tenant}/v2.0/${endpoint}`, {
    method: 'POST',
    body: new URLSearchParams(body),
  })
