/** The local Teams API in use: reads sooner, and nothing else, while the setting is on. */
import type { TeamsHintState } from '../../src-preload/contract.ts'
import type { EventBody } from '../domain/machine/events.ts'
import type { TeamsHint } from '../ports.ts'

export interface TeamsHintParts {
  /** Absent where there is none, as in tests of something else. */
  readonly hint: TeamsHint | undefined
  /** The person's setting. */
  readonly enabled: () => boolean
  /** Asks for a reading soon; while nothing is read, for none. */
  readonly readSoon: () => void
  readonly dispatch: (event: EventBody) => void
  readonly onChange: () => void
}

export interface TeamsHintService {
  state(): TeamsHintState
  pair(): void
  nudge(): void
  /** The settings may have changed. */
  configure(): void
  /** A guard against our own echo began: in a meeting, Busy is no echo. */
  guardBegan(): void
  dispose(): void
}

export function createTeamsHintService(parts: TeamsHintParts): TeamsHintService {
  const { hint, enabled, readSoon, dispatch, onChange } = parts
  let inMeeting = false

  const unsubscribe = hint?.onEvent((event) => {
    switch (event.type) {
      case 'state':
        // Out of touch with Teams, a meeting may end unseen.
        if (event.state !== 'paired' && event.state !== 'connected' && event.state !== 'pairing')
          inMeeting = false
        onChange()
        return
      case 'meeting':
        inMeeting = event.on
        if (inMeeting) dispatch({ type: 'meetingHint' })
        readSoon()
        return
      case 'changed':
        readSoon()
        return
    }
  })

  return {
    state: () => hint?.state() ?? 'off',
    pair: () => hint?.pair(),
    nudge: () => hint?.nudge(),
    configure() {
      if (enabled()) hint?.start()
      else hint?.stop()
    },
    guardBegan() {
      if (inMeeting) dispatch({ type: 'meetingHint' })
    },
    dispose() {
      unsubscribe?.()
      hint?.stop()
    },
  }
}
