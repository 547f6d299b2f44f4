import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { ChevronIcon } from '../icons.tsx'

const useStyles = makeStyles({
  button: {
    alignSelf: 'flex-start',
    maxWidth: '100%',
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
    // There its border is seen.
    '@media (forced-colors: active)': { marginInlineStart: 0 },
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  chevron: { display: 'flex' },
  open: { transform: 'rotate(180deg)' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

interface DisclosureProps {
  readonly label: string
  readonly open: boolean
  readonly toggle: (open: boolean) => void
  readonly children: ReactNode
}

/** Rarer things behind a button. */
export function Disclosure({ label, open, toggle, children }: DisclosureProps) {
  const styles = useStyles()
  const content = useId()
  return (
    <>
      <Button
        className={styles.button}
        appearance="subtle"
        aria-expanded={open}
        aria-controls={content}
        icon={
          <span className={mergeClasses(styles.chevron, open && styles.open)}>
            <ChevronIcon />
          </span>
        }
        onClick={() => toggle(!open)}
      >
        {label}
      </Button>
      <div id={content} hidden={!open}>
        {open && <div className={styles.content}>{children}</div>}
      </div>
    </>
  )
}
