/** The words of a presence: RPID on one side, what myApps knows on the other. */
import {
  type ExtensionActivity,
  type ExtensionStatus,
  extensionActivities,
} from '../../../domain/extension.ts'
import type { OwnPresence } from '../../../ports.ts'
import type { PresenceEntry } from './messages.ts'

/** The presence that the person sets, which SetOwnPresence writes; others come from calendar or PBX. */
const ownContact = 'tel:'

export interface Tel {
  readonly activity: string
  readonly note: string
}

export const nothingSet: Tel = { activity: '', note: '' }

/** SetOwnPresence takes these four and no others (myApps.htm); the note says the rest. */
const written: Readonly<Record<ExtensionActivity, 'away' | 'busy' | 'dnd'>> = {
  away: 'away',
  vacation: 'away',
  busy: 'busy',
  meeting: 'busy',
  'on-the-phone': 'busy',
  presentation: 'busy',
  dnd: 'dnd',
}

export function telOf(status: ExtensionStatus | null): Tel {
  if (status === null) return nothingSet
  return {
    activity: status.activity === null ? '' : written[status.activity],
    note: status.note,
  }
}

/** The person's own entry; the first is the newest. */
export function ownEntry(entries: readonly PresenceEntry[]): Tel {
  const entry = entries.find(({ contact }) => contact.startsWith(ownContact))
  return entry === undefined ? nothingSet : { activity: entry.activity, note: entry.note }
}

export function sameTel(a: Tel, b: Tel): boolean {
  return a.activity === b.activity && a.note.trim() === b.note.trim()
}

/** `null`: nothing is set. An activity of another name keeps its note alone. */
export function presenceOf(tel: Tel): OwnPresence | null {
  if (sameTel(tel, nothingSet)) return null
  const activity = extensionActivities.find((known) => known === tel.activity) ?? null
  return { activity, note: tel.note, doNotDisturb: tel.activity === 'dnd' }
}
