/** The `/subscriptions` requests over HTTP. */
import type { Outcome } from '../actions.ts'
import type { Operation } from '../requests.ts'
import { type GraphError, graphError } from '../validate.ts'
import type { VerifiedToken, World } from '../world.ts'

export interface SubscriptionRoute {
  readonly operation: Operation
  readonly id: string
}

/** `undefined`: not about subscriptions. */
export function subscriptionRoute(method: string, path: string): SubscriptionRoute | undefined {
  const found = /^\/v1\.0\/subscriptions(?:\/([\w-]+)(\/reauthorize)?)?$/.exec(path)
  if (found === null) return undefined
  const [, id = '', reauthorize] = found
  return { operation: operationOf(method, id, reauthorize !== undefined), id }
}

function operationOf(method: string, id: string, reauthorize: boolean): Operation {
  if (reauthorize) return method === 'POST' ? 'reauthorizeSubscription' : 'unknown'
  if (id === '') {
    if (method === 'POST') return 'createSubscription'
    return method === 'GET' ? 'listSubscriptions' : 'unknown'
  }
  if (method === 'PATCH') return 'renewSubscription'
  return method === 'DELETE' ? 'deleteSubscription' : 'unknown'
}

export interface Asked {
  readonly token: VerifiedToken | undefined
  readonly body: unknown
  readonly unauthorised: GraphError
  readonly throttled: (seconds: number) => GraphError
}

export async function answerSubscription(
  { subscriptions, throttle }: World,
  { operation, id }: SubscriptionRoute,
  { token, body, unauthorised, throttled }: Asked,
): Promise<Outcome | GraphError> {
  if (token === undefined) return unauthorised
  const wait = throttle.check()
  if (wait !== undefined) return throttled(wait)
  const parameters = typeof body === 'object' && body !== null ? { ...body } : {}
  switch (operation) {
    case 'createSubscription':
      return subscriptions.create(token, parameters)
    case 'listSubscriptions':
      return subscriptions.list(token)
    case 'renewSubscription':
      return subscriptions.renew(token, id, parameters)
    case 'reauthorizeSubscription':
      return subscriptions.reauthorize(token, id)
    case 'deleteSubscription':
      return subscriptions.remove(token, id)
    default:
      return graphError(405, 'MethodNotAllowed', 'The HTTP method is not allowed here.')
  }
}
