/**
 * What Graph posts (https://learn.microsoft.com/graph/change-notifications-delivery-webhooks): only
 * whether something changed is taken from it, and only with the right client state.
 */
import { z } from 'zod'
import { type Channel, clientStateCheck } from './channels.ts'

const schema = z.object({
  value: z
    .array(
      z.object({
        clientState: z.string().max(128).optional(),
        lifecycleEvent: z.string().max(100).optional(),
      }),
    )
    .max(1_000),
})

/** After these the subscription has to be seen to; after `missed`, presence has to be read. */
const renewed: readonly string[] = ['reauthorizationRequired', 'subscriptionRemoved']

/** What the desktop is told; content never. */
export type Ping = 'changed' | 'reauthorize'

export type Judged =
  | { readonly ok: true; readonly pings: ReadonlySet<Ping>; readonly forged: number }
  | { readonly ok: false }

export function judge(body: string, channel: Channel, secrets: readonly string[]): Judged {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { ok: false }
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) return { ok: false }
  const { value } = parsed.data
  const isGenuine = clientStateCheck(secrets, channel)
  const genuine = value.filter(({ clientState }) => isGenuine(clientState))
  const pings = genuine.map(
    ({ lifecycleEvent }): Ping =>
      renewed.includes(lifecycleEvent ?? '') ? 'reauthorize' : 'changed',
  )
  return { ok: true, pings: new Set(pings), forged: value.length - genuine.length }
}
