/**
 * What `--status` prints: small, documented in docs/command-line.md, without names, addresses and
 * notes. Members may be added; what is there keeps its meaning as long as `version` stays.
 */
import type { Snapshot } from '../../src-preload/contract.ts'
import type { ErrorCode } from '../domain/codes.ts'
import type { LegName, LegState } from '../domain/legs.ts'

export interface Status {
  readonly version: 1
  readonly running: true
  /** The version of Lockstep. */
  readonly lockstep: string
  /** What the tray icon shows. */
  readonly tray: Snapshot['tray']
  readonly account: Snapshot['account']['state']
  readonly sync: { readonly on: boolean; readonly mirror: boolean; readonly assert: boolean }
  /** `until`: ISO 8601, `null` for until resumed. */
  readonly paused: { readonly until: string | null } | null
  /** The last presence that was read. */
  readonly teams: { readonly availability: string; readonly activity: string } | null
  readonly extension: Snapshot['extension']['state']
  readonly call: {
    readonly state: Snapshot['call']['state']
    readonly assert: Snapshot['call']['assert']
  }
  readonly legs: Readonly<
    Record<LegName, { readonly state: LegState; readonly code?: ErrorCode | undefined }>
  >
}

export function statusOf(snapshot: Snapshot): Status {
  const { sync, teams, call, legs } = snapshot
  const leg = (name: LegName) => ({ state: legs[name].state, code: legs[name].code })
  return {
    version: 1,
    running: true,
    lockstep: snapshot.version,
    tray: snapshot.tray,
    account: snapshot.account.state,
    sync: { on: sync.on, mirror: sync.mirror.on, assert: sync.assert.on },
    paused: sync.paused && { until: timeOf(sync.paused.until) },
    teams: teams && { availability: teams.availability, activity: teams.activity },
    extension: snapshot.extension.state,
    call: { state: call.state, assert: call.assert },
    legs: {
      signIn: leg('signIn'),
      presence: leg('presence'),
      extension: leg('extension'),
      callWatch: leg('callWatch'),
    },
  }
}

function timeOf(wall: number | null): string | null {
  return wall === null ? null : new Date(wall).toISOString()
}
