/** The pushes of the app: whose, by which relay, and when that changes. */
import { isActive } from '../../domain/machine/state.ts'
import type { Clock, Log, Power, PushListener } from '../../ports.ts'
import type { Gate } from '../feed/gate.ts'
import type { Microsoft } from '../microsoft.ts'
import type { Phone } from '../phone.ts'
import { createPushService, type PushService } from '../push.ts'
import type { SettingsService } from '../settings/settings.ts'
import type { Engine } from '../sync/engine.ts'

export interface FollowPushesParts {
  readonly listener: PushListener | undefined
  readonly settings: Pick<SettingsService, 'policy' | 'subscribe'>
  readonly engine: Pick<Engine, 'state' | 'onChange'>
  readonly microsoft: Pick<Microsoft, 'push' | 'accountKey' | 'poller'>
  readonly phone: Pick<Phone, 'otherComputer'>
  readonly gate: Gate
  readonly clock: Clock
  readonly power: Power
  readonly log: Log
  readonly publish: () => void
}

export function followPushes(parts: FollowPushesParts): PushService {
  const { settings, engine, microsoft, phone, publish, ...others } = parts
  const push = createPushService({
    ...others,
    relayUrl: () => settings.policy.relayUrl,
    push: () => microsoft.push(),
    person: () => (isActive(engine.state()) ? microsoft.accountKey() : undefined),
    otherComputer: () => phone.otherComputer(),
    poller: () => microsoft.poller(),
    onChange: publish,
  })
  // A sign-in, a sign-out, a pause and a sleep all pass the engine.
  engine.onChange(() => push.configure())
  settings.subscribe(() => push.configure())
  return push
}
