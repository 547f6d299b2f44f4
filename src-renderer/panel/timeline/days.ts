import type { Format } from '../format.ts'
import type { TimelineEntry } from '../types.ts'

export interface Day {
  readonly name: string
  readonly entries: TimelineEntry[]
}

/** The entries under their days, in the order given: newest first. */
export function byDay(entries: readonly TimelineEntry[], format: Format, now: number): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const name = format.day(entry.at, now)
    const last = days.at(-1)
    if (last?.name === name) last.entries.push(entry)
    else days.push({ name, entries: [entry] })
  }
  return days
}
