import { Button, Field, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Ref } from 'react'
import { useCommand, useFlash } from '../hooks.ts'
import { CopyIcon } from '../icons.tsx'
import { Choice, TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import type { TimelineEntry } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import { timelineText } from './as-text.ts'
import { type TimelineFilter, timelineFilters } from './filter.ts'

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  field: { flexGrow: 1, flexBasis: '8rem', minWidth: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  status: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
})

interface TimelineToolsProps {
  readonly filter: TimelineFilter
  readonly setFilter: (filter: TimelineFilter) => void
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly shown: readonly TimelineEntry[]
  readonly all: number
  readonly toolsRef: Ref<HTMLDivElement>
}

/** What of the timeline is shown, and a copy of it. */
export function TimelineTools(props: TimelineToolsProps) {
  const { filter, setFilter, search, setSearch, shown, all, toolsRef } = props
  const styles = useStyles()
  const words = useWords()
  const format = useFormat()
  const own = words.timeline
  const copy = useCommand('clipboard.copy')
  const [copied, flash] = useFlash()

  const copyShown = async () => {
    const outcome = await copy.ask({ text: timelineText(shown, words, format) })
    if (outcome.ok) flash()
  }
  const told = [
    copied ? own.copied : '',
    shown.length === all ? '' : own.filter.shown(format.count(shown.length), format.count(all)),
  ]
  return (
    <>
      <div ref={toolsRef} className={styles.tools}>
        <Field className={styles.field} label={own.filter.name}>
          <Choice
            value={filter}
            options={timelineFilters}
            labels={own.filter.choices}
            choose={setFilter}
          />
        </Field>
        <Field className={styles.field} label={own.filter.search}>
          <TextInput
            type="search"
            value={search}
            maxLength={100}
            onChange={(_event, data) => setSearch(data.value)}
          />
        </Field>
      </div>
      <div className={styles.line}>
        <Button
          icon={<CopyIcon />}
          disabledFocusable={shown.length === 0}
          onClick={() => void copyShown()}
        >
          {own.copy}
        </Button>
        <span className={styles.status} role="status">
          {told.filter((text) => text !== '').join(' ')}
        </span>
      </div>
      {copy.failed !== undefined && <Fault code={copy.failed} urgent />}
    </>
  )
}
