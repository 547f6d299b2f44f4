import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import { useNow } from '../hooks.ts'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useFormat, useWords } from '../words/index.ts'
import { byDay } from './days.ts'
import { EntryRow } from './entry-row.tsx'
import type { TimelineFilter } from './filter.ts'
import { TimelineTools } from './timeline-tools.tsx'
import { useFiltered } from './use-filtered.ts'

const mostEntries = 200

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalXS} 0` },
  button: { alignSelf: 'flex-start' },
})

/** What happened, why, by which rule, and how long each leg took (invariant I8). */
export function TimelineView() {
  const styles = useStyles()
  const words = useWords().timeline
  const format = useFormat()
  const now = useNow(60_000)
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const [search, setSearch] = useState('')
  const tools = useRef<HTMLDivElement>(null)
  const entries = useSnapshot().timeline.slice(0, mostEntries)
  const shown = useFiltered(entries, filter, search)

  if (entries.length === 0)
    return (
      <Section title={words.title}>
        <Note>{words.empty}</Note>
      </Section>
    )
  const showAll = () => {
    setFilter('all')
    setSearch('')
    // The button goes with what it did.
    tools.current?.querySelector('select')?.focus()
  }
  return (
    <>
      <TimelineTools
        filter={filter}
        setFilter={setFilter}
        search={search}
        setSearch={setSearch}
        shown={shown}
        all={entries.length}
        toolsRef={tools}
      />
      {shown.length === 0 && (
        <Section>
          <Note>{words.filter.nothing}</Note>
          <Button className={styles.button} onClick={showAll}>
            {words.filter.showAll}
          </Button>
        </Section>
      )}
      {byDay(shown, format, now).map((day) => (
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
