import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientStateOf } from '../../../relay/src/channels.ts'
import { judge } from '../../../relay/src/notifications.ts'

const secret = 'a secret of at least thirty-two characters'
const channel = 'abcdefghijklmnopqrstuvwxyzABCDEF'
const clientState = clientStateOf(secret, channel)
const post = (...value: readonly unknown[]) => judge(JSON.stringify({ value }), channel, [secret])

/** As https://learn.microsoft.com/graph/change-notifications-delivery-webhooks shows it. */
const notification = {
  subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  clientState,
  changeType: 'updated',
  resource: "communications/presences('0b5a8b8e-7a44-4b89-8a35-0f0e0d0c0b0a')",
  subscriptionExpirationDateTime: '2026-11-22T21:00:00Z',
  tenantId: '6f9d4c1e-1d1f-4a51-9a0f-0a0b0c0d0e0f',
}

describe('a post of Graph', () => {
  test('is one ping, however many changes it holds', () => {
    expect(post(notification, notification)).toEqual({
      ok: true,
      pings: new Set(['changed']),
      forged: 0,
    })
  })

  test('asks for reauthorisation where Graph does', () => {
    const lifecycle = { ...notification, lifecycleEvent: 'reauthorizationRequired' }
    expect(post(lifecycle)).toMatchObject({ pings: new Set(['reauthorize']) })
    expect(post(lifecycle, notification)).toMatchObject({
      pings: new Set(['reauthorize', 'changed']),
    })
  })

  test('has the subscription seen to where Graph took it away', () => {
    const removed = { ...notification, lifecycleEvent: 'subscriptionRemoved' }
    expect(post(removed)).toMatchObject({ pings: new Set(['reauthorize']) })
  })

  test('is a change where its lifecycle event is not known: reading once more does no harm', () => {
    expect(post({ ...notification, lifecycleEvent: 'missed' })).toMatchObject({
      pings: new Set(['changed']),
    })
  })

  test('is nothing without the right client state', () => {
    const { clientState: _, ...bare } = notification
    expect(post(bare, { ...notification, clientState: 'guessed' })).toEqual({
      ok: true,
      pings: new Set(),
      forged: 2,
    })
  })
})

test('nonsense is refused, never thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      const judged = judge(body, channel, [secret])
      expect(judged.ok && judged.pings.size > 0).toBe(false)
    }),
  )
  for (const body of ['', '[]', '{}', '{"value":{}}', '{"value":[1]}'])
    expect(judge(body, channel, [secret])).toEqual({ ok: false })
})
