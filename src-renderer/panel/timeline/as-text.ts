import type { Format } from '../format.ts'
import type { TimelineEntry } from '../types.ts'
import type { Words } from '../words/words.ts'
import { describe } from './describe.ts'

/** `2026-11-19 14:05:30` in the time zone of this computer: sorts, and reads alike everywhere. */
export function localTime(at: number): string {
  const minutesBehind = new Date(at).getTimezoneOffset()
  return new Date(at - minutesBehind * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** The changes as lines to paste: the time and what happened, then indented why and how. */
export function timelineText(
  entries: readonly TimelineEntry[],
  words: Words,
  format: Format,
): string {
  const lines = entries.flatMap((entry) => {
    const { what, why, how, reading } = describe(entry, words, format)
    const requestId = entry.reading?.requestId
    const details = [
      ...why,
      how.join(' · '),
      reading ?? '',
      // The name of Graph's header, which its support asks for.
      requestId === undefined ? '' : `request-id: ${requestId}`,
    ]
    return [
      `${localTime(entry.at)}  ${what}`,
      ...details.filter((detail) => detail !== '').map((detail) => `    ${detail}`),
    ]
  })
  return `${lines.join('\n')}\n`
}
