/**
 * An identity provider that behaves like one tenant of Entra ID where it matters to MSAL: the
 * tenant in the path, authorization code with PKCE, form_post, `oid` and `tid`, `client_info`,
 * refresh tokens, AADSTS errors. The protocol itself is the certified `oidc-provider` package.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type Handler, listenOnLoopback, sendJson } from '../microsoft365/http.ts'
import type { Identity as Person } from '../microsoft365/person.ts'
import type { VerifyToken } from '../microsoft365/world.ts'
import { type Refusal, type RefusalDetails, unknownTenant } from './entra-errors.ts'
import { type Consents, createInteractionDoor } from './interaction.ts'
import { errorPage } from './pages.ts'
import { type Asked, allPermissions, createProvider, type IdentityRequest } from './provider.ts'

export { type BrowseOptions, browse } from './browse.ts'
export { claimsChallenge, type Refusal } from './entra-errors.ts'
export type { IdentityRequest } from './provider.ts'

export type IdentityOptions = {
  /** The tenant's id, a GUID. */
  readonly tenant: string
  /** The only application that the tenant knows. */
  readonly clientId: string
  readonly people: readonly Person[]
  /** 'automatic' signs in without a page, 'form' shows the account picker and consent. */
  readonly interactive: 'automatic' | 'form'
  /** Default 0: a free port. */
  readonly port?: number
  /** Life of an access token. Default 3,600 seconds; MSAL renews five minutes before its end. */
  readonly accessTokenSeconds?: number
}

/** Switches; each is read when a request comes. */
export type IdentityControl = {
  /** The object id that an automatic sign-in takes; the first person at the start. */
  account: string
  /** An automatic sign-in answers access_denied. */
  decline: boolean
  /** Why refresh tokens are refused, each or some; undefined lets them through. */
  refuseRefresh: Refusal | ((asked: Asked) => Refusal | undefined) | undefined
  /**
   * What a silent request may be granted: everything, since an administrator consented for the
   * whole tenant, or what the person accepted.
   */
  consent: 'tenant' | 'person'
  /** What every sign-in ends with, instead of a code. */
  refuseSignIn: RefusalDetails | undefined
  /** What the token endpoint answers instead of its own answer. */
  tokenFault: TokenFault | undefined
  /** How long the token endpoint waits before it looks at a request, in milliseconds. */
  tokenDelayMs: number
}

export type TokenFault = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text as it stands; anything else as JSON. */
  readonly body?: unknown
}

export type Identity = {
  readonly origin: string
  /** What MSAL takes as `authority`; https, as MSAL insists, though nothing is asked there. */
  readonly authority: string
  /** What MSAL takes as `knownAuthorities`. */
  readonly knownAuthorities: string[]
  /** What MSAL takes as `authorityMetadata`: endpoints on plain http. */
  readonly authorityMetadata: (tenant?: string) => string
  readonly control: IdentityControl
  /** The newest 500 requests. */
  readonly requests: () => readonly IdentityRequest[]
  /** For the Graph simulator: what an access token that was issued here says. */
  readonly verifyToken: VerifyToken
  readonly stop: () => Promise<void>
}

const kept = 500

/** Starts the identity provider on loopback. Rejects when the port is taken. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { tenant, clientId } = options
  const people = new Map(options.people.map((one) => [one.oid, one]))
  const control: IdentityControl = {
    account: options.people[0]?.oid ?? '',
    decline: false,
    refuseRefresh: undefined,
    consent: 'tenant',
    refuseSignIn: undefined,
    tokenFault: undefined,
    tokenDelayMs: 0,
  }
  const consents: Consents = new Map()
  const mount = `/${tenant}/v2.0`
  const requests: IdentityRequest[] = []
  let handler: Handler = async (_request, response) => void response.writeHead(503).end()
  const server = await listenOnLoopback(
    (request, response) => handler(request, response),
    options.port,
  )
  const host = new URL(server.origin).host

  const provider = await createProvider({
    issuer: `https://${host}${mount}`,
    mount,
    tenant,
    clientId,
    people,
    accessTokenSeconds: options.accessTokenSeconds ?? 3_600,
    refusal: (asked) =>
      typeof control.refuseRefresh === 'function'
        ? control.refuseRefresh(asked)
        : control.refuseRefresh,
    consented: (oid) => (control.consent === 'tenant' ? allPermissions : (consents.get(oid) ?? [])),
    answered: (request) => {
      requests.push(request)
      if (requests.length > kept) requests.shift()
    },
  })
  const callback = provider.callback()
  const interaction = createInteractionDoor(provider, people, consents, () => ({
    ...control,
    interactive: options.interactive,
  }))

  handler = async (request, response) => {
    const url = request.url ?? '/'
    if (url === '/favicon.ico') return void response.writeHead(204).end()
    if (!url.startsWith(`${mount}/`)) return answerUnknownTenant(url, request, response)
    const path = url.slice(mount.length)
    if (path.startsWith('/interaction/')) return interaction(request, response)
    if (path.startsWith('/adminconsent?')) return adminConsent(url, response)
    const endpoint = /^\/(authorize|token)(?:\?|$)/.exec(path)?.[1]
    if (endpoint === 'token' && control.tokenDelayMs > 0) {
      await delay(control.tokenDelayMs, undefined, { ref: false })
    }
    if (endpoint === 'token' && control.tokenFault !== undefined) {
      const { status, headers = {}, body = '' } = control.tokenFault
      requests.push({ endpoint, status, parameters: {} })
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const type = typeof body === 'string' ? 'text/html' : 'application/json'
      response.writeHead(status, { 'content-type': type, ...headers }).end(text)
      return
    }
    const inner = endpoint === 'authorize' ? asEntraReadsIt(path) : path
    // The provider takes where it is mounted from the difference of the two.
    Object.assign(request, { url: inner, originalUrl: mount + inner })
    await callback(request, response)
  }

  /** The administrator consents for everybody, and is sent to the application. */
  function adminConsent(url: string, response: ServerResponse): void {
    const asked = new URL(url, server.origin).searchParams
    if (asked.get('client_id') !== clientId) {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
      response.end(errorPage('AADSTS700016: the application was not found in the directory.'))
      return
    }
    control.consent = 'tenant'
    const back = new URL(asked.get('redirect_uri') ?? 'http://localhost')
    back.searchParams.set('admin_consent', 'True')
    back.searchParams.set('tenant', tenant)
    response.writeHead(302, { location: back.href }).end()
  }

  return {
    origin: server.origin,
    authority: `https://${host}/${tenant}`,
    knownAuthorities: [host],
    authorityMetadata: (asked = tenant) => metadata(server.origin, host, asked),
    control,
    requests: () => [...requests],
    verifyToken: async (token) => {
      const found = await provider.AccessToken.find(token)
      if (found?.accountId === undefined || found.clientId === undefined) return undefined
      const { accountId, scope = '' } = found
      return { oid: accountId, clientId: found.clientId, scopes: scope.split(' ') }
    },
    stop: server.close,
  }
}

function metadata(origin: string, host: string, tenant: string): string {
  const at = (path: string) => `${origin}/${tenant}/v2.0/${path}`
  return JSON.stringify({
    issuer: `https://${host}/${tenant}/v2.0`,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    jwks_uri: at('keys'),
  })
}

/**
 * Entra ID gives a refresh token without asking again, and lets the person pick an account;
 * the provider knows the first only with `prompt=consent` and the second only as `login`.
 */
function asEntraReadsIt(path: string): string {
  const url = new URL(path, 'http://localhost')
  const prompt = url.searchParams.get('prompt') ?? ''
  if (prompt !== 'none') {
    url.searchParams.set('prompt', prompt === '' ? 'consent' : 'login consent')
  }
  return url.pathname + url.search
}

/** A page for a browser, JSON for anything else ("AADSTS90002"). */
function answerUnknownTenant(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, tenant = ''] = new URL(url, 'http://localhost').pathname.split('/')
  const error = unknownTenant(tenant)
  if (!request.headers.accept?.includes('text/html')) {
    sendJson(response, 400, error)
    return
  }
  response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
  response.end(errorPage(error.error_description))
}
