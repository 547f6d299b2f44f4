import { Button, Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { AccountLine } from '../account/account-line.tsx'
import { useCommand } from '../hooks.ts'
import { BrokenRingIcon, TickIcon } from '../icons.tsx'
import { goToPage } from '../navigation.ts'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  steps: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalM },
  body: {
    minWidth: 0,
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalS,
  },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  done: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
  button: { alignSelf: 'flex-start' },
})

/** The two things that are needed once; gone when both are done. */
export function GettingStarted() {
  const styles = useStyles()
  const words = useWords().status.gettingStarted
  const { phone } = useSnapshot()
  const connected = phone !== null
  const assistant = useCommand('settings.set')
  return (
    <Section title={words.title}>
      <p className={styles.text}>{words.text}</p>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <span className={styles.mark}>
            <BrokenRingIcon />
          </span>
          <div className={styles.body}>
            <p className={styles.name}>{words.signIn}</p>
            <AccountLine named={false} />
          </div>
        </li>
        <li className={styles.step}>
          <span className={connected ? styles.done : styles.mark}>
            {connected ? <TickIcon /> : <BrokenRingIcon />}
          </span>
          <div className={styles.body}>
            <p className={styles.name}>{words.phone}</p>
            {connected ? (
              <p className={styles.text}>
                {words.done} · {phone.address}
              </p>
            ) : (
              <Button className={styles.button} onClick={() => goToPage('phone')}>
                {words.open}
              </Button>
            )}
          </div>
        </li>
      </ol>
      <Link
        as="button"
        className={styles.button}
        onClick={() => void assistant.ask({ welcomed: false })}
      >
        {words.assistant}
      </Link>
    </Section>
  )
}
