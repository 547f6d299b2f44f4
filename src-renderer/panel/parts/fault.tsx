import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ConsentButtons } from '../account/consent-buttons.tsx'
import { WarningIcon } from '../icons.tsx'
import { perform } from '../perform.ts'
import type { ErrorCode } from '../types.ts'
import { actionFor } from '../words/actions.ts'
import { useWords } from '../words/index.ts'
import { Callout } from './callout.tsx'

const useStyles = makeStyles({
  text: { minWidth: 0, flexGrow: 1 },
  cause: { ...typographyStyles.body1Strong, margin: 0 },
  more: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalS, maxWidth: '100%', overflowWrap: 'anywhere' },
})

interface FaultWordsProps {
  readonly code: ErrorCode
  /** Without the button, where the surroundings offer it already. */
  readonly withAction?: boolean
}

function FaultAction({ code }: { readonly code: ErrorCode }) {
  const styles = useStyles()
  const words = useWords()
  const action = actionFor[code]
  if (action === 'none') return null
  if (action === 'adminConsent') return <ConsentButtons className={styles.action} />
  return (
    <Button className={styles.action} onClick={() => perform(action)}>
      {words.actions[action]}
    </Button>
  )
}

/** What is wrong, what it means, what to do; and the one action that helps. */
export function FaultWords({ code, withAction = true }: FaultWordsProps) {
  const styles = useStyles()
  const { cause, consequence, advice } = useWords().errors[code]
  return (
    <div className={styles.text}>
      <p className={styles.cause}>{cause}</p>
      <p className={styles.more}>{consequence}</p>
      <p className={styles.more}>{advice}</p>
      {withAction && <FaultAction code={code} />}
    </div>
  )
}

/** The same as a message of its own; `urgent` interrupts a screen reader. */
export function Fault({ urgent = false, ...rest }: FaultWordsProps & { urgent?: boolean }) {
  return (
    <Callout icon={<WarningIcon />} tone="warning" urgent={urgent}>
      <FaultWords {...rest} />
    </Callout>
  )
}
