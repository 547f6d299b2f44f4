import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import { browse, claimsChallenge, type Identity } from '../../simulators/identity/index.ts'
import {
  accountOf,
  clientId,
  createMsal,
  failure,
  identityOf,
  scopes,
  signIn,
  tenant,
} from './fixture.ts'

describe('a refused refresh', () => {
  const refuse = async (kind: Identity['control']['refuseRefresh']) => {
    const identity = await identityOf()
    const msal = createMsal(identity)
    const account = accountOf(await signIn(msal))
    identity.control.refuseRefresh = kind
    const renew = () => msal.acquireTokenSilent({ scopes, account, forceRefresh: true })
    const error = await failure(renew())
    identity.control.refuseRefresh = undefined
    return { error, renew }
  }

  test('with a suberror asks for interaction', async () => {
    const { error } = await refuse('bad_token')
    expect(error).toBeInstanceOf(InteractionRequiredAuthError)
    expect(error).toMatchObject({ subError: 'bad_token', errorNo: 70043 })
  })

  test('without a suberror is a plain invalid_grant that still needs a new sign-in', async () => {
    const { error } = await refuse('expired')
    expect(error).toBeInstanceOf(AuthError)
    expect(error).not.toBeInstanceOf(InteractionRequiredAuthError)
    expect(error).toMatchObject({ errorCode: 'invalid_grant', errorNo: 700_082 })
  })

  test('of Conditional Access carries the claims to ask for', async () => {
    const { error } = await refuse('claims')
    expect(error).toBeInstanceOf(InteractionRequiredAuthError)
    expect(error).toMatchObject({ claims: claimsChallenge, errorNo: 50076 })
  })

  test('for want of consent names the consent', async () => {
    const { error } = await refuse('consent_required')
    expect(error).toBeInstanceOf(InteractionRequiredAuthError)
    expect(error).toMatchObject({ subError: 'consent_required', errorNo: 65001 })
  })

  test('leaves the refresh token as it was at the provider', async () => {
    const { renew } = await refuse('expired')
    expect((await renew()).accessToken).not.toBe('')
  })

  test('as bad_token makes MSAL itself forget the refresh token', async () => {
    const { renew } = await refuse('bad_token')
    expect(await failure(renew())).toMatchObject({ errorCode: 'no_tokens_found' })
  })

  test('happens by itself when a permission was never asked for', async () => {
    const identity = await identityOf()
    identity.control.consent = 'person'
    const msal = createMsal(identity)
    const account = accountOf(
      await msal.acquireTokenInteractive({
        scopes: ['Presence.Read'],
        openBrowser: async (url) => void browse(url),
      }),
    )
    const more = msal.acquireTokenSilent({ scopes, account })
    expect(await failure(more)).toMatchObject({ subError: 'consent_required', errorNo: 65001 })
  })

  test('does not happen where an administrator consented for everybody', async () => {
    const identity = await identityOf()
    identity.control.consent = 'person'
    const msal = createMsal(identity)
    const account = accountOf(
      await msal.acquireTokenInteractive({
        scopes: ['Presence.Read'],
        openBrowser: async (url) => void browse(url),
      }),
    )
    const query = `client_id=${clientId}&scope=x&redirect_uri=http%3A%2F%2Flocalhost`
    const consent = (asked: string) =>
      fetch(`${identity.origin}/${tenant}/v2.0/adminconsent?${asked}`, { redirect: 'manual' })
    expect((await consent('client_id=unknown')).status).toBe(400)
    expect(await failure(msal.acquireTokenSilent({ scopes, account }))).toBeDefined()
    expect((await consent(query)).headers.get('location')).toContain('admin_consent=True')
    const more = await msal.acquireTokenSilent({ scopes, account })
    expect(more.scopes).toEqual(expect.arrayContaining(scopes))
  })

  test('may depend on what is asked for, and may be any AADSTS number', async () => {
    const identity = await identityOf()
    const msal = createMsal(identity)
    const account = accountOf(await signIn(msal))
    identity.control.refuseRefresh = ({ scopes: asked }) =>
      asked.includes('Presence.ReadWrite') ? 53_003 : undefined
    const renew = (some: string[]) =>
      msal.acquireTokenSilent({ scopes: some, account, forceRefresh: true })
    expect(await failure(renew(scopes))).toMatchObject({ errorNo: 53_003 })
    expect((await renew(['Presence.Read'])).accessToken).not.toBe('')
  })
})

test('the token endpoint may answer anything at all', async () => {
  const identity = await identityOf()
  const msal = createMsal(identity)
  const account = accountOf(await signIn(msal))
  identity.control.tokenFault = { status: 503, body: { error: 'temporarily_unavailable' } }
  const error = await failure(msal.acquireTokenSilent({ scopes, account, forceRefresh: true }))
  expect(error).toMatchObject({ errorCode: 'temporarily_unavailable' })
})

test('a sign-in may end with any error of Entra ID', async () => {
  const identity = await identityOf()
  identity.control.refuseSignIn = { error: 'access_denied', number: 50_105 }
  expect(String(await failure(signIn(createMsal(identity))))).toContain('AADSTS50105')
})
