import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { kindOfText } from '../presence.ts'
import type { TimelineEntry } from '../types.ts'
import { useFormat, useWords } from '../words/index.ts'

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
    minWidth: '4rem',
  },
  body: { flexGrow: 1, flexBasis: '10rem', minWidth: 0 },
  what: { ...typographyStyles.body1Strong, margin: 0, color: tokens.colorNeutralForeground1 },
  why: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  how: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** The Teams status for what happened in Teams, the note for what happened on the extension. */
function useSubject(entry: TimelineEntry): string {
  const words = useWords()
  if (entry.event === 'teams.changed')
    return entry.teams === undefined ? '' : words.presence[kindOfText(entry.teams)]
  return entry.extension ?? ''
}

/** Events that need no cause beside them: they are one. */
const speaksForItself: ReadonlySet<TimelineEntry['event']> = new Set([
  'teams.changed',
  'call.began',
  'call.ended',
])

/** One change: when, what, why, and how long its steps took. */
export function EntryRow({ entry }: { readonly entry: TimelineEntry }) {
  const styles = useStyles()
  const words = useWords()
  const format = useFormat()
  const { events, causes, steps } = words.timeline
  const what = events[entry.event](useSubject(entry))
  const fault = entry.code === undefined ? undefined : words.errors[entry.code].cause
  const rule = entry.rule === undefined ? undefined : words.rules[entry.rule]
  const how = [
    ...(speaksForItself.has(entry.event) ? [] : [causes[entry.cause]]),
    ...entry.steps.map(({ step, ms }) => `${steps[step]} ${format.measured(ms)}`),
  ]
  return (
    <li className={styles.row}>
      <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
        {format.exactTime(entry.at)}
      </time>
      <div className={styles.body}>
        <p className={styles.what}>{what}</p>
        {fault !== undefined && <p className={styles.why}>{fault}</p>}
        {rule !== undefined && <p className={styles.why}>{rule}</p>}
        {how.length > 0 && <p className={styles.how}>{how.join(' · ')}</p>}
      </div>
    </li>
  )
}
