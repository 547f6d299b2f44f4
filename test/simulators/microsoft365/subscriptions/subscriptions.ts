/** The subscriptions of a tenant: created, renewed, found, deleted, told. */
import { randomUUID } from 'node:crypto'
import { hasScope, type Outcome } from '../actions.ts'
import type { Person } from '../person.ts'
import { type GraphError, graphError, isGraphError } from '../validate.ts'
import type { VerifiedToken } from '../world.ts'
import { createDelivery, type Delivery, type DeliveryOptions } from './delivery.ts'
import { readExpiry, readWish, type Subscription, shown } from './model.ts'

export interface Subscriptions {
  create(token: VerifiedToken, body: Record<string, unknown>): Promise<Outcome | GraphError>
  list(token: VerifiedToken): Outcome | GraphError
  renew(token: VerifiedToken, id: string, body: Record<string, unknown>): Outcome | GraphError
  /** `POST /subscriptions/{id}/reauthorize`. */
  reauthorize(token: VerifiedToken, id: string): Outcome | GraphError
  remove(token: VerifiedToken, id: string): Outcome | GraphError
  /** The person's presence may have changed. */
  changed(person: Person): void
  /** Graph wants the subscriptions of this person confirmed. */
  askToReauthorize(oid: string): void
  live(): readonly Subscription[]
  configure(options: Partial<DeliveryOptions>): void
  readonly figures: Delivery['figures']
  close(): void
}

export interface SubscriptionsOptions {
  readonly now: () => number
  readonly tenantId: string
  /** False where presence has no notifications: the clouds of the US government and of China. */
  readonly supported: () => boolean
}

const forbidden = graphError(403, 'Forbidden', 'The token lacks the permission needed.')
const notFound = graphError(404, 'ResourceNotFound', 'The object was not found.')
const unsupported = graphError(400, 'InvalidRequest', 'The resource is not supported.')
/** The spelling is Graph's own (microsoft-graph-docs issues 10839 and 16728). */
const conflict = graphError(
  409,
  'Conflict',
  'A subscripton already exists. It must be deleted before a another can be made.',
)

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { now, tenantId } = options
  const all = new Map<string, Subscription>()
  const lastTold = new Map<string, string>()
  const delivery = createDelivery({ delayMs: 0, scale: 0.001, slowMs: 3_000 })

  function live(): readonly Subscription[] {
    for (const [id, { expiresAt }] of all) if (now() >= expiresAt) all.delete(id)
    return [...all.values()]
  }

  const ownOf = ({ oid, clientId }: VerifiedToken) =>
    live().filter((one) => one.oid === oid && one.clientId === clientId)
  const find = (token: VerifiedToken, id: string) => ownOf(token).find((one) => one.id === id)

  function tell(subscription: Subscription, url: string, more: Record<string, unknown>): void {
    const { id, clientState, resource, expiresAt } = subscription
    const body = {
      value: [
        {
          subscriptionId: id,
          ...(clientState === undefined ? {} : { clientState }),
          changeType: 'updated',
          resource,
          subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
          tenantId,
          ...more,
        },
      ],
    }
    void delivery.post(url, body, () => live().some((one) => one.id === id))
  }

  return {
    figures: delivery.figures,
    async create(token, body) {
      if (!options.supported()) return unsupported
      if (!hasScope(token, 'Presence.Read.All')) return forbidden
      const wish = readWish(body, now())
      if (isGraphError(wish)) return wish
      // A delegated token follows the presence of whom it may read; Lockstep follows its person only.
      if (ownOf(token).length > 0) return conflict
      if (!(await delivery.validate(wish.notificationUrl)))
        return graphError(400, 'ValidationError', 'Subscription validation request failed.')
      const { lifecycleNotificationUrl: lifecycle } = wish
      if (lifecycle !== undefined && !(await delivery.validate(lifecycle)))
        return graphError(400, 'ValidationError', 'Subscription validation request failed.')
      if (ownOf(token).length > 0) return conflict
      const subscription = { ...wish, id: randomUUID(), clientId: token.clientId, oid: token.oid }
      all.set(subscription.id, subscription)
      return { status: 201, body: shown(subscription) }
    },
    list: (token) => ({ status: 200, body: { value: ownOf(token).map(shown) } }),
    renew(token, id, body) {
      const found = find(token, id)
      if (found === undefined) return notFound
      const expiresAt = readExpiry(body, now())
      if (typeof expiresAt !== 'number') return expiresAt
      const renewed = { ...found, expiresAt }
      all.set(id, renewed)
      return { status: 200, body: shown(renewed) }
    },
    reauthorize: (token, id) => (find(token, id) === undefined ? notFound : { status: 204 }),
    remove(token, id) {
      if (find(token, id) === undefined) return notFound
      all.delete(id)
      return { status: 204 }
    },
    changed(person) {
      const { availability, activity } = person.presence()
      const pair = `${availability}/${activity}`
      if (lastTold.get(person.oid) === pair) return
      lastTold.set(person.oid, pair)
      for (const one of live().filter(({ resource }) => resource.endsWith(person.oid)))
        tell(one, one.notificationUrl, {
          resourceData: {
            '@odata.type': '#Microsoft.Graph.presence',
            '@odata.id': one.resource,
            id: person.oid,
          },
        })
    },
    askToReauthorize(oid) {
      for (const one of live().filter((each) => each.oid === oid))
        if (one.lifecycleNotificationUrl !== undefined)
          tell(one, one.lifecycleNotificationUrl, { lifecycleEvent: 'reauthorizationRequired' })
    },
    live,
    configure: delivery.configure,
    close: delivery.close,
  }
}
