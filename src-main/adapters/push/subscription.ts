/**
 * The subscription to the own presence
 * (https://learn.microsoft.com/graph/changenotifications-for-presence): one for a person in an app,
 * an hour at most. All computers of one person share it, since the relay gives all of them the same
 * channel.
 */
import { z } from 'zod'
import { Fault } from '../../domain/codes.ts'
import type { Clock, PresenceSubscription, PushChannel, Tokens } from '../../ports.ts'
import { jsonOf } from '../graph/body.ts'
import type { GraphClient, GraphRequest } from '../graph/client.ts'

export interface SubscriptionParts {
  readonly client: Pick<GraphClient, 'ask'>
  readonly tokens: Pick<Tokens, 'account'>
  readonly clock: Pick<Clock, 'wall'>
}

/** Graph takes 60 minutes at most, by its own clock. */
const wantedMs = 57 * 60_000

const subscriptionSchema = z.object({
  /** A GUID; it becomes part of a path. */
  id: z.string().regex(/^[\w-]{1,200}$/),
  resource: z.string().max(1_000),
  notificationUrl: z.string().max(2_000).nullish(),
  expirationDateTime: z.string().max(100),
})
type Subscription = z.infer<typeof subscriptionSchema>
const listSchema = z.object({ value: z.array(z.unknown()).max(1_000) })

/** What is known to exist. */
interface Own {
  readonly id: string
  readonly notificationUrl: string
}

export function createPresenceSubscription(parts: SubscriptionParts): PresenceSubscription {
  const { client, tokens, clock } = parts
  let own: Own | undefined

  const ask = (request: Omit<GraphRequest, 'scope'>) => client.ask({ ...request, scope: 'follow' })
  const until = () => new Date(clock.wall() + wantedMs).toISOString()
  const lastsMs = ({ expirationDateTime }: Subscription) =>
    Math.max(0, Math.min(wantedMs, Date.parse(expirationDateTime) - clock.wall()))

  async function resource(): Promise<string> {
    const account = await tokens.account()
    if (account === undefined) throw new Fault('signIn.expired', 'no account')
    return `communications/presences/${encodeURIComponent(account.objectId)}`
  }

  /** `undefined`: it is gone. */
  async function renew(id: string, signal: AbortSignal): Promise<number | undefined> {
    const { status, text } = await ask({
      name: 'subscription.renew',
      method: 'PATCH',
      path: pathOf(id),
      body: { expirationDateTime: until() },
      expected: [404],
      signal,
    })
    return status === 404 ? undefined : lastsMs(subscriptionOf(text))
  }

  /** `undefined`: there is one already. */
  async function create(channel: PushChannel, signal: AbortSignal): Promise<number | undefined> {
    const { notificationUrl, clientState } = channel
    const { status, text } = await ask({
      name: 'subscription.create',
      method: 'POST',
      path: '/subscriptions',
      body: {
        changeType: 'updated',
        resource: await resource(),
        notificationUrl,
        lifecycleNotificationUrl: notificationUrl,
        clientState,
        expirationDateTime: until(),
      },
      expected: [409],
      signal,
    })
    if (status === 409) return undefined
    const created = subscriptionOf(text)
    own = { id: created.id, notificationUrl }
    return lastsMs(created)
  }

  /** What this app already has for this person: kept where it leads to our channel, else deleted. */
  async function takeOver(channel: PushChannel, signal: AbortSignal): Promise<number | undefined> {
    const { text } = await ask({
      name: 'subscription.list',
      method: 'GET',
      path: '/subscriptions',
      signal,
    })
    const wanted = (await resource()).toLowerCase()
    const found = listOf(text).filter((one) => one.resource.toLowerCase().endsWith(wanted))
    const { notificationUrl } = channel
    for (const one of found.filter((each) => each.notificationUrl !== notificationUrl))
      await remove(one.id, signal)
    const same = found.find((one) => one.notificationUrl === notificationUrl)
    if (same === undefined) return undefined
    own = { id: same.id, notificationUrl }
    return renew(same.id, signal)
  }

  async function remove(id: string, signal: AbortSignal): Promise<void> {
    await ask({
      name: 'subscription.delete',
      method: 'DELETE',
      path: pathOf(id),
      expected: [404],
      signal,
    })
  }

  return {
    async ensure(channel, signal) {
      const known = own?.notificationUrl === channel.notificationUrl ? own : undefined
      const lasts =
        (known === undefined ? undefined : await renew(known.id, signal)) ??
        (await create(channel, signal)) ??
        (await takeOver(channel, signal)) ??
        (await create(channel, signal))
      // Another computer was quicker twice: the next try finds what it made.
      if (lasts === undefined) throw new Fault('graph.unavailable', 'a subscription in the way')
      return lasts
    },
    async reauthorize(signal) {
      if (own === undefined) return false
      const path = `${pathOf(own.id)}/reauthorize`
      const name = 'subscription.reauthorize'
      const { status } = await ask({ name, method: 'POST', path, expected: [404], signal })
      if (status === 404) own = undefined
      return status !== 404
    },
    async remove(signal) {
      const known = own
      own = undefined
      if (known !== undefined) await remove(known.id, signal)
    },
  }
}

const pathOf = (id: string) => `/subscriptions/${encodeURIComponent(id)}`

function subscriptionOf(text: string): Subscription {
  const parsed = subscriptionSchema.safeParse(jsonOf(text))
  if (!parsed.success || Number.isNaN(Date.parse(parsed.data.expirationDateTime)))
    throw new Fault('graph.malformed', 'no subscription')
  return parsed.data
}

/** Whatever else the app may have subscribed to is passed over. */
function listOf(text: string): readonly Subscription[] {
  const parsed = listSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new Fault('graph.malformed', 'no subscriptions')
  return parsed.data.value.flatMap((one) => {
    const { success, data } = subscriptionSchema.safeParse(one)
    return success ? [data] : []
  })
}
