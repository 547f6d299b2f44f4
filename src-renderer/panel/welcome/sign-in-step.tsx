import { Button } from '@fluentui/react-components'
import { AccountLine } from '../account/account-line.tsx'
import { isConfigured } from '../account/is-configured.ts'
import { LockIcon, PersonIcon, PhoneIcon, TickIcon } from '../icons.tsx'
import { Callout } from '../parts/callout.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { ClientIdForm } from './client-id-form.tsx'
import { PointList } from './point-list.tsx'

interface SignInStepProps {
  /** Ask for the client ID although there is one: it was refused. */
  readonly edit: boolean
  readonly edited: () => void
  readonly next: () => void
}

/** What Lockstep sees and what not, then the sign-in; the client ID first where none is set. */
export function SignInStep({ edit, edited, next }: SignInStepProps) {
  const own = useWords().welcome
  const { account, microsoft } = useSnapshot()
  const [reads = '', shows = ''] = own.signIn.reads

  if (account.state === 'signedIn')
    return (
      <>
        <Callout icon={<TickIcon />} title={own.signIn.signedInAs} {...whoIs(account)} />
        <Button appearance="primary" size="large" onClick={next}>
          {own.next}
        </Button>
      </>
    )
  return (
    <>
      <PointList
        points={[
          [<PersonIcon key="reads" />, reads],
          [<PhoneIcon key="shows" />, shows],
          [<LockIcon key="never" />, own.signIn.never],
        ]}
      />
      {isConfigured(microsoft) && !edit ? (
        <AccountLine named={false} prominent />
      ) : (
        <ClientIdForm saved={edited} />
      )}
    </>
  )
}

function whoIs({ name, username }: { name?: string; username?: string }): { text?: string } {
  const text = [name, username].filter((part) => part !== undefined).join(' · ')
  return text === '' ? {} : { text }
}
