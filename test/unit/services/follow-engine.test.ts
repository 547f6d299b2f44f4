/** What a pause, a call and a guard of the engine mean to reading and to what is shown. */
import { beforeEach, describe, expect, test } from 'vitest'
import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import type { State } from '../../../src-main/domain/machine/state.ts'
import type { AccountState } from '../../../src-main/services/account.ts'
import { followEngine } from '../../../src-main/services/follow-engine.ts'
import { allOn, options } from '../../property/world.ts'
import { FakeClock } from '../../support/fake-clock.ts'

let done: string[]
let state: State
let account: AccountState
let offline: boolean
let become: (next: State) => void

beforeEach(() => {
  done = []
  offline = false
  account = { state: 'signedIn' }
  state = initialState({ enabled: allOn, options, at: 0 })
  state = { ...state, gates: { ...state.gates, signedIn: true } }
  followEngine({
    engine: {
      state: () => state,
      onChange(listener) {
        become = (next) => {
          state = next
          listener(next)
        }
        return () => true
      },
    },
    microsoft: {
      account: () => account,
      poller: () => ({
        resume: () => done.push('reads'),
        suspend: () => done.push('reads nothing'),
        setCallLive: (live) => done.push(`call ${live}`),
      }),
    },
    legs: { report: (leg, report) => done.push(`${leg} ${report.state}`) },
    teamsHint: { guardBegan: () => done.push('guard') },
    clock: new FakeClock(),
    offline: () => offline,
    publish: () => done.push('shown'),
  })
})

const pause = (paused: boolean) => become({ ...state, gates: { ...state.gates, paused } })

describe('a pause', () => {
  test.each<AccountState>([
    { state: 'signedIn' },
    // Another account signs in beside the one that works.
    { state: 'signingIn', beside: true },
  ])('ends reading, and its end resumes it: %o', (next) => {
    account = next
    pause(true)
    expect(done).toEqual(['reads nothing', 'presence off', 'shown'])
    done.length = 0
    pause(false)
    expect(done).toEqual(['reads', 'presence connecting', 'shown'])
  })

  test('says nothing of the presence of nobody', () => {
    account = { state: 'signingIn' }
    pause(true)
    expect(done).toEqual(['reads nothing', 'shown'])
  })

  test('that ends without a network does not read', () => {
    pause(true)
    offline = true
    done.length = 0
    pause(false)
    expect(done).toEqual(['reads nothing', 'presence connecting', 'shown'])
  })
})

test('a session of ours is a live call, and what follows it is guarded', () => {
  const { session } = initialState({
    ...{ enabled: allOn, options, at: 0 },
    journal: { session: true, last: null },
  })
  const { own } = session
  if (own === null) throw new Error('nothing was left')
  // A status of the phone in Teams is no call.
  become({ ...state, session: { ...session, own: { ...own, claim: 'phoneStatus' } } })
  expect(done.splice(0)).toEqual(['shown'])
  become({ ...state, session: { ...session, own: { ...own, claim: 'call' } } })
  become({ ...state, session: { ...session, own: null, guardUntil: 60_000 } })
  expect(done).toEqual(['call true', 'shown', 'call false', 'shown', 'guard'])
})
