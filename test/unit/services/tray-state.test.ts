/** What the tray shows when several things are true at once: the first of these that fits. */
import { expect, test } from 'vitest'
import { initialState } from '../../../src-main/domain/machine/initial-state.ts'
import type { State } from '../../../src-main/domain/machine/state.ts'
import { defaultSettings } from '../../../src-main/services/settings/schema.ts'
import { type SnapshotSources, snapshotOf } from '../../../src-main/services/snapshot.ts'
import { enabledOf, optionsOf } from '../../../src-main/services/sync/options.ts'
import { talking } from '../../property/world.ts'
import { snapshots } from '../../support/panel/snapshots.ts'

const settings = defaultSettings
const fresh = initialState({ enabled: enabledOf(settings), options: optionsOf(settings), at: 0 })
const read: State = {
  ...fresh,
  presence: {
    ...fresh.presence,
    observed: {
      pair: { availability: 'Available', activity: 'Available' },
      classification: { userConfigured: 'no', rule: 'class.available' },
      since: 0,
      messages: {},
      wall: 0,
    },
  },
}
const working: SnapshotSources = {
  version: '0',
  state: read,
  account: { state: 'signedIn' },
  settings,
  legs: snapshots.inStep.legs,
  timeline: [],
  paused: null,
  notices: [],
  saved: { phone: true, ari: false, ucp: false },
  online: true,
  write: 'granted',
  remembered: [],
  abilities: null,
  otherComputer: false,
  readBackMs: undefined,
  doNotDisturb: null,
  push: 'off',
  teamsHint: 'off',
  locked: [],
  phoneDraft: null,
  phoneFixed: {},
  phoneProgress: undefined,
  update: { state: 'off' },
  since: { extension: 0, call: 0, presence: 0 },
}

/** Each one added to those after it. */
const causes: readonly (readonly [string, (sources: SnapshotSources) => SnapshotSources])[] = [
  ['inStep', (sources) => sources],
  [
    'connecting',
    ({ state, ...sources }) => ({
      ...sources,
      state: { ...state, presence: { ...state.presence, observed: null } },
    }),
  ],
  [
    'onCall',
    ({ state, ...sources }) => ({
      ...sources,
      state: { ...state, calls: { ...state.calls, list: [talking] } },
    }),
  ],
  ['attention', (sources) => ({ ...sources, legs: snapshots.wrongPassword.legs })],
  ['offline', (sources) => ({ ...sources, online: false })],
  ['paused', (sources) => ({ ...sources, paused: { until: null } })],
  ['signedOut', (sources) => ({ ...sources, account: { state: 'expired' } })],
]

test.each(causes.map(([name], index) => [name, index] as const))(
  '%s outranks what comes before it',
  (name, index) => {
    const all = causes.slice(0, index + 1).reduce((sources, [, add]) => add(sources), working)
    expect(snapshotOf(all).tray).toBe(name)
  },
)

test('off counts as paused', () => {
  const state = { ...read, enabled: { ...read.enabled, sync: false } }
  expect(snapshotOf({ ...working, state }).tray).toBe('paused')
})
