/** Sleep, waking up and the network, told to everybody whom it concerns. */
import type { Power, PowerEvent, Unsubscribe } from '../ports.ts'
import type { Microsoft } from './microsoft.ts'
import type { Pause } from './pause.ts'
import type { Phone } from './phone.ts'
import type { Engine } from './sync/engine.ts'

export interface PowerParts {
  readonly power: Power
  readonly engine: Engine
  readonly microsoft: Microsoft
  readonly phone: Phone
  readonly pause: Pause
  readonly publish: () => void
}

export function followPower(parts: PowerParts): Unsubscribe {
  const { power, engine, microsoft, phone, pause, publish } = parts

  function wake(): void {
    pause.check()
    engine.dispatch({ type: 'gate', gate: 'suspended', value: false })
    engine.dispatch({ type: 'online' })
    phone.nudge()
  }

  return power.onEvent((event: PowerEvent) => {
    switch (event) {
      case 'suspend':
        engine.dispatch({ type: 'gate', gate: 'suspended', value: true })
        return
      case 'resume':
        wake()
        return
      case 'unlock':
      case 'active':
        // Someone is there: the computer woke up, whether it said so or not.
        if (engine.state().gates.suspended) wake()
        return
      case 'online':
        engine.dispatch({ type: 'online' })
        microsoft.poller().hint()
        phone.nudge()
        return
      case 'offline':
        phone.nudge()
        publish()
        return
      case 'lock':
        return
    }
  })
}
