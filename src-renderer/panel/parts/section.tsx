import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { createContext, type ReactNode, useContext, useId } from 'react'

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

const HeadingLevel = createContext<'h2' | 'h3'>('h2')

/** For what has a heading of its own above its sections: their titles are one level below it. */
export function BelowHeading({ children }: { readonly children: ReactNode }) {
  return <HeadingLevel.Provider value="h3">{children}</HeadingLevel.Provider>
}

interface SectionProps {
  /** Without one, the heading above the card says it all. */
  readonly title?: string
  /** For focus that is sent here. */
  readonly headingId?: string
  /** Its children bring their own padding. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A card, mostly titled. */
export function Section({ title, headingId, flush = false, children }: SectionProps) {
  const styles = useStyles()
  const ownId = useId()
  const Heading = useContext(HeadingLevel)
  const id = headingId ?? ownId
  const card = <div className={mergeClasses(styles.card, flush && styles.flush)}>{children}</div>
  if (title === undefined) return card
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Heading className={styles.heading} id={id} tabIndex={-1}>
        {title}
      </Heading>
      {card}
    </section>
  )
}
