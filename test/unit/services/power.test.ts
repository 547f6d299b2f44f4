/** Sleep, the network and the person's return, each told to whom it concerns. */
import { beforeEach, describe, expect, test } from 'vitest'
import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import type { State } from '../../../src-main/domain/machine/state.ts'
import type { PowerEvent } from '../../../src-main/ports.ts'
import type { AccountState } from '../../../src-main/services/account.ts'
import { followPower, type PowerFollower } from '../../../src-main/services/power.ts'
import { allOn, options } from '../../property/world.ts'

let done: string[]
let state: State
let account: Pick<AccountState, 'state' | 'beside'>
let follower: PowerFollower
let tell: (event: PowerEvent) => void

const gates = (change: Partial<State['gates']>) => {
  state = { ...state, gates: { ...state.gates, ...change } }
}

beforeEach(() => {
  done = []
  account = { state: 'signedIn' }
  state = initialState({ enabled: allOn, options, at: 0 })
  gates({ signedIn: true })
  follower = followPower({
    power: {
      idleSeconds: () => 0,
      isLocked: () => false,
      onEvent(listener) {
        tell = listener
        return () => done.push('stopped')
      },
    },
    engine: {
      state: () => state,
      dispatch: (event) => {
        done.push(event.type === 'gate' ? `${event.gate} ${event.value}` : event.type)
      },
    },
    microsoft: {
      account: () => account,
      poller: () => ({
        hint: () => done.push('hint'),
        resume: () => done.push('reads'),
        suspend: () => done.push('reads nothing'),
      }),
    },
    phone: { nudge: () => done.push('phone') },
    pause: { check: () => done.push('pause') },
    teamsHint: { nudge: () => done.push('teams') },
    report: (leg, report) => done.push(`${leg} ${report.state} ${report.code ?? ''}`.trim()),
    publish: () => done.push('shown'),
  })
})

describe('the network', () => {
  test('away, nothing is read and the leg says why', () => {
    tell('offline')
    expect(follower.offline()).toBe(true)
    expect(done).toEqual(['reads nothing', 'presence failing graph.network', 'phone', 'shown'])
  })

  test('back, it is read and written at once', () => {
    tell('offline')
    done.length = 0
    tell('online')
    expect(follower.offline()).toBe(false)
    expect(done).toEqual(['online', 'presence connecting', 'reads', 'phone'])
  })

  test.each(['paused', 'suspended'] as const)('back while %s, nothing is read', (gate) => {
    tell('offline')
    gates({ [gate]: true })
    done.length = 0
    tell('online')
    expect(done).not.toContain('reads')
  })

  test('concerns the account that works while another one signs in', () => {
    account = { state: 'signingIn', beside: true }
    tell('offline')
    expect(done).toContain('presence failing graph.network')
    done.length = 0
    tell('online')
    expect(done).toEqual(['online', 'presence connecting', 'reads', 'phone'])
  })

  test('says nothing of the presence of nobody', () => {
    account = { state: 'signedOut' }
    tell('offline')
    expect(done).toEqual(['reads nothing', 'phone', 'shown'])
  })
})

describe('sleep', () => {
  test('takes back; waking up goes on at once', () => {
    tell('suspend')
    tell('resume')
    expect(done).toEqual(['suspended true', 'pause', 'suspended false', 'online', 'phone', 'teams'])
  })

  test.each(['unlock', 'active'] as const)('%s is waking up, where nothing said so', (event) => {
    gates({ suspended: true })
    tell(event)
    expect(done).toEqual(['pause', 'suspended false', 'online', 'phone', 'teams'])
  })

  test.each(['unlock', 'active'] as const)('%s alone looks for Teams', (event) => {
    tell(event)
    expect(done).toEqual(['teams'])
  })
})

test('a lock changes nothing here', () => {
  tell('lock')
  follower.stop()
  expect(done).toEqual(['stopped'])
})
