/** The service with a relay, a Graph and a broker that do what the test says. */
import { Fault } from '../../../src-main/domain/codes.ts'
import type { Push, PushChannel, PushEvent } from '../../../src-main/ports.ts'
import { createGate } from '../../../src-main/services/feed/gate.ts'
import { createPushService } from '../../../src-main/services/push.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { FakePower } from '../feed/fakes.ts'

export const minute = 60_000

export const channel: PushChannel = {
  broker: 'wss://broker.example',
  user: 'channel',
  topics: { changed: 'c', reauthorize: 'r', heartbeat: 'h' },
  notificationUrl: 'https://relay.example/v1/notifications/channel',
  clientState: 'state',
  safetySeconds: 300,
}

export function createBench(options: { readonly random?: () => number } = {}) {
  const clock = new FakeClock(options)
  const power = new FakePower()
  const gate = createGate(clock)
  const log: string[] = []
  const notes: string[] = []
  const note = (message: string, data?: unknown) =>
    void notes.push(`${message} ${JSON.stringify(data ?? {})}`)
  /** What the poller was told last. */
  const poller = { safety: undefined as number | undefined, pushed: 0 }
  const world = {
    relayUrl: 'https://relay.example' as string | undefined,
    person: 'alice' as string | undefined,
    otherComputer: false,
    supported: true,
    channel: (): PushChannel | Fault => channel,
    ensure: (): number | Fault => 57 * minute,
    /** Graph still has the subscription. */
    confirm: (): boolean | Fault => true,
  }
  let ears: ((event: PushEvent) => void) | undefined
  let listening = 0
  const given = <T>(value: T | Fault): Promise<T> =>
    value instanceof Fault ? Promise.reject(value) : Promise.resolve(value)
  const push: Push = {
    channel: (url) => {
      log.push(`channel of ${url}`)
      return given(world.channel())
    },
    subscription: {
      ensure: ({ user }) => {
        log.push(`ensure ${user}`)
        return given(world.ensure())
      },
      reauthorize: () => {
        log.push('reauthorize')
        return given(world.confirm())
      },
      remove: async () => void log.push('remove'),
    },
  }
  const service = createPushService({
    listener: {
      listen({ user }, onEvent) {
        log.push(`listen ${user}`)
        ears = onEvent
        listening += 1
        return () => {
          listening -= 1
          if (ears === onEvent) ears = undefined
        }
      },
    },
    relayUrl: () => world.relayUrl,
    push: () => (world.supported ? push : undefined),
    person: () => world.person,
    otherComputer: () => world.otherComputer,
    poller: () => ({
      setPush: (seconds) => {
        poller.safety = seconds
      },
      pushed: () => {
        poller.pushed += 1
      },
    }),
    gate,
    clock,
    power,
    log: { debug: note, info: note, warn: note, error: note },
    onChange: () => undefined,
  })
  const hear = (event: PushEvent) => ears?.(event)
  const beat = (safetySeconds = 300, ageSeconds = 0) =>
    hear({ type: 'heartbeat', safetySeconds, ageSeconds })
  return {
    ...{ clock, power, gate, log, notes, poller, world, service, hear, beat },
    listening: () => listening,
    count: (what: string) => log.filter((line) => line.startsWith(what)).length,
    async healthy() {
      service.configure()
      await clock.advance(0)
      hear({ type: 'listening', on: true })
      beat()
    },
  }
}
