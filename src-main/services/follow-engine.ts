/** What the engine's state means to the others: whether to read, and how often. */
import { isActive } from '../domain/machine/state.ts'
import type { Clock } from '../ports.ts'
import type { LegBoard } from './legs.ts'
import type { Microsoft } from './microsoft.ts'
import type { Engine } from './sync/engine.ts'
import type { TeamsHintService } from './teams-hint.ts'

export interface FollowEngineParts {
  readonly engine: Engine
  readonly microsoft: Microsoft
  readonly legs: LegBoard
  readonly teamsHint: TeamsHintService
  readonly clock: Clock
  readonly offline: () => boolean
  readonly publish: () => void
}

/** Wall-clock milliseconds of the last change of each. */
export interface ChangeTimes {
  readonly extension: number
  readonly call: number
}

export function followEngine(parts: FollowEngineParts): { times(): ChangeTimes } {
  const { engine, microsoft, legs, teamsHint, clock, offline, publish } = parts
  const started = clock.wall()
  let times: ChangeTimes = { extension: started, call: started }
  let before = engine.state()
  engine.onChange((state) => {
    const now = clock.wall()
    if (state.extension.published !== before.extension.published)
      times = { ...times, extension: now }
    if (state.calls.list !== before.calls.list) times = { ...times, call: now }
    const reads = isActive(state)
    const poller = microsoft.poller()
    if (reads !== isActive(before)) {
      if (reads && !offline()) poller.resume()
      else poller.suspend()
      if (microsoft.account().state === 'signedIn')
        legs.report('presence', { state: reads ? 'connecting' : 'off' })
    }
    const live = state.session.own !== null
    if (live !== (before.session.own !== null)) poller.setCallLive(live)
    const guardBegan = before.session.guardUntil === null && state.session.guardUntil !== null
    before = state
    publish()
    if (guardBegan) teamsHint.guardBegan()
  })
  return { times: () => times }
}
