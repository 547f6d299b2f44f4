import { ServerError } from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { browse } from '../../simulators/identity/index.ts'
import {
  accountOf,
  alice,
  clientId,
  createMsal,
  failure,
  identityOf,
  scopes,
  signIn,
  tenant,
} from './fixture.ts'

describe('MSAL, unchanged, against the identity provider', () => {
  test('an interactive sign-in gives a token, an account and its claims', async () => {
    const identity = await identityOf()
    const result = await signIn(createMsal(identity))
    expect(result.page).toBe('Signed in')
    expect(result.scopes).toEqual(expect.arrayContaining(scopes))
    expect(result.account).toMatchObject({
      homeAccountId: `${alice.oid}.${tenant}`,
      localAccountId: alice.oid,
      tenantId: tenant,
      username: alice.upn,
      name: alice.name,
    })
    expect(result.idTokenClaims).toMatchObject({
      oid: alice.oid,
      tid: tenant,
      preferred_username: alice.upn,
      name: alice.name,
      aud: clientId,
    })
  })

  test('the access token tells the Graph simulator who it is for and what it allows', async () => {
    const identity = await identityOf()
    const { accessToken } = await signIn(createMsal(identity))
    expect(await identity.verifyToken(accessToken)).toEqual({
      oid: alice.oid,
      clientId,
      scopes: expect.arrayContaining(scopes),
    })
    expect(await identity.verifyToken('made up')).toBeUndefined()
  })

  test('scopes may be qualified with the Graph host', async () => {
    const identity = await identityOf()
    const qualified = ['https://graph.microsoft.us/Presence.Read']
    const { accessToken } = await createMsal(identity).acquireTokenInteractive({
      scopes: qualified,
      openBrowser: async (url) => void browse(url),
    })
    const says = await identity.verifyToken(accessToken)
    expect(says?.scopes).toEqual(expect.arrayContaining(qualified))
  })

  test('a silent call is answered from the cache without a request', async () => {
    const identity = await identityOf()
    const msal = createMsal(identity)
    const first = await signIn(msal)
    const before = identity.requests().length
    const again = await msal.acquireTokenSilent({ scopes, account: accountOf(first) })
    expect(again.accessToken).toBe(first.accessToken)
    expect(identity.requests()).toHaveLength(before)
  })

  test('a forced refresh brings a new access token, again and again', async () => {
    const identity = await identityOf()
    const msal = createMsal(identity)
    const first = await signIn(msal)
    const renew = () =>
      msal.acquireTokenSilent({ scopes, account: accountOf(first), forceRefresh: true })
    const tokens = [first.accessToken, (await renew()).accessToken, (await renew()).accessToken]
    expect(new Set(tokens).size).toBe(3)
    expect(identity.requests().at(-1)).toMatchObject({
      endpoint: 'token',
      status: 200,
      parameters: { grant_type: 'refresh_token' },
    })
  })

  test('a refresh token that was used stays valid, as with Entra ID', async () => {
    const identity = await identityOf()
    const msal = createMsal(identity)
    const first = await signIn(msal)
    const earlier = msal.getTokenCache().serialize()
    const account = accountOf(first)
    await msal.acquireTokenSilent({ scopes, account, forceRefresh: true })
    expect(msal.getTokenCache().serialize()).not.toBe(earlier)
    msal.getTokenCache().deserialize(earlier)
    const again = await msal.acquireTokenSilent({ scopes, account, forceRefresh: true })
    expect(again.accessToken).not.toBe(first.accessToken)
  })

  test('the client capability reaches the provider in the claims of each request', async () => {
    const identity = await identityOf()
    await signIn(createMsal(identity))
    for (const { parameters } of identity.requests()) {
      expect(parameters.claims).toContain('xms_cc')
    }
    expect(identity.requests().map(({ endpoint }) => endpoint)).toEqual(['authorize', 'token'])
  })

  test('someone who declines ends the sign-in with access_denied', async () => {
    const identity = await identityOf()
    identity.control.decline = true
    const error = await failure(signIn(createMsal(identity)))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ errorCode: 'access_denied' })
    expect(String(error)).toContain('AADSTS65004')
  })

  test('a cancellation is an error posted to the redirect URI', async () => {
    const identity = await identityOf()
    const error = await failure(
      createMsal(identity).acquireTokenInteractive({
        scopes,
        openBrowser: async (url) => {
          await browse(url, { closeTab: true })
          const sent = new URL(url).searchParams
          void fetch(sent.get('redirect_uri') ?? '', {
            method: 'POST',
            body: new URLSearchParams({ error: 'user_cancelled', state: sent.get('state') ?? '' }),
          })
        },
      }),
    )
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ errorCode: 'user_cancelled' })
  })

  test('a slow token endpoint keeps its caller waiting', async () => {
    const identity = await identityOf()
    identity.control.tokenDelayMs = 60_000
    const caller = new AbortController()
    const url = `${identity.origin}/${tenant}/v2.0/`
    const waiting = fetch(`${url}token`, { method: 'POST', signal: caller.signal })
    const rejection = expect(waiting).rejects.toThrow('enough')
    for (let turn = 0; turn < 5; turn += 1) {
      const others = await fetch(`${url}.well-known/openid-configuration`)
      expect(others.status).toBe(200)
    }
    caller.abort(new Error('enough'))
    await rejection
  })

  test('a short delay of the token endpoint changes nothing else', async () => {
    const identity = await identityOf()
    identity.control.tokenDelayMs = 20
    expect(accountOf(await signIn(createMsal(identity))).username).toBe(alice.upn)
  })
})
