/** ARI without an Asterisk: what it holds, what it was told, and what goes wrong. */
import type {
  AriClient,
  DeviceState,
} from '../../../../src-main/adapters/pbx/asterisk/ari-client.ts'
import { Fault } from '../../../../src-main/domain/codes.ts'

export interface FakeAri extends AriClient {
  readonly devices: Map<string, DeviceState>
  readonly calls: string[]
  /** Thrown by everything while it is set. */
  fault: Fault | undefined
  /** Answers wait for `release`. */
  hold(): void
  release(): void
}

export function fakeAri(): FakeAri {
  const devices = new Map<string, DeviceState>()
  const calls: string[] = []
  let gate = Promise.withResolvers<void>()
  gate.resolve()
  const answer = async <T>(name: string, value: () => T): Promise<T> => {
    calls.push(name)
    const result = value()
    await gate.promise
    if (fake.fault !== undefined) throw fake.fault
    return result
  }
  const fake: FakeAri = {
    devices,
    calls,
    fault: undefined,
    hold() {
      gate = Promise.withResolvers<void>()
    },
    release: () => gate.resolve(),
    deviceState: (name) => answer(`get ${name}`, () => devices.get(name) ?? 'UNKNOWN'),
    setDevice: (name, state) =>
      answer(`set ${name} ${state}`, () => {
        if (fake.fault === undefined) devices.set(name, state)
      }),
    setPresence: (name, value) => answer(`presence ${name} ${value}`, () => undefined),
    follow: (app) => answer(`follow ${app}`, () => undefined),
    dial: ({ code }) => answer(`dial ${code}`, () => undefined),
    hangUp: () => answer('hang up', () => undefined),
    eventsUrl: (app) => `ws://127.0.0.1/${app}`,
  }
  return fake
}

export const unreachable = new Fault('ari.unreachable', 'as the test says')
