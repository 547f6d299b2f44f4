/** One Graph request at a time of one caller: token, deadline, limits, and one renewal. */
import { Fault } from '../../domain/codes.ts'
import type { Clock, Log, Net, Scope, Tokens } from '../../ports.ts'
import { deadline } from '../deadline.ts'
import { netCodeOf, refuseProxyPage } from '../net-fault.ts'
import { limitedText } from './body.ts'
import { challengedClaims } from './challenge.ts'
import { faultOfAnswer, type RawAnswer } from './faults.ts'

export interface GraphRequest {
  /** For the log: a path may hold the id of the person. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/v1.0`, with its leading slash. */
  readonly path: string
  readonly scope: Scope
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
  /** Statuses that are an answer like 2xx, not a failure; only {@link GraphClient.ask} tells them. */
  readonly expected?: readonly number[]
  /** Called right before each attempt leaves, with the token at hand; what it throws is passed on. */
  readonly beforeLeaving?: () => void
  /** Called with Graph's `request-id` of each answer, whatever its status. */
  readonly onAnswer?: (requestId: string | undefined) => void
}

export interface GraphClient {
  /**
   * Sends the request and returns the text of a 2xx answer that is JSON or empty.
   *
   * @throws Fault `graph.*` or `signIn.*`
   */
  send(request: GraphRequest): Promise<string>
  /** As {@link send}, for whom the status matters. */
  ask(request: GraphRequest): Promise<{ readonly status: number; readonly text: string }>
}

export interface GraphClientParts {
  readonly net: Net
  readonly tokens: Pick<Tokens, 'accessToken'>
  readonly clock: Clock
  readonly log: Log
  /** Origin of Graph. */
  readonly origin: string
}

const deadlineMs = 10_000

export function createGraphClient({ net, tokens, clock, log, origin }: GraphClientParts) {
  async function ask(request: GraphRequest) {
    const { scope, signal } = request
    let answer = await attempt(request, await tokens.accessToken(scope, { signal }))
    let mayRefresh = true
    let mayAnswerChallenge = true
    while (answer.status === 401 || answer.status === 403) {
      const claims = challengedClaims(answer.headers.get('www-authenticate'))
      if (claims !== undefined && mayAnswerChallenge) {
        mayAnswerChallenge = false
        log.info('Graph is asked again', { request: request.name, reason: 'claims challenge' })
        answer = await attempt(request, await tokens.accessToken(scope, { signal, claims }))
      } else if (answer.status === 401 && mayRefresh) {
        mayRefresh = false
        log.info('Graph is asked again', { request: request.name, reason: 'token refused' })
        const renewed = await tokens.accessToken(scope, { signal, forceRefresh: true })
        answer = await attempt(request, renewed)
      } else break
    }
    if (request.expected?.includes(answer.status) === true) return answer
    return { status: answer.status, text: textOf(answer) }
  }

  async function attempt(request: GraphRequest, token: string): Promise<RawAnswer> {
    if (request.signal.aborted) throw new Fault('graph.network', 'given up by the caller')
    request.beforeLeaving?.()
    const startedAt = clock.monotonic()
    using limit = deadline(clock, deadlineMs, request.signal)
    const correlation = crypto.randomUUID()
    try {
      const response = await net.fetch(`${origin}/v1.0${request.path}`, {
        method: request.method,
        headers: headersOf(request, token, correlation),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        // A token must never follow a redirect, and Graph sends none.
        redirect: 'manual',
        signal: limit.signal,
      })
      await refuseProxyPage(response)
      const text = await limitedText(response)
      const requestId = response.headers.get('request-id') ?? undefined
      // Failures are rare and their ids are what Microsoft asks for: they are in every log.
      log[response.ok ? 'debug' : 'info']('Graph answered', {
        request: request.name,
        status: response.status,
        ms: clock.monotonic() - startedAt,
        requestId: requestId ?? null,
        correlation,
      })
      request.onAnswer?.(requestId)
      if (text === undefined) throw new Fault('graph.malformed', 'the answer is too large')
      const isJson = /\bjson\b/i.test(response.headers.get('content-type') ?? '')
      return { status: response.status, headers: response.headers, isJson, text }
    } catch (error) {
      if (error instanceof Fault) throw error
      const code = limit.expired() ? 'graph.timedOut' : (netCodeOf(error) ?? 'graph.network')
      const ms = clock.monotonic() - startedAt
      if (!request.signal.aborted)
        log.info('Graph did not answer', { request: request.name, code, ms, correlation })
      throw new Fault(code, request.name, { cause: error })
    }
  }

  function textOf(answer: RawAnswer): string {
    if (answer.status < 200 || answer.status > 299) throw faultOfAnswer(answer, clock.wall())
    // A captive portal answers everything with 200 and a page.
    if (!answer.isJson && answer.text !== '') throw new Fault('graph.notGraph', 'not JSON')
    return answer.text
  }

  return {
    ask,
    send: async (request: GraphRequest) => (await ask(request)).text,
  } satisfies GraphClient
}

function headersOf(request: GraphRequest, token: string, correlation: string) {
  return {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'client-request-id': correlation,
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
  }
}
