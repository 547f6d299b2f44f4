import type { Format } from '../format.ts'
import { kindOfText } from '../presence.ts'
import type { TimelineEntry } from '../types.ts'
import type { Words } from '../words/words.ts'

/** One change in the person's language. */
export interface Described {
  readonly time: string
  readonly what: string
  /** The fault and the rule, in whole sentences. */
  readonly why: readonly string[]
  /** The cause, and how long each step took. */
  readonly how: readonly string[]
  /** The reading that it rests on. */
  readonly reading: string | undefined
}

/** Events that need no cause beside them: they are one. */
const speaksForItself: ReadonlySet<TimelineEntry['event']> = new Set([
  'teams.changed',
  'call.began',
  'call.ended',
])

/** The Teams status for what happened in Teams, the note for what happened on the extension. */
function subjectOf(entry: TimelineEntry, words: Words): string {
  if (entry.event === 'teams.changed' || entry.event === 'teams.reflected')
    return entry.teams === undefined ? '' : words.presence[kindOfText(entry.teams)]
  return entry.extension ?? ''
}

export function describe(entry: TimelineEntry, words: Words, format: Format): Described {
  const { events, causes, steps, reading } = words.timeline
  const { event, cause, code, rule, reading: read } = entry
  return {
    time: format.exactTime(entry.at),
    what: events[event](subjectOf(entry, words)),
    why: [
      ...(code === undefined ? [] : [words.errors[code].cause]),
      ...(rule === undefined ? [] : [words.rules[rule]]),
    ],
    how: [
      ...(speaksForItself.has(event) ? [] : [causes[cause]]),
      ...entry.steps.map(({ step, ms }) => `${steps[step]} ${format.measured(ms)}`),
    ],
    reading: read && reading(format.exactTime(read.at), read.teams, format.measured(read.ms)),
  }
}
