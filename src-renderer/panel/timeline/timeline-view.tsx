import { makeStyles, tokens } from '@fluentui/react-components'
import type { Format } from '../format.ts'
import { useNow } from '../hooks.ts'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import type { TimelineEntry } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import { EntryRow } from './entry-row.tsx'

const mostEntries = 200

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalXS} 0` },
})

interface Day {
  readonly name: string
  readonly entries: TimelineEntry[]
}

/** The entries under their days, in the order given: newest first. */
function byDay(entries: readonly TimelineEntry[], format: Format, now: number): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const name = format.day(entry.at, now)
    const last = days.at(-1)
    if (last?.name === name) last.entries.push(entry)
    else days.push({ name, entries: [entry] })
  }
  return days
}

/** What happened, why, by which rule, and how long each leg took (invariant I8). */
export function TimelineView() {
  const styles = useStyles()
  const words = useWords().timeline
  const format = useFormat()
  const now = useNow(60_000)
  const entries = useSnapshot().timeline.slice(0, mostEntries)
  if (entries.length === 0)
    return (
      <Section title={words.title}>
        <Note>{words.empty}</Note>
      </Section>
    )
  return (
    <>
      {byDay(entries, format, now).map((day) => (
        <Section key={day.name} title={day.name} flush>
          <ul className={styles.list}>
            {day.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
      ))}
      <Note>{words.limit}</Note>
    </>
  )
}
