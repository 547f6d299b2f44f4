/** Sleep, waking up and the network, told to everybody whom it concerns. */
import { isActive } from '../domain/machine/state.ts'
import type { LegReport, Power, PowerEvent, Unsubscribe } from '../ports.ts'
import { type AccountState, isWorking } from './account.ts'
import type { PresencePoller } from './feed/feed.ts'
import type { Pause } from './pause.ts'
import type { Phone } from './phone.ts'
import type { Engine } from './sync/engine.ts'
import type { TeamsHintService } from './teams-hint.ts'

export interface PowerParts {
  readonly power: Power
  readonly engine: Pick<Engine, 'state' | 'dispatch'>
  readonly microsoft: {
    account(): Pick<AccountState, 'state' | 'beside'>
    poller(): Pick<PresencePoller, 'resume' | 'suspend'>
  }
  readonly phone: Pick<Phone, 'nudge'>
  readonly pause: Pick<Pause, 'check'>
  readonly teamsHint: Pick<TeamsHintService, 'nudge'>
  readonly report: (leg: 'presence', report: LegReport) => void
  readonly publish: () => void
}

export interface PowerFollower {
  /** There was word that the network is away, and none yet that it is back. */
  offline(): boolean
  readonly stop: Unsubscribe
}

export function followPower(parts: PowerParts): PowerFollower {
  const { power, engine, microsoft, phone, pause, teamsHint, report, publish } = parts
  let offline = false

  function wake(): void {
    pause.check()
    engine.dispatch({ type: 'gate', gate: 'suspended', value: false })
    engine.dispatch({ type: 'online' })
    phone.nudge()
  }

  const reads = () => isActive(engine.state()) && isWorking(microsoft.account())

  /** Without a network there is nothing to read from: one word instead of many failures. */
  function lose(): void {
    offline = true
    microsoft.poller().suspend()
    if (reads()) report('presence', { state: 'failing', code: 'graph.network' })
    phone.nudge()
    publish()
  }

  function regain(): void {
    offline = false
    engine.dispatch({ type: 'online' })
    if (reads()) {
      report('presence', { state: 'connecting' })
      microsoft.poller().resume()
    }
    phone.nudge()
  }

  const stop = power.onEvent((event: PowerEvent) => {
    switch (event) {
      case 'suspend':
        engine.dispatch({ type: 'gate', gate: 'suspended', value: true })
        return
      case 'resume':
        wake()
        teamsHint.nudge()
        return
      case 'unlock':
      case 'active':
        // Someone is there: the computer woke up, whether it said so or not.
        if (engine.state().gates.suspended) wake()
        teamsHint.nudge()
        return
      case 'online':
        regain()
        return
      case 'offline':
        lose()
        return
      case 'lock':
        return
    }
  })

  return { offline: () => offline, stop }
}
