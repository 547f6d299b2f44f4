import type { TimelineEntry, TimelineEvent } from '../types.ts'

/** In the order in which they are offered. */
export const timelineFilters = ['all', 'teams', 'extension', 'calls', 'problems'] as const
export type TimelineFilter = (typeof timelineFilters)[number]

type Subject = Exclude<TimelineFilter, 'all' | 'problems'>

/** What an event is about; a call that is shown in Teams is about both. */
const subjects: Readonly<Record<TimelineEvent, readonly Subject[]>> = {
  'teams.changed': ['teams'],
  'extension.published': ['extension'],
  'extension.unpublished': ['extension'],
  'extension.failed': ['extension'],
  'call.began': ['calls'],
  'call.ended': ['calls'],
  'teams.asserted': ['teams', 'calls'],
  'teams.cleared': ['teams', 'calls'],
  'teams.leftAlone': ['teams', 'calls'],
  'teams.overridden': ['teams', 'calls'],
  'teams.failed': ['teams', 'calls'],
  'teams.reflected': ['teams'],
  'phone.changed': ['extension'],
  'phone.superseded': ['teams', 'extension'],
  'sync.paused': [],
  'sync.resumed': [],
  'sync.suspended': [],
  'account.signedIn': [],
  'account.signedOut': [],
  'account.expired': [],
}

const problems: ReadonlySet<TimelineEvent> = new Set([
  'extension.failed',
  'teams.failed',
  'account.expired',
])

export function passes({ event, code }: TimelineEntry, filter: TimelineFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'problems') return code !== undefined || problems.has(event)
  return subjects[event].includes(filter)
}

/** Every word that is looked for is somewhere in the text, whatever its case. */
export function contains(text: string, search: string, language: string): boolean {
  const lower = text.toLocaleLowerCase(language)
  const wanted = search.toLocaleLowerCase(language).split(/\s+/)
  return wanted.every((word) => lower.includes(word))
}
