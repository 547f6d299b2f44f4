import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Identity } from '../microsoft365/person.ts'
import type { Refusal } from './entra-errors.ts'
import * as entra from './entra-errors.ts'
import { errorPage } from './pages.ts'
import { createStore } from './store.ts'

/** Permissions of Graph that the application may ask for. */
export const graphPermissions = [
  'Presence.Read',
  'Presence.ReadWrite',
  'Presence.Read.All',
  'User.Read',
] as const

const graphHosts = ['graph.microsoft.com', 'graph.microsoft.us', 'dod-graph.microsoft.us']

/** Every permission of every Graph, as an administrator grants them. */
export const allPermissions: readonly string[] = [
  ...graphPermissions,
  ...graphHosts.flatMap((host) => graphPermissions.map((name) => `https://${host}/${name}`)),
]

const scopes = ['openid', 'offline_access', 'profile', 'email', ...allPermissions]

export type ProviderOptions = {
  readonly issuer: string
  readonly mount: string
  readonly tenant: string
  readonly clientId: string
  readonly people: ReadonlyMap<string, Identity>
  readonly accessTokenSeconds: number
  /** Read on every refresh: why it is refused, or undefined. */
  readonly refusal: (asked: Asked) => Refusal | undefined
  /** What a refresh may grant beyond what its sign-in asked for. */
  readonly consented: (oid: string) => Iterable<string>
  /** Called after each answer of the two endpoints. */
  readonly answered: (request: IdentityRequest) => void
}

/** What a refresh asks for. */
export type Asked = { readonly scopes: readonly string[]; readonly claims: string | undefined }

/** A request to the authorize or token endpoint, without codes and tokens. */
export type IdentityRequest = {
  readonly endpoint: 'authorize' | 'token'
  readonly status: number
  /** `scope`, `prompt`, `claims`, `login_hint`, `grant_type` and `client_id`, as they were sent. */
  readonly parameters: Readonly<Record<string, string>>
}

const logged = ['scope', 'prompt', 'claims', 'login_hint', 'grant_type', 'client_id']

/** The OpenID provider, shaped like one tenant of Entra ID with one public client. */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { people, clientId, tenant } = options
  const provider = new Provider(options.issuer, {
    adapter: createStore(options.consented),
    jwks: { keys: [await signingKey] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        // A native client's loopback redirect may have any port (RFC 8252, section 7.3).
        redirect_uris: ['http://localhost'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    scopes,
    claims: {
      openid: ['sub', 'oid', 'tid', 'ver'],
      profile: ['name', 'preferred_username'],
      email: ['email'],
    },
    // Entra ID puts the claims of `profile` into the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    routes: { authorization: '/authorize', token: '/token', jwks: '/keys' },
    features: { devInteractions: { enabled: false } },
    ttl: {
      AccessToken: options.accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3_600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 3_600,
    },
    interactions: { url: (_ctx, { uid }) => `${options.mount}/interaction/${uid}` },
    clientBasedCORS: () => false,
    findAccount: (ctx, oid) => {
      refuseRefresh(ctx, options.refusal(askedBy({ ...ctx.oidc.body })))
      const person = people.get(oid)
      if (person === undefined) return undefined
      const { name, upn } = person
      const claims = { sub: oid, oid, tid: tenant, ver: '2.0', name }
      return {
        accountId: oid,
        claims: () => ({ ...claims, preferred_username: upn, email: upn }),
      }
    },
    loadExistingGrant,
    renderError: (ctx, out) => {
      const unknown = out.error === 'invalid_client'
      const asked = ctx.query.client_id
      const error = unknown
        ? entra.unknownClient(typeof asked === 'string' ? asked : '', tenant)
        : entra.badRequest(out.error_description ?? out.error)
      ctx.type = 'html'
      ctx.body = errorPage(error.error_description)
    },
  } satisfies Configuration)
  provider.use(async (ctx, next) => {
    await next()
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    const endpoint = ctx.path.slice(1)
    if (oidc === undefined || (endpoint !== 'token' && endpoint !== 'authorize')) return
    if (endpoint === 'token') entraToken(ctx, oidc, options)
    const sent = endpoint === 'token' ? { ...oidc.body } : { ...ctx.query }
    const parameters = Object.fromEntries(
      Object.entries(sent).flatMap(([name, value]) =>
        logged.includes(name) ? [[name, String(value)]] : [],
      ),
    )
    options.answered({ endpoint, status: ctx.status, parameters })
  })
  return provider
}

/** Consent is asked for by the sign-in pages; here every scope that was let through is granted. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, requestParamScopes } = ctx.oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope([...requestParamScopes].join(' '))
  await grant.save()
  return grant
}

function askedBy(body: Readonly<Record<string, unknown>>): Asked {
  const { scope, claims } = body
  return {
    scopes: typeof scope === 'string' ? scope.split(' ') : [],
    claims: typeof claims === 'string' ? claims : undefined,
  }
}

function refuseRefresh(ctx: KoaContextWithOIDC, refusal: Refusal | undefined): void {
  const refresh = ctx.oidc.params?.grant_type === 'refresh_token'
  if (refresh && refusal !== undefined) throw new errors.InvalidGrant('refused')
}

type TokenContext = { status: number; body: unknown }

/** Turns the provider's answer into Entra ID's: `client_info` on success, AADSTS codes on error. */
function entraToken(
  ctx: TokenContext,
  oidc: KoaContextWithOIDC['oidc'],
  { tenant, refusal }: ProviderOptions,
): void {
  const body = { ...(ctx.body as Record<string, unknown>) }
  const sent = { ...oidc.body } as Record<string, unknown>
  if (ctx.status === 200) {
    if (sent.client_info !== '1') return
    const info = JSON.stringify({ uid: oidc.account?.accountId, utid: tenant })
    ctx.body = { ...body, client_info: Buffer.from(info).toString('base64url') }
    return
  }
  ctx.status = 400
  ctx.body = tokenError(body, sent, tenant, refusal(askedBy(sent)))
}

function tokenError(
  body: Record<string, unknown>,
  sent: Record<string, unknown>,
  tenant: string,
  refused: Refusal | undefined,
): entra.EntraError {
  const refresh = sent.grant_type === 'refresh_token'
  if (body.error === 'invalid_client') return entra.unknownClient(String(sent.client_id), tenant)
  if (body.error === 'invalid_scope' && refresh) return entra.refusal('consent_required')
  if (body.error === 'invalid_grant' && refresh) return entra.refusal(refused ?? 'expired')
  return entra.badRequest(String(body.error_description ?? body.error))
}

/** One RSA key for the process: making it takes longer than all the rest. */
const signingKey = promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then(
  ({ privateKey }) => ({ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }),
)
