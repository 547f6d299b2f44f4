/** What comes by way of the relay and its broker. */
import { EventEmitter } from 'node:events'
import { askForChannel } from '../../../src-main/adapters/push/channel.ts'
import { createPresenceSubscription } from '../../../src-main/adapters/push/subscription.ts'
import { Fault } from '../../../src-main/domain/codes.ts'
import type { PushChannel } from '../../../src-main/ports.ts'
import { fromLineSchema } from '../../../src-preload/line-contract.ts'
import { type ConnectMqtt, startPushListener } from '../../../src-renderer/line/push-listener.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { heartbeats, relayAnswers, subscriptionLists } from '../corpus/push.ts'
import { jsonOf, promised, type Target } from '../target.ts'

const wall = Date.UTC(2026, 10, 22, 12)
const clock = new FakeClock({ wall })
const { signal } = new AbortController()
const { topics, broker, user, ...rest }: PushChannel = JSON.parse(relayAnswers[0])

/** True when it went well, false when it was refused with a code; whatever else is thrown on. */
async function succeeds(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (error) {
    if (error instanceof Fault && error.code !== 'internal') return false
    throw error
  }
}

/** The first subscription of a list, as Graph answers when it is renewed. */
function firstOf(list: string): string {
  const value: unknown = Object(jsonOf(list)).value
  if (!Array.isArray(value)) return list
  try {
    return JSON.stringify(value[0]) ?? ''
  } catch {
    // Nested too deeply to be written again.
    return list
  }
}

export const pushTargets: readonly Target[] = [
  {
    name: 'relay-answer',
    syntax: 'json',
    corpus: relayAnswers,
    weight: 2,
    run: (input) =>
      succeeds(async () => {
        const channel = await askForChannel(
          {
            net: {
              fetch: async () => new Response(input),
              diagnose: async () => 'reachable',
              isOnline: () => true,
            },
            tokens: { idToken: async () => 'token' },
            clock,
            loopback: false,
          },
          'https://relay.example.com',
          signal,
        )
        promised(new URL(channel.broker).protocol === 'wss:', 'a broker is wss')
        promised(new URL(channel.notificationUrl).protocol === 'https:', 'Graph posts over https')
        promised(channel.safetySeconds >= 60, 'the advice is a minute at least')
      }),
  },
  {
    name: 'subscription-list',
    syntax: 'json',
    corpus: subscriptionLists,
    weight: 2,
    run: (input) =>
      succeeds(async () => {
        const subscription = createPresenceSubscription({
          client: {
            async ask({ method, path }) {
              promised(/^\/subscriptions(\/[\w-]+)?$/.test(path), 'a path has no more parts')
              // There is one already: the list says which.
              if (method === 'POST') return { status: 409, text: '' }
              if (method === 'PATCH') return { status: 200, text: firstOf(input) }
              return { status: method === 'DELETE' ? 204 : 200, text: input }
            },
          },
          tokens: {
            account: async () => ({
              objectId: 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3',
              tenantId: 't',
              homeAccountId: 'oid.tid',
              username: 'alice@example.com',
              name: 'Alice',
            }),
          },
          clock,
        })
        const lasts = await subscription.ensure({ topics, broker, user, ...rest }, signal)
        promised(lasts >= 0 && lasts <= 3_600_000, 'it lasts an hour at most')
      }),
  },
  {
    name: 'push-heartbeat',
    syntax: 'json',
    corpus: heartbeats,
    weight: 1,
    async run(input) {
      const client = new EventEmitter()
      const connect = () => Object.assign(client, { end() {} })
      let told = 0
      const listener = startPushListener({
        ...{ broker, user, topics },
        load: async () => connect as unknown as ConnectMqtt,
        clock: { monotonic: () => 0, timer: () => () => undefined },
        random: () => 0.5,
        send(message) {
          promised(fromLineSchema.safeParse(message).success, 'a heartbeat fits the border')
          told += 1
        },
      })
      await Promise.resolve().then(() => undefined)
      client.emit('message', topics.heartbeat, new TextEncoder().encode(input), { retain: false })
      listener.stop()
      return told > 0
    },
  },
]
