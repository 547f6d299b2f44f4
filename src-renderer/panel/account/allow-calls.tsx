import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { PhoneIcon } from '../icons.tsx'
import { Busy } from '../parts/busy.tsx'
import { Callout } from '../parts/callout.tsx'
import { Fault } from '../parts/fault.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
})

/** Asks for the permission to show calls in Teams, while it is needed and wanted. */
export function AllowCalls() {
  const styles = useStyles()
  const words = useWords()
  const own = words.account.calls
  const { account, sync } = useSnapshot()
  const allow = useCommand('account.allowCalls')
  const cancel = useCommand('account.cancelSignIn')
  const asking = account.write === 'asking'
  // Without the direction there is nothing to be allowed.
  const anyWay = sync.assert.choice !== 'off' || sync.reflect.on
  const wanted = account.write === 'needed' && anyWay
  if (account.state !== 'signedIn' || !(asking || wanted)) return null
  return (
    <Callout icon={<PhoneIcon />} title={own.title} text={asking ? own.asking : own.text}>
      <div className={styles.line}>
        {asking ? (
          <>
            <Busy />
            <Button onClick={() => void cancel.ask(undefined)}>
              {words.status.account.cancel}
            </Button>
          </>
        ) : (
          <Button onClick={() => void allow.ask(undefined)}>{own.allow}</Button>
        )}
      </div>
      {allow.failed !== undefined && <Fault code={allow.failed} urgent />}
    </Callout>
  )
}
