/** What the extension shows for a Teams presence: the mapping of product.md's *mirror*. */
import type { ExtensionStatus, RpidActivity } from './extension.ts'
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
  readonly activity: RpidActivity | null
  readonly note: string
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

/** RPID has no do-not-disturb (RFC 4480 section 3.2): it is `busy` with a note that says it. */
const rows: Readonly<Record<MappableKind, Row>> = {
  available: { rule: 'map.available', activity: null, note: 'Available' },
  away: { rule: 'map.away', activity: 'away', note: 'Away' },
  beRightBack: { rule: 'map.beRightBack', activity: 'away', note: 'Be right back' },
  busy: { rule: 'map.busy', activity: 'busy', note: 'Busy' },
  inACall: { rule: 'map.inACall', activity: 'on-the-phone', note: 'On the phone (Teams)' },
  inAMeeting: { rule: 'map.inAMeeting', activity: 'meeting', note: 'In a meeting' },
  doNotDisturb: { rule: 'map.doNotDisturb', activity: 'busy', note: 'Do not disturb' },
  presenting: { rule: 'map.presenting', activity: 'presentation', note: 'Presenting' },
  focusing: { rule: 'map.focusing', activity: 'busy', note: 'Focusing' },
  outOfOffice: { rule: 'map.outOfOffice', activity: 'away', note: 'Out of office' },
  /** "Appear offline" is nobody's business: a neutral note. */
  appearOffline: { rule: 'map.offWork', activity: 'away', note: 'Away' },
}

/** The rows in force: the person's where there is one, the default otherwise. */
export function mappingInForce(own: Mapping): Readonly<Record<MappableKind, MappingRow>> {
  const table = mappableKinds.map((kind) => {
    const { activity, note } = own[kind] ?? rows[kind]
    return [kind, { activity, note }] as const
  })
  return Object.fromEntries(table) as Record<MappableKind, MappingRow>
}

export function mapToExtension(pair: PresencePair, own: Mapping = {}): Mapped {
  if (isAbsent(pair)) return { kind: 'absent', rule: 'map.offline' }
  const kind = presenceKindOf(pair)
  if (kind === 'offline' || kind === 'unknown') return { kind: 'unchanged', rule: 'map.unknown' }
  const { rule } = rows[kind]
  const { activity, note } = own[kind] ?? rows[kind]
  // The lossless pair would tell what the neutral note keeps back.
  const teams =
    kind === 'appearOffline' ? { availability: 'Away', activity: 'Away' } : canonicalPair(pair)
  return { kind: 'status', rule, status: { activity, note, teams } }
}
