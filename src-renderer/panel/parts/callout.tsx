import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    flexGrow: 1,
    flexBasis: '10rem',
    overflowWrap: 'anywhere',
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

interface CalloutProps {
  readonly icon: ReactNode
  readonly tone?: 'quiet' | 'warning'
  readonly title?: string
  readonly text?: string
  /** What can be done about it. */
  readonly children?: ReactNode
  /** Interrupts a screen reader. */
  readonly urgent?: boolean
}

/** Something the person should know, set apart: quiet, or a warning. */
export function Callout(props: CalloutProps) {
  const { icon, tone = 'quiet', title, text, children, urgent = false } = props
  const styles = useStyles()
  const warning = tone === 'warning'
  return (
    <div
      className={mergeClasses(styles.box, warning && styles.warning)}
      role={urgent ? 'alert' : undefined}
    >
      <span className={mergeClasses(styles.icon, warning && styles.warningIcon)}>{icon}</span>
      <div className={styles.body}>
        {(title !== undefined || text !== undefined) && (
          <div>
            {title !== undefined && <p className={styles.title}>{title}</p>}
            {text !== undefined && <p className={styles.text}>{text}</p>}
          </div>
        )}
        {children}
      </div>
    </div>
  )
}
