import {
  makeStyles,
  PresenceBadge,
  type PresenceBadgeStatus,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Note } from './note.tsx'

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '1.25rem minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
  },
  mark: { display: 'flex', alignItems: 'center', justifyContent: 'center', height: '1.375rem' },
  where: {
    ...typographyStyles.caption1,
    gridColumn: 2,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  what: { ...typographyStyles.subtitle2, margin: 0, color: tokens.colorNeutralForeground1 },
  note: { gridColumn: 2, marginTop: tokens.spacingVerticalXS },
  why: {
    ...typographyStyles.body1,
    gridColumn: 2,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
})

interface PresenceLineProps {
  /** Which place: Teams, the extension, the call. */
  readonly where: string
  readonly badge?: PresenceBadgeStatus | undefined
  readonly icon?: ReactNode
  /** What others see there, in words. */
  readonly what: string
  readonly why: readonly (string | undefined)[]
  /** What Lockstep cannot do here. */
  readonly notes?: readonly string[]
}

/** One line of "What others see": shape and colour, the words, and why. */
export function PresenceLine({ where, badge, icon, what, why, notes = [] }: PresenceLineProps) {
  const styles = useStyles()
  return (
    <div className={styles.line}>
      <p className={styles.where}>{where}</p>
      <span className={styles.mark} aria-hidden="true">
        {badge === undefined ? icon : <PresenceBadge status={badge} size="large" />}
      </span>
      <p className={styles.what}>{what}</p>
      {why.map(
        (sentence) =>
          sentence !== undefined && (
            <p key={sentence} className={styles.why}>
              {sentence}
            </p>
          ),
      )}
      {notes.map((note) => (
        <div key={note} className={styles.note}>
          <Note>{note}</Note>
        </div>
      ))}
    </div>
  )
}
