/** What the extension shows for a Teams presence: the mapping of product.md's *mirror*. */
import type { Connector } from './connectors.ts'
import {
  type ExtensionActivity,
  type ExtensionStatus,
  extensionActivities,
  rpidActivities,
} from './extension.ts'
import { canonicalPair, isAbsent, type PresencePair } from './presence.ts'
import { type PresenceKind, presenceKindOf } from './presence-kind.ts'
import type { RuleId } from './rules.ts'

export type Mapped =
  | { readonly kind: 'status'; readonly status: ExtensionStatus; readonly rule: RuleId }
  /** Teams tells nothing: the extension stays as it is. */
  | { readonly kind: 'unchanged'; readonly rule: 'map.unknown' }
  /** No presence session: after 2 minutes what Lockstep published is taken back. */
  | { readonly kind: 'absent'; readonly rule: 'map.offline' }

/** What the extension shows for one kind of Teams presence. */
export interface MappingRow {
  readonly activity: ExtensionActivity | null
  readonly note: string
  /** Stops calls at the extension, where the phone system can and the person asked for it. */
  readonly blocksCalls?: true | undefined
}

/** The kinds of Teams presence that the extension can show, in the order they are listed. */
export const mappableKinds = [
  'available',
  'busy',
  'inACall',
  'inAMeeting',
  'presenting',
  'focusing',
  'doNotDisturb',
  'beRightBack',
  'away',
  'appearOffline',
  'outOfOffice',
] as const satisfies readonly PresenceKind[]
export type MappableKind = (typeof mappableKinds)[number]

/** What differs from the default, by kind. */
export type Mapping = Readonly<Partial<Record<MappableKind, MappingRow | undefined>>>

interface Row extends MappingRow {
  readonly rule: RuleId
}

/** What the extension of such a phone system can show. */
export function activitiesOf(connector: Connector): readonly ExtensionActivity[] {
  if (connector === 'pbxware') return []
  if (connector === 'innovaphone') return ['away', 'busy', 'dnd']
  return connector === 'sip' ? rpidActivities : extensionActivities
}

/** RPID has no do-not-disturb (RFC 4480 section 3.2): it is `busy` with a note that says it. */
const sipRows: Readonly<Record<MappableKind, Row>> = {
  available: { rule: 'map.available', activity: null, note: 'Available' },
  away: { rule: 'map.away', activity: 'away', note: 'Away' },
  beRightBack: { rule: 'map.beRightBack', activity: 'away', note: 'Be right back' },
  busy: { rule: 'map.busy', activity: 'busy', note: 'Busy' },
  inACall: { rule: 'map.inACall', activity: 'on-the-phone', note: 'On the phone (Teams)' },
  inAMeeting: { rule: 'map.inAMeeting', activity: 'meeting', note: 'In a meeting' },
  doNotDisturb: {
    rule: 'map.doNotDisturb',
    activity: 'busy',
    note: 'Do not disturb',
    blocksCalls: true,
  },
  presenting: { rule: 'map.presenting', activity: 'presentation', note: 'Presenting' },
  focusing: { rule: 'map.focusing', activity: 'busy', note: 'Focusing' },
  outOfOffice: { rule: 'map.outOfOffice', activity: 'away', note: 'Out of office' },
  /** "Appear offline" is nobody's business: a neutral note. */
  appearOffline: { rule: 'map.offWork', activity: 'away', note: 'Away' },
}

/** Where the phone system has a do-not-disturb of its own, it is shown. */
const rows: Readonly<Record<MappableKind, Row>> = {
  ...sipRows,
  doNotDisturb: { ...sipRows.doNotDisturb, activity: 'dnd' },
  focusing: { ...sipRows.focusing, activity: 'dnd' },
}

/** What one row becomes on a phone system that does not know its activity. */
function shownBy(connector: Connector, row: MappingRow): MappingRow {
  const { activity, note, blocksCalls } = row
  const known = activitiesOf(connector)
  const shown = activity === null || known.includes(activity) ? activity : 'busy'
  return {
    activity: known.length === 0 ? null : shown,
    note,
    ...(blocksCalls === true ? { blocksCalls } : {}),
  }
}

const defaultsOf = (connector: Connector) => (connector === 'sip' ? sipRows : rows)

/** The rows in force: the person's where there is one, the default otherwise. */
export function mappingInForce(
  own: Mapping,
  connector: Connector = 'sip',
): Readonly<Record<MappableKind, MappingRow>> {
  const table = mappableKinds.map(
    (kind) => [kind, shownBy(connector, own[kind] ?? defaultsOf(connector)[kind])] as const,
  )
  return Object.fromEntries(table) as Record<MappableKind, MappingRow>
}

/** Whether some Teams presence is shown just so. */
export function showsTeams(
  own: Mapping,
  connector: Connector,
  { activity, note }: Pick<ExtensionStatus, 'activity' | 'note'>,
): boolean {
  return Object.values(mappingInForce(own, connector)).some(
    (row) => row.activity === activity && row.note.trim() === note.trim() && note.trim() !== '',
  )
}

/** @param ownNote the person's own words instead of the mapping's, but not while they hide */
export function mapToExtension(
  pair: PresencePair,
  own: Mapping = {},
  connector: Connector = 'sip',
  ownNote?: string,
): Mapped {
  if (isAbsent(pair)) return { kind: 'absent', rule: 'map.offline' }
  const kind = presenceKindOf(pair)
  if (kind === 'offline' || kind === 'unknown') return { kind: 'unchanged', rule: 'map.unknown' }
  const { rule } = sipRows[kind]
  const { activity, note, blocksCalls } = shownBy(
    connector,
    own[kind] ?? defaultsOf(connector)[kind],
  )
  // The lossless pair would tell what the neutral note keeps back.
  const teams =
    kind === 'appearOffline' ? { availability: 'Away', activity: 'Away' } : canonicalPair(pair)
  return {
    kind: 'status',
    rule,
    status: {
      activity,
      note: kind === 'appearOffline' ? note : (ownNote ?? note),
      teams,
      ...(blocksCalls === true ? { blocksCalls } : {}),
    },
  }
}
