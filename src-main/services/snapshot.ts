/** What the panel and the tray show, made from what the services know. Pure. */
import type {
  AssertState,
  PhoneAbilities,
  PhoneFixed,
  PhoneProgress,
  PushState,
  RememberedAccount,
  Snapshot,
  TeamsHintState,
  TrayState,
  WritePermission,
} from '../../src-preload/contract.ts'
import { callStateOf } from '../domain/calls.ts'
import type { ErrorCode } from '../domain/codes.ts'
import { type Connector, defaultDoNotDisturb } from '../domain/connectors.ts'
import { sameStatus } from '../domain/extension.ts'
import { asserts, type State } from '../domain/machine/state.ts'
import { type Mapping, mappingInForce } from '../domain/mapping.ts'
import { canonicalPair } from '../domain/presence.ts'
import type { TimelineEntry } from '../domain/timeline.ts'
import { type AccountState, isWorking } from './account.ts'
import { anyFailing, type Legs } from './legs.ts'
import { maskUsername } from './mask.ts'
import type { DoNotDisturbState } from './phone.ts'
import { phoneStatusOf } from './phone-status.ts'
import type { PhoneDraft } from './policy/phone.ts'
import type { SavedSecrets } from './saved-secrets.ts'
import type { Settings } from './settings/schema.ts'

export interface SnapshotSources {
  readonly version: string
  readonly state: State
  readonly account: AccountState
  readonly settings: Settings
  readonly legs: Legs
  readonly timeline: readonly TimelineEntry[]
  readonly paused: { readonly until: number | null } | null
  readonly notices: readonly ErrorCode[]
  readonly saved: SavedSecrets
  readonly online: boolean
  readonly write: WritePermission
  readonly remembered: readonly RememberedAccount[]
  readonly abilities: PhoneAbilities | null
  readonly otherComputer: boolean
  readonly readBackMs: number | undefined
  readonly doNotDisturb: DoNotDisturbState | null
  readonly teamsHint: TeamsHintState
  readonly push: PushState
  readonly locked: readonly string[]
  /** The phone template of the policy, as far as it is complete; `null` without one. */
  readonly phoneDraft: PhoneDraft | null
  readonly phoneFixed: PhoneFixed
  readonly phoneProgress: PhoneProgress | undefined
  readonly update: Snapshot['update']
  readonly since: { readonly extension: number; readonly call: number; readonly presence: number }
}

export function snapshotOf(sources: SnapshotSources): Snapshot {
  const { state, settings, legs, notices } = sources
  const { own } = state.session
  const { enabled } = state
  return {
    version: sources.version,
    tray: trayStateOf(sources),
    account: accountOf(sources),
    sync: {
      on: enabled.sync,
      choice: settings.sync,
      mirror: { on: enabled.mirror, choice: settings.directions.mirror },
      assert: { on: enabled.assert, choice: settings.directions.assert },
      reflect: { on: enabled.reflect, choice: settings.directions.reflect },
      paused: sources.paused,
    },
    teams: teamsOf(sources),
    extension: { ...extensionOf(sources), since: sources.since.extension },
    call: callOf(sources),
    legs,
    ownSession: own?.confirmed === true ? own.kind : null,
    phoneStatus: phoneStatusOf(state),
    push: sources.push,
    timeline: sources.timeline,
    phone: phoneOf(sources),
    ...(sources.phoneDraft === null ? {} : { phoneTemplate: sources.phoneDraft }),
    phoneFixed: sources.phoneFixed,
    ...(sources.phoneProgress === undefined ? {} : { phoneProgress: sources.phoneProgress }),
    microsoft: {
      clientId: settings.microsoft.clientId,
      tenant: settings.microsoft.tenant,
      cloud: settings.microsoft.cloud,
    },
    settings: settingsOf(settings, sources.teamsHint),
    locked: sources.locked,
    mapping: mappingOf(settings.mapping, settings.phone?.connector),
    update: sources.update,
    notices,
  }
}

function phoneOf(sources: SnapshotSources): Snapshot['phone'] {
  const { saved, abilities, otherComputer, readBackMs, doNotDisturb, phoneDraft } = sources
  const passwordSaved = saved.phone
  const { phone } = sources.settings
  // What a template alone makes is set up once the password is there.
  if (phone === null || (phoneDraft !== null && !passwordSaved)) return null
  const { server, addressOfRecord: address, authorizationUser, ari, ucp, relayUrl, callsOf } = phone
  return {
    connector: phone.connector ?? 'sip',
    ...{ server, address, authorizationUser, passwordSaved, abilities, otherComputer },
    blocking: phone.doNotDisturb ?? defaultDoNotDisturb,
    ...(ari === undefined ? {} : { ari: { ...ari, passwordSaved: saved.ari } }),
    ...(ucp === undefined ? {} : { ucp: { ...ucp, passwordSaved: saved.ucp } }),
    ...(relayUrl === undefined ? {} : { relayUrl }),
    ...(callsOf === undefined ? {} : { callsOf }),
    ...(readBackMs === undefined ? {} : { readBackMs }),
    ...(doNotDisturb === null ? {} : { doNotDisturb }),
  }
}

function settingsOf(settings: Settings, hint: TeamsHintState): Snapshot['settings'] {
  const { calls, polling, notifications, appearance, reflection, messages } = settings
  const { startAtLogin, updates, log, welcomed } = settings
  const teamsHint = { enabled: settings.teamsHint.enabled, state: hint }
  return {
    calls,
    polling,
    teamsHint,
    notifications,
    appearance,
    reflection,
    messages,
    startAtLogin,
    updates,
    log,
    welcomed,
  }
}

/** The mapping as the panel shows it. */
export function mappingOf(own: Mapping, connector?: Connector): Snapshot['mapping'] {
  const rows = Object.entries(mappingInForce(own, connector)).map(([kind, row]) => [
    kind,
    { ...row, changed: Object.hasOwn(own, kind) },
  ])
  return Object.fromEntries(rows)
}

function accountOf(sources: SnapshotSources): Snapshot['account'] {
  const { state, account, code } = sources.account
  return {
    state,
    write: sources.write,
    remembered: sources.remembered,
    ...(account === undefined
      ? {}
      : { name: account.name, username: maskUsername(account.username) }),
    ...(code === undefined ? {} : { code }),
  }
}

function teamsOf({ state, since, account }: SnapshotSources): Snapshot['teams'] {
  const { observed } = state.presence
  if (observed === null || account.state === 'signedOut') return null
  const { userConfigured, rule } = observed.classification
  return {
    ...canonicalPair(observed.pair),
    userConfigured,
    rule,
    since: observed.since,
    observedAt: Math.max(observed.wall, since.presence),
  }
}

function extensionOf({ state, abilities }: SnapshotSources): Omit<Snapshot['extension'], 'since'> {
  const { extension, calls } = state
  const { published, sent, desired } = extension
  // Where no status can be written only a do not disturb that stops calls is more than a wish.
  if (abilities?.writePresence === false && published?.blocksCalls !== true)
    return { status: null, state: 'nothing' }
  const status = published
  if (!sameStatus(sent, published)) return { status, state: 'publishing' }
  const waits = desired !== undefined && !sameStatus(desired, sent) && calls.list.length > 0
  if (waits) return { status, state: 'held' }
  return { status, state: status === null ? 'nothing' : 'published' }
}

function callOf({ state, since }: SnapshotSources): Snapshot['call'] {
  const { calls } = state
  const { decision } = calls
  const rule =
    decision.kind === 'assert' || decision.kind === 'leftAlone'
      ? decision.rule
      : decision.kind === 'overridden'
        ? ('assert.override' as const)
        : undefined
  return {
    state: calls.known || calls.phase !== 'none' ? callStateOf(calls.list) : 'idle',
    assert: assertStateOf(state),
    since: since.call,
    ...(rule === undefined ? {} : { rule }),
    ...(decision.kind === 'refused' ? { code: decision.code } : {}),
  }
}

function assertStateOf(state: State): AssertState {
  const { phase, decision } = state.calls
  if (phase === 'none') return 'none'
  if (!asserts(state)) return 'off'
  if (phase === 'settling') return 'settling'
  if (decision.kind === 'undecided') return 'reading'
  if (decision.kind !== 'assert') return 'leftAlone'
  return state.session.own?.confirmed === true ? 'asserted' : 'reading'
}

function trayStateOf(sources: SnapshotSources): TrayState {
  const { state, account, legs, paused, online } = sources
  if (!isWorking(account)) return 'signedOut'
  if (paused !== null || !state.enabled.sync) return 'paused'
  if (!online) return 'offline'
  if (anyFailing(legs)) return 'attention'
  if (callStateOf(state.calls.list) === 'talking') return 'onCall'
  // Nothing was read yet: to say that all is in step would be a guess.
  if (state.presence.observed === null) return 'connecting'
  return 'inStep'
}
