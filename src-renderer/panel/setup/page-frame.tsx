import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { BackIcon } from '../icons.tsx'
import { leavePage, type SettingsPage, useNavigation } from '../navigation.ts'
import { BelowHeading } from '../parts/section.tsx'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  header: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  back: {
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
    // Fluent's own are in px; the arrow grows with the text.
    minWidth: '2rem',
    maxWidth: 'none',
    minHeight: '2rem',
  },
  heading: {
    ...typographyStyles.subtitle1,
    margin: 0,
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    outlineStyle: 'none',
  },
})

interface PageFrameProps {
  readonly page: SettingsPage
  readonly children: ReactNode
}

/** A page of the settings: the way back, its name, which takes the focus when it opens, its content. */
export function PageFrame({ page, children }: PageFrameProps) {
  const styles = useStyles()
  const words = useWords()
  const { visit } = useNavigation()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit takes the focus again
  useEffect(() => {
    window.scrollTo({ top: 0 })
    heading.current?.focus()
  }, [visit])
  return (
    <>
      <div className={styles.header}>
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<BackIcon />}
          aria-label={words.back}
          onClick={leavePage}
        />
        <h2 ref={heading} className={styles.heading} tabIndex={-1}>
          {words.pages[page].name}
        </h2>
      </div>
      <BelowHeading>{children}</BelowHeading>
    </>
  )
}
