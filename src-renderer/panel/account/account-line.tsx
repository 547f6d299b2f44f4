import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { goToPage } from '../navigation.ts'
import { Busy } from '../parts/busy.tsx'
import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import { actionFor } from '../words/actions.ts'
import { useWords } from '../words/index.ts'
import { isConfigured } from './is-configured.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  who: { minWidth: 0, flexGrow: 1, flexBasis: '8rem', overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1Strong, margin: 0, color: tokens.colorNeutralForeground1 },
  prominent: { flexGrow: 1 },
  more: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** The sign-in is under way in the browser; with a way out. */
function SigningIn() {
  const styles = useStyles()
  const words = useWords().status.account
  const cancel = useCommand('account.cancelSignIn')
  return (
    <div className={styles.line}>
      <Busy />
      <div className={styles.who} role="status">
        <p className={styles.name}>{words.signingIn}</p>
        <p className={styles.more}>{words.signingInText}</p>
      </div>
      <Button onClick={() => void cancel.ask(undefined)}>{words.cancel}</Button>
    </div>
  )
}

interface AccountLineProps {
  /** Say that nobody is signed in, where nothing else says so. */
  readonly named?: boolean
  /** The one thing to do here: a large button over the whole width. */
  readonly prominent?: boolean
}

/** How to sign in, why it did not work, and the sign-in itself; nothing while somebody is in. */
export function AccountLine({ named = true, prominent = false }: AccountLineProps) {
  const styles = useStyles()
  const words = useWords().status.account
  const { account, microsoft } = useSnapshot()
  const signIn = useCommand('account.signIn')
  if (account.state === 'signingIn') return <SigningIn />
  if (account.state === 'signedIn') return null

  const code = account.code ?? signIn.failed
  const configured = isConfigured(microsoft)
  const expired = account.state === 'expired'
  return (
    <div className={styles.box}>
      {code !== undefined && code !== 'signIn.notConfigured' && (
        // The button below is the action of most.
        <Fault code={code} withAction={actionFor[code] !== 'signIn'} urgent />
      )}
      <div className={styles.line}>
        {named && (
          <div className={styles.who}>
            {code === undefined && (
              <p className={styles.name}>{expired ? words.expired : words.signedOut}</p>
            )}
            {account.username !== undefined && <p className={styles.more}>{account.username}</p>}
          </div>
        )}
        {configured ? (
          <Button
            appearance="primary"
            {...(prominent ? { size: 'large', className: styles.prominent } : {})}
            onClick={() => void signIn.ask(undefined)}
          >
            {expired ? words.signInAgain : words.signIn}
          </Button>
        ) : (
          <Button appearance="primary" onClick={() => goToPage('microsoft')}>
            {words.appId}
          </Button>
        )}
      </div>
    </div>
  )
}
