import {
  Avatar,
  Button,
  makeStyles,
  Spinner,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { goToSetup } from '../navigation.ts'
import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

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
  more: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/**
 * Who is signed in; or how to sign in, with a way out while the browser is open. `named`: say that
 * nobody is signed in, where nothing else says so.
 */
export function AccountLine({ named = true }: { readonly named?: boolean }) {
  const styles = useStyles()
  const words = useWords().status.account
  const { account, microsoft } = useSnapshot()
  const signIn = useCommand('account.signIn')
  const cancel = useCommand('account.cancelSignIn')
  const signOut = useCommand('account.signOut')

  if (account.state === 'signingIn')
    return (
      <div className={styles.line}>
        <Spinner size="tiny" aria-hidden="true" />
        <div className={styles.who}>
          <p className={styles.name}>{words.signingIn}</p>
          <p className={styles.more}>{words.signingInText}</p>
        </div>
        <Button onClick={() => void cancel.ask(undefined)}>{words.cancel}</Button>
      </div>
    )

  if (account.state === 'signedIn')
    return (
      <div className={styles.line}>
        <Avatar name={account.name ?? ''} size={36} color="brand" aria-hidden="true" />
        <div className={styles.who}>
          <p className={styles.name}>{account.name}</p>
          <p className={styles.more}>{account.username}</p>
        </div>
        <Button
          appearance="subtle"
          disabled={signOut.running}
          onClick={() => void signOut.ask(undefined)}
        >
          {words.signOut}
        </Button>
      </div>
    )

  const code = account.code ?? signIn.failed
  const configured = microsoft.clientId !== '' || microsoft.cloud === 'demo'
  const expired = account.state === 'expired'
  return (
    <div className={styles.box}>
      {code !== undefined && code !== 'signIn.notConfigured' && (
        <Fault code={code} withAction={false} urgent />
      )}
      <div className={styles.line}>
        {named && (
          <div className={styles.who}>
            <p className={styles.name}>{expired ? words.expired : words.signedOut}</p>
            {account.username !== undefined && <p className={styles.more}>{account.username}</p>}
          </div>
        )}
        {configured ? (
          <Button appearance="primary" onClick={() => void signIn.ask(undefined)}>
            {expired ? words.signInAgain : words.signIn}
          </Button>
        ) : (
          <Button appearance="primary" onClick={() => goToSetup('microsoft')}>
            {words.appId}
          </Button>
        )}
      </div>
    </div>
  )
}
