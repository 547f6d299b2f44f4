import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalXL,
    '@media (max-width: 22rem)': { padding: tokens.spacingHorizontalM },
  },
  heading: {
    ...typographyStyles.subtitle1,
    margin: 0,
    color: tokens.colorNeutralForeground1,
    outlineStyle: 'none',
  },
  text: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  way: { maxWidth: '100%' },
})

export interface Way {
  readonly label: string
  readonly go: () => void
}

interface StepFrameProps {
  readonly title: string
  readonly text: string
  /** Move the focus to the heading: not at the start, where nobody has come from anywhere. */
  readonly arrived: boolean
  readonly back: Way
  readonly onward?: Way | undefined
  readonly children: ReactNode
}

/** One step: its heading, its content, the way back and the way on. */
export function StepFrame({ title, text, arrived, back, onward, children }: StepFrameProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step appears
  useEffect(() => {
    window.scrollTo({ top: 0 })
    if (arrived) heading.current?.focus()
  }, [])
  return (
    <>
      <section className={styles.card} aria-label={title}>
        <div>
          <h2 ref={heading} className={styles.heading} tabIndex={-1}>
            {title}
          </h2>
          <p className={styles.text}>{text}</p>
        </div>
        {children}
      </section>
      <div className={styles.buttons}>
        <Button appearance="subtle" className={styles.way} onClick={back.go}>
          {back.label}
        </Button>
        {onward !== undefined && (
          <Button appearance="subtle" className={styles.way} onClick={onward.go}>
            {onward.label}
          </Button>
        )}
      </div>
    </>
  )
}
