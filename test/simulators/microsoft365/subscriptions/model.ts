/**
 * Subscriptions to changes of presence, as the pages "subscription resource type", "Get change
 * notifications for presence updates in Microsoft Teams" (2024-11-07) and "Create subscription" have
 * them. Pure: time comes in as milliseconds.
 */
import { type GraphError, graphError } from '../validate.ts'

export interface Subscription {
  readonly id: string
  readonly oid: string
  readonly clientId: string
  readonly resource: string
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl: string | undefined
  readonly clientState: string | undefined
  readonly expiresAt: number
}

export interface Wish {
  readonly oid: string
  readonly resource: string
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl: string | undefined
  readonly clientState: string | undefined
  readonly expiresAt: number
}

const minute = 60_000
/** "a maximum expiration time of an hour". */
const longestMs = 60 * minute
/** "Any value under 45 minutes is automatically set to 45 minutes". */
const shortestMs = 45 * minute
const longestClientState = 128

const invalid = (message: string): GraphError => graphError(400, 'InvalidRequest', message)
const known: ReadonlySet<string> = new Set([
  'changeType',
  'notificationUrl',
  'lifecycleNotificationUrl',
  'resource',
  'expirationDateTime',
  'clientState',
  'latestSupportedTlsVersion',
  'includeResourceData',
])

/** What a creation asks for; the notification address is not tried here. */
export function readWish(body: Record<string, unknown>, now: number): Wish | GraphError {
  const stray = Object.keys(body).find((name) => !known.has(name))
  if (stray !== undefined) return invalid(`The property '${stray}' does not exist.`)
  if (body.changeType !== 'updated') return invalid("Only the changeType 'updated' is supported.")
  if (body.includeResourceData === true) return invalid('Encryption certificate is required.')
  const resource = body.resource
  const oid =
    typeof resource === 'string'
      ? /^\/?communications\/presences\/([\w-]+)$/.exec(resource)?.[1]
      : undefined
  if (typeof resource !== 'string' || oid === undefined)
    return invalid('The resource is not supported.')
  const notificationUrl = addressOf(body.notificationUrl)
  if (notificationUrl === undefined) return invalid('notificationUrl has to be an https address.')
  const lifecycleNotificationUrl = addressOf(body.lifecycleNotificationUrl)
  if (body.lifecycleNotificationUrl !== undefined && lifecycleNotificationUrl === undefined)
    return invalid('lifecycleNotificationUrl has to be an https address.')
  const { clientState } = body
  if (
    clientState !== undefined &&
    (typeof clientState !== 'string' || clientState.length > longestClientState)
  )
    return invalid('clientState is limited to 128 characters.')
  const expiresAt = readExpiry(body, now)
  if (typeof expiresAt !== 'number') return expiresAt
  return { oid, resource, notificationUrl, lifecycleNotificationUrl, clientState, expiresAt }
}

/** The end that a creation or a renewal asks for, brought within the limits. */
export function readExpiry(body: Record<string, unknown>, now: number): number | GraphError {
  const asked =
    typeof body.expirationDateTime === 'string' ? Date.parse(body.expirationDateTime) : Number.NaN
  if (Number.isNaN(asked)) return invalid('expirationDateTime is required.')
  if (asked <= now) return invalid('Subscription expiration must be in the future.')
  if (asked > now + longestMs)
    return invalid('Subscription expiration can only be 60 minutes in the future.')
  return Math.max(asked, now + shortestMs)
}

/** As Graph shows it: never the client state. */
export function shown(subscription: Subscription): Record<string, unknown> {
  const { id, clientId, resource, notificationUrl, lifecycleNotificationUrl, oid, expiresAt } =
    subscription
  return {
    id,
    resource,
    applicationId: clientId,
    changeType: 'updated',
    clientState: null,
    notificationUrl,
    lifecycleNotificationUrl: lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(expiresAt).toISOString(),
    creatorId: oid,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
  }
}

/** "publicly accessible, HTTPS-secured"; the simulator alone takes plain http on loopback. */
function addressOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || hostname === '127.0.0.1' ? value : undefined
}
