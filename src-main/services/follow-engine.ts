/** What the engine's state means to the others: whether to read, and how often. */
import { isActive, type State } from '../domain/machine/state.ts'
import type { Clock } from '../ports.ts'
import { type AccountState, isWorking } from './account.ts'
import type { PresencePoller } from './feed/poller.ts'
import type { LegBoard } from './legs.ts'
import type { Engine } from './sync/engine.ts'
import type { TeamsHintService } from './teams-hint.ts'

export interface FollowEngineParts {
  readonly engine: Pick<Engine, 'state' | 'onChange'>
  readonly microsoft: {
    account(): AccountState
    poller(): Pick<PresencePoller, 'resume' | 'suspend' | 'setCallLive'>
  }
  readonly legs: Pick<LegBoard, 'report'>
  readonly teamsHint: Pick<TeamsHintService, 'guardBegan'>
  readonly clock: Clock
  readonly offline: () => boolean
  readonly publish: () => void
}

/** Wall-clock milliseconds of the last change of each. */
export interface ChangeTimes {
  readonly extension: number
  readonly call: number
}

/** Not a status of the phone, which may last for hours. */
const showsCall = ({ session }: State) => session.own?.claim === 'call'

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
      if (isWorking(microsoft.account()))
        legs.report('presence', { state: reads ? 'connecting' : 'off' })
    }
    const live = showsCall(state)
    if (live !== showsCall(before)) poller.setCallLive(live)
    const guardBegan = before.session.guardUntil === null && state.session.guardUntil !== null
    before = state
    publish()
    if (guardBegan) teamsHint.guardBegan()
  })
  return { times: () => times }
}
