import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    ...typographyStyles.subtitle2,
    margin: 0,
    color: tokens.colorNeutralForeground1,
    outlineStyle: 'none',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalL,
    gap: tokens.spacingVerticalM,
    '@media (max-width: 22rem)': { padding: tokens.spacingHorizontalM },
  },
  flush: {
    padding: 0,
    gap: 0,
    overflow: 'clip',
    '@media (max-width: 22rem)': { padding: 0 },
  },
})

interface SectionProps {
  readonly title: string
  /** For focus that is sent here. */
  readonly headingId?: string
  /** Its children bring their own padding. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A titled card. */
export function Section({ title, headingId, flush = false, children }: SectionProps) {
  const styles = useStyles()
  const ownId = useId()
  const id = headingId ?? ownId
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      <div className={mergeClasses(styles.card, flush && styles.flush)}>{children}</div>
    </section>
  )
}
