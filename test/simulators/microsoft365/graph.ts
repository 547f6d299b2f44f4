/**
 * Microsoft Graph's presence requests over HTTP, as the v1.0 pages "Get presence", "presence:
 * setPresence", "clearPresence", "setUserPreferredPresence" and "clearUserPreferredPresence"
 * describe them, with the errors of "Microsoft Graph error responses and resource types".
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Action, applyAction, forbidden, hasScope, isAction, type Outcome } from './actions.ts'
import { presenceAnswer } from './answer.ts'
import { answerFault } from './faults.ts'
import { parseObject, readText, sendJson } from './http.ts'
import type { Person } from './person.ts'
import { monotonicMs, type Operation } from './requests.ts'
import { answerSubscription, subscriptionRoute } from './subscriptions/door.ts'
import { type GraphError, graphError, isGraphError } from './validate.ts'
import type { VerifiedToken, World } from './world.ts'

/** The Graph door of a world. `origin` stands in the `@odata.context` of answers. */
export function createGraphDoor(world: World, origin: () => string) {
  const readings = new Map<string, number>()

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const receivedAt = monotonicMs()
    const number = world.requests.next()
    const method = request.method ?? 'GET'
    const path = new URL(request.url ?? '/', origin()).pathname
    const text = await readText(request)
    const body = text === '' ? undefined : (parseObject(text) ?? text)
    const operation = operationOf(method, path)

    const token = await bearer(request, world)
    const fault = world.faults.take(method)
    const status =
      fault === undefined
        ? send(request, response, await answer(method, path, body, request, token))
        : answerFault(fault, token?.oid ?? '', response)
    const answeredAt = monotonicMs()
    world.requests.add({ number, method, path, operation, body, receivedAt, answeredAt, status })
  }

  async function answer(
    method: string,
    path: string,
    body: unknown,
    request: IncomingMessage,
    token: VerifiedToken | undefined,
  ): Promise<Outcome | GraphError> {
    const subscription = subscriptionRoute(method, path)
    if (subscription !== undefined) {
      return answerSubscription(world, subscription, { token, body, unauthorised, throttled })
    }
    const route = routeOf(path)
    if (route === undefined) {
      return graphError(404, 'ResourceNotFound', 'Resource not found for the segment.')
    }
    if (method !== (route.action === undefined ? 'GET' : 'POST')) {
      return graphError(405, 'MethodNotAllowed', 'The HTTP method is not allowed here.')
    }
    if (token === undefined) return unauthorised
    const wait = world.throttle.check()
    if (wait !== undefined) return throttled(wait)
    if (route.action === undefined) return read(route.user ?? token.oid, token)

    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      return graphError(415, 'UnsupportedMediaType', 'The content type must be application/json.')
    }
    if (typeof body !== 'object' || body === null) {
      return graphError(400, 'BadRequest', 'Unable to read JSON request payload.')
    }
    const parameters = { ...body }
    return applyAction(world, route.action, route.user ?? token.oid, token, parameters)
  }

  /** Presence.Read suffices for oneself, Presence.Read.All is needed for others. */
  function read(oid: string, token: VerifiedToken): Outcome | GraphError {
    const person = world.people.get(oid)
    const all = hasScope(token, 'Presence.Read.All')
    if (!all && (oid !== token.oid || !hasScope(token, 'Presence.Read'))) return forbidden
    if (person === undefined) return graphError(404, 'NotFound', 'The user was not found.')
    return { status: 200, body: seen(person) }
  }

  function seen(person: Person): Record<string, unknown> {
    const reading = readings.get(person.oid) ?? 0
    readings.set(person.oid, reading + 1)
    const presence = person.presence(world.personality.readLagMs)
    const context = `${origin()}/v1.0/$metadata#users('${person.oid}')/presence/$entity`
    return presenceAnswer(person.oid, presence, world.personality, reading, context)
  }

  function throttled(seconds: number): GraphError {
    const headers = { 'retry-after': String(seconds) }
    return {
      ...graphError(429, 'TooManyRequests', 'Please retry again later.'),
      ...(world.personality.retryAfterHeader ? { headers } : {}),
    }
  }
}

const unauthorised: GraphError = {
  ...graphError(401, 'InvalidAuthenticationToken', 'Access token validation failure.'),
  // 00000003-0000-0000-c000-000000000000 is Microsoft Graph's own application id.
  headers: {
    'www-authenticate': 'Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"',
  },
}

type Route = { readonly user: string | undefined; readonly action: Action | undefined }

function routeOf(path: string): Route | undefined {
  const found = /^\/v1\.0\/(?:me|users\/([^/]+))\/presence(?:\/([A-Za-z]+))?$/.exec(path)
  const action = found?.[2]
  if (found === null || (action !== undefined && !isAction(action))) return undefined
  return { user: found[1], action }
}

function operationOf(method: string, path: string): Operation {
  const subscription = subscriptionRoute(method, path)
  if (subscription !== undefined) return subscription.operation
  const route = routeOf(path)
  if (route?.action !== undefined && method === 'POST') return route.action
  return route !== undefined && method === 'GET' ? 'read' : 'unknown'
}

async function bearer(request: IncomingMessage, world: World): Promise<VerifiedToken | undefined> {
  const found = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')
  return found?.[1] === undefined ? undefined : await world.verifyToken(found[1])
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  outcome: Outcome | GraphError,
): number {
  const requestId = randomUUID()
  const given = request.headers['client-request-id']
  const ids = {
    'request-id': requestId,
    'client-request-id': typeof given === 'string' ? given : requestId,
  }
  if (isGraphError(outcome)) {
    const { status, code, message, headers } = outcome
    const innerError = { date: new Date().toISOString().slice(0, 19), ...ids }
    sendJson(response, status, { error: { code, message, innerError } }, { ...ids, ...headers })
    return status
  }
  const { status, body } = outcome
  if (body === undefined) response.writeHead(status, ids).end()
  else sendJson(response, status, body, ids)
  return status
}
