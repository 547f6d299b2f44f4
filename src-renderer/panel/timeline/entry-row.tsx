import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { memo } from 'react'
import type { TimelineEntry } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'
import { describe } from './describe.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  time: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    // As wide as 12:34:56 PM, so that all texts begin at one line.
    minWidth: '6rem',
  },
  body: { flexGrow: 1, flexBasis: '10rem', minWidth: 0, overflowWrap: 'anywhere' },
  what: { ...typographyStyles.body1Strong, margin: 0, color: tokens.colorNeutralForeground1 },
  why: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  how: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface EntryRowProps {
  readonly entry: TimelineEntry
}

/** Each snapshot brings new objects, but what has happened never changes. */
function sameEntry({ entry: a }: EntryRowProps, { entry: b }: EntryRowProps): boolean {
  return a.id === b.id && a.at === b.at
}

/** One change: when, what, why, how long its steps took, and on which reading it rests. */
export const EntryRow = memo(function EntryRow({ entry }: EntryRowProps) {
  const styles = useStyles()
  const { time, what, why, how, reading } = describe(entry, useWords(), useFormat())
  return (
    <li className={styles.row}>
      <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
        {time}
      </time>
      <div className={styles.body}>
        <p className={styles.what}>{what}</p>
        {why.map((sentence) => (
          <p key={sentence} className={styles.why}>
            {sentence}
          </p>
        ))}
        {how.length > 0 && <p className={styles.how}>{how.join(' · ')}</p>}
        {reading !== undefined && <p className={styles.how}>{reading}</p>}
      </div>
    </li>
  )
}, sameEntry)
