/** Snapshots of every state that the panel has to show well. All times hang on one moment. */

import { mappingOf as mappingRows } from '../../../src-main/services/snapshot.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'

/** A Thursday, 14:05:30 UTC. */
export const moment = Date.UTC(2026, 10, 19, 14, 5, 30)
const minute = 60_000
const ago = (minutes: number) => moment - minutes * minute

const nobody = { write: 'unknown', remembered: [] } as const

const inStep: Snapshot = {
  version: '0.1.0',
  tray: 'inStep',
  account: {
    state: 'signedIn',
    name: 'Alma Lindqvist',
    username: 'al…@example.com',
    write: 'granted',
    remembered: [{ id: 'one', name: 'Alma Lindqvist', username: 'al…@example.com', active: true }],
  },
  sync: {
    on: true,
    choice: 'follow',
    mirror: { on: true, choice: 'follow' },
    assert: { on: true, choice: 'follow' },
    paused: null,
  },
  teams: {
    availability: 'Available',
    activity: 'Available',
    userConfigured: 'no',
    rule: 'class.available',
    since: ago(31),
    observedAt: ago(0.1),
  },
  extension: {
    status: {
      activity: null,
      note: 'Available',
      teams: { availability: 'Available', activity: 'Available' },
    },
    state: 'published',
    since: ago(31),
  },
  call: { state: 'idle', assert: 'none', since: ago(120) },
  legs: {
    signIn: { state: 'working', since: ago(300), lastSuccess: ago(4) },
    presence: { state: 'working', since: ago(300), lastSuccess: ago(0.1) },
    extension: { state: 'working', since: ago(300), lastSuccess: ago(31) },
    callWatch: { state: 'working', since: ago(300), lastSuccess: ago(2) },
  },
  timeline: [
    {
      id: 7,
      at: ago(31),
      event: 'extension.published',
      cause: 'teams',
      rule: 'map.available',
      extension: 'Available',
      steps: [{ step: 'publish', ms: 38 }],
    },
    {
      id: 6,
      at: ago(31.02),
      event: 'teams.changed',
      cause: 'teams',
      rule: 'class.available',
      teams: 'Available / Available',
      steps: [],
    },
    {
      id: 5,
      at: ago(120),
      event: 'teams.cleared',
      cause: 'callEnded',
      rule: 'assert.call',
      steps: [
        { step: 'settle', ms: 1_000 },
        { step: 'teamsWrite', ms: 210 },
      ],
    },
    { id: 4, at: ago(120.02), event: 'call.ended', cause: 'call', steps: [] },
    {
      id: 3,
      at: ago(126),
      event: 'teams.asserted',
      cause: 'call',
      rule: 'assert.call',
      teams: 'Busy / InACall',
      steps: [
        { step: 'settle', ms: 1_500 },
        { step: 'teamsRead', ms: 184 },
        { step: 'teamsWrite', ms: 231 },
      ],
    },
    { id: 2, at: ago(126.03), event: 'call.began', cause: 'call', steps: [] },
    {
      id: 1,
      at: ago(1_300),
      event: 'extension.failed',
      cause: 'reconnected',
      code: 'sip.timedOut',
      steps: [],
    },
  ],
  phone: {
    server: 'wss://pbx.example.com/ws',
    address: '1001@pbx.example.com',
    authorizationUser: '',
    passwordSaved: true,
    abilities: null,
    otherComputer: false,
  },
  microsoft: {
    clientId: '4b6a1c1e-3f0e-4f7d-9a53-0c2f4d9b7a10',
    tenant: 'example.com',
    cloud: 'global',
  },
  settings: {
    calls: {
      ringing: false,
      settleMs: 1_500,
      endSettleMs: 1_000,
      teamsNotRunning: 'skip',
      chosenBusy: 'leaveAlone',
      uncertainAway: 'leaveAlone',
    },
    polling: { activeSeconds: 15 },
    teamsHint: { enabled: false, state: 'off' },
    notifications: { signedOut: true, legFailing: true, tray: true },
    appearance: { theme: 'system', language: 'system' },
    startAtLogin: false,
    updates: { automatic: true, channel: 'latest' },
    log: { level: 'info' },
    welcomed: true,
  },
  locked: [],
  mapping: mappingRows({}),
  update: { state: 'none' },
  notices: [],
}

const off = { state: 'notSetUp', since: moment } as const

const fresh: Snapshot = {
  ...inStep,
  tray: 'signedOut',
  account: { state: 'signedOut', ...nobody },
  teams: null,
  extension: { status: null, state: 'nothing', since: moment },
  legs: { signIn: off, presence: off, extension: off, callWatch: off },
  timeline: [],
  phone: null,
  microsoft: { clientId: '', tenant: 'organizations', cloud: 'global' },
}

const onCall: Snapshot = {
  ...inStep,
  tray: 'onCall',
  extension: { ...inStep.extension, state: 'held' },
  call: { state: 'talking', assert: 'asserted', rule: 'assert.call', since: ago(4) },
}

export const snapshots = {
  fresh,
  signingIn: {
    ...fresh,
    account: { state: 'signingIn', ...nobody },
    microsoft: inStep.microsoft,
    legs: { ...fresh.legs, signIn: { state: 'connecting', since: moment } },
  },
  declined: {
    ...fresh,
    account: { state: 'signedOut', code: 'signIn.declined', ...nobody },
    microsoft: inStep.microsoft,
  },
  inStep,
  onCall,
  leftAlone: {
    ...onCall,
    teams: {
      availability: 'BeRightBack',
      activity: 'BeRightBack',
      userConfigured: 'yes',
      rule: 'class.beRightBack',
      since: ago(9),
      observedAt: ago(0.1),
    },
    extension: {
      status: {
        activity: 'away',
        note: 'Be right back',
        teams: { availability: 'BeRightBack', activity: 'BeRightBack' },
      },
      state: 'held',
      since: ago(9),
    },
    call: { state: 'talking', assert: 'leftAlone', rule: 'class.beRightBack', since: ago(4) },
  },
  wrongPassword: {
    ...inStep,
    tray: 'attention',
    extension: { status: null, state: 'nothing', since: ago(2) },
    legs: {
      ...inStep.legs,
      extension: {
        state: 'failing',
        code: 'sip.wrongPassword',
        since: ago(2),
        lastSuccess: ago(31),
        nextRetry: moment + 42_000,
      },
      callWatch: { state: 'degraded', code: 'sip.dialogUnsupported', since: ago(2) },
    },
    notices: ['secrets.unprotected'],
  },
  paused: {
    ...inStep,
    tray: 'paused',
    sync: { ...inStep.sync, on: false, paused: { until: moment + 30 * minute } },
    extension: { status: null, state: 'nothing', since: ago(1) },
  },
  expired: {
    ...inStep,
    tray: 'signedOut',
    account: { ...inStep.account, state: 'expired', code: 'signIn.expired' },
    legs: {
      ...inStep.legs,
      signIn: { state: 'failing', code: 'signIn.expired', since: ago(5) },
      presence: { state: 'failing', code: 'graph.unauthorized', since: ago(5) },
    },
  },
} as const satisfies Record<string, Snapshot>

export type SnapshotName = keyof typeof snapshots

/** With another Teams pair observed. */
export function withTeams(snapshot: Snapshot, availability: string, activity: string): Snapshot {
  const seen = { userConfigured: 'no', rule: 'class.available' } as const
  const teams = { ...seen, availability, activity, since: moment, observedAt: moment }
  return { ...snapshot, teams }
}

/** With another note on the extension. */
export function withNote(snapshot: Snapshot, note: string): Snapshot {
  const teams = { availability: 'Available', activity: 'Available' }
  const status = { activity: null, note, teams }
  return { ...snapshot, extension: { ...snapshot.extension, status } }
}
