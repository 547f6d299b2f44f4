/** Snapshots of every state that the panel has to show well. All times hang on one moment. */

import { mappingOf as mappingRows } from '../../../src-main/services/snapshot.ts'
import type { Snapshot } from '../../../src-preload/contract.ts'
import { ago, minute, moment, phoneTimeline, timeline } from './timeline.ts'

export { moment }

const nobody = { write: 'unknown', remembered: [] } as const

/** As it is in `inStep`. */
export const phoneInStep: NonNullable<Snapshot['phone']> = {
  connector: 'sip',
  server: 'wss://pbx.example.com/ws',
  address: '1001@pbx.example.com',
  authorizationUser: '',
  passwordSaved: true,
  abilities: null,
  otherComputer: false,
  blocking: { enabled: false, way: 'auto', onCode: '*78', offCode: '*79', watch: '' },
}

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
    reflect: { on: false, choice: 'follow' },
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
  phoneStatus: null,
  ownSession: null,
  push: 'off',
  legs: {
    signIn: { state: 'working', since: ago(300), lastSuccess: ago(4) },
    presence: { state: 'working', since: ago(300), lastSuccess: ago(0.1) },
    extension: { state: 'working', since: ago(300), lastSuccess: ago(31) },
    callWatch: { state: 'working', since: ago(300), lastSuccess: ago(2) },
  },
  timeline,
  phone: phoneInStep,
  phoneFixed: {},
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
    reflection: { doNotDisturb: 'doNotDisturb', away: 'away', busy: 'ignore' },
    messages: { statusMessage: false, outOfOffice: false },
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
  ownSession: 'inACall',
}

/** What is set on the phone itself is shown in Teams. */
const asPhone: Snapshot = {
  ...inStep,
  sync: { ...inStep.sync, reflect: { on: true, choice: 'on' } },
  timeline: [...phoneTimeline.slice(1), ...timeline],
  ownSession: 'doNotDisturb',
  phoneStatus: { status: 'doNotDisturb', reflected: 'shown' },
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
    ownSession: null,
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
  connecting: {
    ...inStep,
    tray: 'connecting',
    teams: null,
    extension: { status: null, state: 'nothing', since: ago(0.1) },
    legs: {
      ...inStep.legs,
      presence: { state: 'connecting', since: ago(0.1) },
      extension: { state: 'connecting', since: ago(0.1) },
      callWatch: { state: 'connecting', since: ago(0.1) },
    },
  },
  asPhone,
  asPhoneAway: {
    ...asPhone,
    ownSession: 'away',
    phoneStatus: { status: 'away', reflected: 'shown' },
  },
  phoneLeftAlone: {
    ...asPhone,
    teams: {
      availability: 'BeRightBack',
      activity: 'BeRightBack',
      userConfigured: 'yes',
      rule: 'class.beRightBack',
      since: ago(9),
      observedAt: ago(0.1),
    },
    ownSession: null,
    phoneStatus: { status: 'busy', reflected: 'leftAlone', rule: 'class.beRightBack' },
  },
  writeNeeded: { ...inStep, account: { ...inStep.account, write: 'needed' } },
  twoAccounts: {
    ...inStep,
    sync: asPhone.sync,
    timeline: [...phoneTimeline, ...timeline],
    push: 'healthy',
    account: {
      ...inStep.account,
      remembered: [
        ...inStep.account.remembered,
        { id: 'two', name: 'Bruno Maier', username: 'br…@example.org', active: false },
      ],
    },
  },
  /** Beside another computer, on a phone system that can do little. */
  otherComputer: {
    ...inStep,
    phone: {
      ...phoneInStep,
      otherComputer: true,
      abilities: {
        readCalls: false,
        ringing: false,
        writePresence: true,
        writeNote: false,
        writeDoNotDisturb: false,
        readPresence: false,
        selfTest: true,
        readEmail: false,
      },
    },
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
