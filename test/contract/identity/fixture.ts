import { PublicClientApplication } from '@azure/msal-node'
import { afterEach } from 'vitest'
import {
  type BrowseOptions,
  browse,
  type Identity,
  type IdentityOptions,
  startIdentity,
} from '../../simulators/identity/index.ts'
import { alice, clientId, tenant } from '../../support/people.ts'

export { alice, clientId, tenant }
export const bob = {
  oid: '6d0e5b6a-3c0b-4a43-8f36-0f9e2b1c5a02',
  name: 'Bob Example',
  upn: 'bob@example.invalid',
}
export const scopes = ['Presence.Read', 'Presence.ReadWrite']

/** MSAL as an application uses it: nothing of it is replaced. */
export function createMsal(
  identity: Identity,
  change: { clientId?: string; tenant?: string } = {},
) {
  const asked = change.tenant ?? tenant
  return new PublicClientApplication({
    auth: {
      clientId: change.clientId ?? clientId,
      authority: identity.authority.replace(tenant, asked),
      knownAuthorities: identity.knownAuthorities,
      authorityMetadata: identity.authorityMetadata(asked),
      clientCapabilities: ['CP1'],
    },
  })
}

/** Signs in through the fetch browser; `page` is the last page that it showed. */
export async function signIn(msal: PublicClientApplication, options: BrowseOptions = {}) {
  let page = Promise.resolve('')
  const result = await msal.acquireTokenInteractive({
    scopes,
    prompt: 'select_account',
    successTemplate: 'Signed in',
    openBrowser: async (url) => {
      page = browse(url, options)
    },
  })
  return { ...result, page: await page }
}

/** The account of a sign-in, for the silent calls. */
export function accountOf<T>(result: { account: T | null }): T {
  if (result.account === null) throw new Error('the sign-in gave no account')
  return result.account
}

const running: Identity[] = []

/** An identity provider with both people, stopped after the test. */
export async function identityOf(change: Partial<IdentityOptions> = {}): Promise<Identity> {
  const people = [alice, bob]
  const identity = await startIdentity({
    tenant,
    clientId,
    people,
    interactive: 'automatic',
    ...change,
  })
  running.push(identity)
  return identity
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((identity) => identity.stop()))
})

/** What `promise` is rejected with; undefined where it is not. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )
