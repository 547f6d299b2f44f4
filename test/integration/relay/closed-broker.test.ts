/** What somebody with the broker's address can do: nothing but listen to a channel that they know. */
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, type RelayWorld, startRelayWorld } from './fixture.ts'

const own = 'ownchannelownchannelownchannel00'
const other = 'otherchannelotherchannelother000'

let world: RelayWorld
beforeAll(async () => {
  world = await startRelayWorld()
})
afterAll(() => world.stop())

async function publisher() {
  const { url, password } = world.broker
  return connectAsync(url, { protocolVersion: 5, username: 'relay', password, reconnectPeriod: 0 })
}

/** Everything is published; the own ping comes last, and tells that the others would have come. */
async function publishAll(desktop: Desktop): Promise<void> {
  const relay = await publisher()
  const topics = [`lockstep/ch/${other}/changed`, `lockstep/ch/${other}/reauthorize`]
  for (const topic of topics) await relay.publishAsync(topic, '', { qos: 1 })
  await relay.publishAsync(`lockstep/ch/${own}/changed`, '', { qos: 1 })
  await desktop.next(`lockstep/ch/${own}/changed`)
  await relay.endAsync()
}

describe('a desktop', () => {
  test.for([
    '#',
    'lockstep/#',
    'lockstep/ch/+/changed',
    'lockstep/ch/#',
    `lockstep/ch/${other}/changed`,
    '$SYS/#',
    `$share/group/lockstep/ch/${other}/changed`,
  ])('hears of nobody else by subscribing to %s', async (topic) => {
    const desktop = await world.desktop(own)
    await desktop.client.subscribeAsync(`lockstep/ch/${own}/changed`, { qos: 1 })
    // Refused or granted: what counts is what comes.
    await desktop.client.subscribeAsync(topic, { qos: 1 }).catch(() => undefined)
    await publishAll(desktop)
    expect([...new Set(desktop.heard)]).toEqual([`lockstep/ch/${own}/changed`])
  })

  test.for([
    `lockstep/ch/${own}/changed`,
    `lockstep/ch/${other}/changed`,
    'lockstep/heartbeat',
    'x',
  ])('cannot publish to %s', async (topic) => {
    const { client } = await world.desktop(own)
    await expect(client.publishAsync(topic, 'x', { qos: 1 })).rejects.toThrow('Not authorized')
  })

  test('leaves no last will to others', async () => {
    const witness = await world.desktop(other)
    const topic = `lockstep/ch/${other}/changed`
    await witness.client.subscribeAsync(topic, { qos: 1 })
    const heir = await connectAsync(world.broker.wsUrl, {
      protocolVersion: 5,
      username: own,
      reconnectPeriod: 0,
      will: { topic, payload: Buffer.from('last'), qos: 1, retain: false },
    }).catch(() => undefined)
    const payloads: string[] = []
    witness.client.on('message', (_topic, payload) => payloads.push(payload.toString()))
    // Gone without a goodbye, which is when a broker would publish it.
    if (heir !== undefined) {
      const gone = new Promise((resolve) => heir.on('close', () => resolve(undefined)))
      heir.stream.destroy()
      await gone
    }
    const relay = await publisher()
    await relay.publishAsync(topic, '', { qos: 1 })
    await witness.next(topic)
    await relay.endAsync()
    expect(payloads).toEqual([''])
  })

  test.for(['+', '#', `${own}/#`, ''])('hears nothing under the name %j', async (name) => {
    const desktop = await world.desktop(name).catch(() => undefined)
    if (desktop === undefined) return
    await desktop.client.subscribeAsync('lockstep/ch/+/changed', { qos: 1 }).catch(() => undefined)
    const witness = await world.desktop(own)
    await witness.client.subscribeAsync(`lockstep/ch/${own}/changed`, { qos: 1 })
    await publishAll(witness)
    // A message of its own connection after all that: whatever was sent to it has come by now.
    await desktop.client.unsubscribeAsync('lockstep/ch/+/changed').catch(() => undefined)
    expect(desktop.heard).toEqual([])
  })
})

describe("the relays' door", () => {
  test.for([
    ['without a name', {}],
    ['with a wrong password', { username: 'relay', password: 'wrong' }],
    ['as a desktop', { username: own }],
  ] as const)('is closed %s', async ([, who]) => {
    const attempt = connectAsync(world.broker.url, {
      protocolVersion: 5,
      reconnectPeriod: 0,
      ...who,
    })
    await expect(attempt).rejects.toThrow('Not authorized')
  })

  test('lets relays publish what is theirs, and read nothing', async () => {
    const relay = await publisher()
    await expect(relay.publishAsync('elsewhere', '', { qos: 1 })).rejects.toThrow('Not authorized')
    const heard: string[] = []
    relay.on('message', (topic) => heard.push(topic))
    await relay.subscribeAsync('#', { qos: 1 }).catch(() => undefined)
    const witness = await world.desktop(own)
    await witness.client.subscribeAsync(`lockstep/ch/${own}/changed`, { qos: 1 })
    await publishAll(witness)
    await relay.unsubscribeAsync('#').catch(() => undefined)
    expect(heard).toEqual([])
    await relay.endAsync()
  })
})
