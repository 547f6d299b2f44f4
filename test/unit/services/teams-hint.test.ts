/** What the local Teams API may do: read sooner, and end the guard against our own echo. */
import { beforeEach, expect, test } from 'vitest'
import type { TeamsHint, TeamsHintEvent } from '../../../src-main/ports.ts'
import {
  createTeamsHintService,
  type TeamsHintService,
} from '../../../src-main/services/teams-hint.ts'

let done: string[]
let enabled: boolean
let tell: (event: TeamsHintEvent) => void
let service: TeamsHintService

beforeEach(() => {
  done = []
  enabled = false
  const hint: TeamsHint = {
    state: () => 'connected',
    start: () => done.push('start'),
    stop: () => done.push('stop'),
    pair: () => done.push('pair'),
    nudge: () => done.push('nudge'),
    onEvent(listener) {
      tell = listener
      return () => done.push('unsubscribe')
    },
  }
  service = createTeamsHintService({
    hint,
    enabled: () => enabled,
    readSoon: () => done.push('read'),
    dispatch: ({ type }) => done.push(type),
    onChange: () => done.push('shown'),
  })
})

test('the setting counts at once', () => {
  service.configure()
  enabled = true
  service.configure()
  expect(done).toEqual(['stop', 'start'])
})

test('a meeting is read at once, and ends the guard; its end is read at once', () => {
  tell({ type: 'meeting', on: true })
  tell({ type: 'changed' })
  tell({ type: 'meeting', on: false })
  expect(done).toEqual(['meetingHint', 'read', 'read', 'read'])
})

test('a guard that begins in a meeting ends at once', () => {
  service.guardBegan()
  tell({ type: 'meeting', on: true })
  done.length = 0
  service.guardBegan()
  tell({ type: 'state', state: 'searching' })
  service.guardBegan()
  expect(done).toEqual(['meetingHint', 'shown'])
})

test('without the API nothing happens', () => {
  const none = createTeamsHintService({
    hint: undefined,
    enabled: () => true,
    readSoon: () => done.push('read'),
    dispatch: ({ type }) => done.push(type),
    onChange: () => done.push('shown'),
  })
  none.configure()
  none.pair()
  none.nudge()
  none.guardBegan()
  none.dispose()
  expect(none.state()).toBe('off')
  expect(done).toEqual([])
})
