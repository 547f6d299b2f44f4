import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { TickIcon } from '../icons.tsx'
import { Fault } from '../parts/fault.tsx'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { MicrosoftForm } from '../setup/microsoft-form.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { AccountLine } from './account-line.tsx'
import { AccountRow } from './account-row.tsx'
import { AllowCalls } from './allow-calls.tsx'

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  granted: {
    ...typographyStyles.body1,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  mark: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
})

function AccountsCard() {
  const styles = useStyles()
  const words = useWords()
  const own = words.account
  const { account } = useSnapshot()
  const add = useCommand('account.add')
  const signOut = useCommand('account.signOut')
  const failed = add.failed ?? signOut.failed
  const signedIn = account.state === 'signedIn'
  return (
    <Section title={own.accounts}>
      {account.remembered.length > 0 && (
        <ul className={styles.list}>
          {account.remembered.map((each) => (
            <AccountRow key={each.id} account={each} />
          ))}
        </ul>
      )}
      <AccountLine named={account.remembered.length === 0} />
      {signedIn && (
        <>
          <div className={styles.buttons}>
            <Button disabled={add.running} onClick={() => void add.ask(undefined)}>
              {own.add}
            </Button>
            <Button
              appearance="subtle"
              disabled={signOut.running}
              onClick={() => void signOut.ask(undefined)}
            >
              {words.status.account.signOut}
            </Button>
          </div>
          <Note>{own.addText}</Note>
        </>
      )}
      {failed !== undefined && <Fault code={failed} urgent />}
    </Section>
  )
}

/** The accounts, what Lockstep may do with them, and the app registration it signs in with. */
export function AccountView() {
  const styles = useStyles()
  const { account } = useSnapshot()
  const words = useWords().account
  return (
    <>
      <AccountsCard />
      <AllowCalls />
      {account.state === 'signedIn' && account.write === 'granted' && (
        <p className={styles.granted}>
          <span className={styles.mark}>
            <TickIcon />
          </span>
          {words.calls.granted}
        </p>
      )}
      <MicrosoftForm />
    </>
  )
}
