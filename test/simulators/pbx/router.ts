import type { Answer } from './answer.ts'
import type { Digest } from './digest.ts'
import { eventPackage, type Lifetimes } from './fields.ts'
import type { SipRequest } from './message.ts'
import type { Personality } from './personality.ts'
import type { Publications } from './publications.ts'
import { answerPublish, answerPublishToOneRow } from './publish.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Connection } from './transport.ts'

export interface RouterOptions {
  readonly domain: string
  readonly extensions: ReadonlySet<string>
  readonly digest: Digest
  readonly publications: Publications
  readonly subscriptions: Subscriptions
  readonly lifetimes: Lifetimes
  readonly personality: Personality
}

export type Router = (request: SipRequest, connection: Connection) => Answer

const allowed = 'Allow: OPTIONS, PUBLISH, SUBSCRIBE'
const capabilities = [
  allowed,
  'Accept: application/pidf+xml',
  'Allow-Events: presence, dialog',
  'Supported:',
]

/** What a user agent server looks at first, in the order of RFC 3261 section 8.2. */
export function createRouter(options: RouterOptions): Router {
  const { domain, extensions, digest, publications, subscriptions, lifetimes, personality } =
    options

  return (request, connection) => {
    const wrong = check(request)
    if (wrong !== undefined) return wrong
    if (request.method === 'OPTIONS') return { status: 200, headers: capabilities }
    if (request.method !== 'PUBLISH' && request.method !== 'SUBSCRIBE') {
      return { status: 405, headers: [allowed] }
    }
    if (request.method === 'PUBLISH' && personality.publications === 'oneRow') {
      const user = request.from.uri.user ?? ''
      if (!extensions.has(user)) return { status: 404 }
      return answerPublishToOneRow(request, user, publications)
    }
    const result = digest.check(request)
    if (result.kind === 'malformed') return { status: 400 }
    if (result.kind === 'challenge') {
      const field = personality.challenge === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate'
      return { status: personality.challenge, headers: [`${field}: ${result.value}`] }
    }
    const { from, uri } = request
    if (from.uri.user !== result.user || from.uri.host !== domain) return { status: 403 }

    const known = uri?.host === domain && uri.user !== undefined && extensions.has(uri.user)
    const extension = known ? uri.user : undefined
    if (request.method === 'SUBSCRIBE') return subscriptions.answer(request, extension, connection)
    if (extension === undefined) return { status: 404 }
    // Nobody publishes for another.
    if (extension !== result.user) return { status: 403 }
    return answerPublish(request, extension, publications, lifetimes)
  }
}

function check(request: SipRequest): Answer | undefined {
  const hops = request.header('max-forwards')
  if (request.truncated || request.sequence.method !== request.method) return { status: 400 }
  if (hops !== undefined && !/^\d{1,3}$/.test(hops)) return { status: 400 }
  if (request.uri === undefined) return { status: 416 }
  if (hops !== undefined && Number(hops) === 0 && request.method !== 'OPTIONS') {
    return { status: 483 }
  }
  const required = request.headers('require').join(', ')
  return required === '' ? undefined : { status: 420, headers: [`Unsupported: ${required}`] }
}

/** For the log: who asked for what, and what was said. */
export function describe(request: SipRequest, answer: Answer): string {
  const { method, from, uri } = request
  const event = eventPackage(request)
  const about = [
    `${method} ${from.uri.user ?? '-'} to ${uri?.user ?? '-'}`,
    ...(event === undefined ? [] : [`event ${event}`]),
    ...(request.header('expires') === undefined ? [] : [`expires ${request.header('expires')}`]),
  ]
  return `${about.join(', ')}: ${answer.status}`
}
