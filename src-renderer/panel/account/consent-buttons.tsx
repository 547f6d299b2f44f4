import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useCommand, useFlash } from '../hooks.ts'
import { CopyIcon, TickIcon } from '../icons.tsx'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** The page on which an administrator consents: its address for a message, or the page itself. */
export function ConsentButtons({ className }: { readonly className?: string }) {
  const styles = useStyles()
  const words = useWords().account.consent
  const consent = useCommand('account.adminConsent')
  const [copied, flash] = useFlash()
  const copy = async () => {
    const outcome = await consent.ask({ how: 'copy' })
    if (outcome.ok) flash()
  }
  return (
    <div className={mergeClasses(styles.buttons, className)}>
      <Button icon={copied ? <TickIcon /> : <CopyIcon />} onClick={() => void copy()}>
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      <Button onClick={() => void consent.ask({ how: 'open' })}>{words.open}</Button>
    </div>
  )
}
