import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CrossIcon, DotsIcon, HalfIcon, OffIcon, TickIcon } from '../icons.tsx'

const marks = {
  good: <TickIcon />,
  bad: <CrossIcon />,
  partly: <HalfIcon />,
  none: <OffIcon />,
  waiting: <DotsIcon />,
} as const
export type StepMark = keyof typeof marks

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalS },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  partly: { color: tokens.colorStatusWarningForeground1 },
  none: {},
  waiting: {},
  text: { minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' },
  line: { ...typographyStyles.body1, margin: 0 },
  more: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

export function StepList({ children }: { readonly children: ReactNode }) {
  return <ul className={useStyles().list}>{children}</ul>
}

interface StepLineProps {
  readonly mark: StepMark
  readonly line: ReactNode
  /** What is to be said about it, each in a line of its own. */
  readonly more?: readonly string[]
}

/** One step of a test or a search: its mark, what it was, how it went. */
export function StepLine({ mark, line, more = [] }: StepLineProps) {
  const styles = useStyles()
  return (
    <li className={styles.step}>
      <span className={mergeClasses(styles.mark, styles[mark])}>{marks[mark]}</span>
      <div className={styles.text}>
        <p className={styles.line}>{line}</p>
        {more.map((text) => (
          <p key={text} className={styles.more}>
            {text}
          </p>
        ))}
      </div>
    </li>
  )
}
