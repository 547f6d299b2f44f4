import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { WarningIcon } from '../icons.tsx'
import { perform } from '../perform.ts'
import type { ErrorCode } from '../types.ts'
import { actionFor } from '../words/actions.ts'
import { useWords } from '../words/index.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    color: tokens.colorNeutralForeground1,
  },
  icon: { color: tokens.colorStatusWarningForeground1, display: 'flex' },
  text: { minWidth: 0, flexGrow: 1, flexBasis: '10rem' },
  cause: { ...typographyStyles.body1Strong, margin: 0 },
  more: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalS, maxWidth: '100%', overflowWrap: 'anywhere' },
})

interface FaultWordsProps {
  readonly code: ErrorCode
  /** Without the button, where the surroundings offer it already. */
  readonly withAction?: boolean
}

/** What is wrong, what it means, what to do; and the one action that helps. */
export function FaultWords({ code, withAction = true }: FaultWordsProps) {
  const styles = useStyles()
  const words = useWords()
  const { cause, consequence, advice } = words.errors[code]
  const action = actionFor[code]
  return (
    <div className={styles.text}>
      <p className={styles.cause}>{cause}</p>
      <p className={styles.more}>{consequence}</p>
      <p className={styles.more}>{advice}</p>
      {withAction && action !== 'none' && (
        <Button className={styles.action} onClick={() => perform(action)}>
          {words.actions[action]}
        </Button>
      )}
    </div>
  )
}

/** The same as a message of its own; `urgent` interrupts a screen reader. */
export function Fault({ urgent = false, ...rest }: FaultWordsProps & { urgent?: boolean }) {
  const styles = useStyles()
  return (
    <div className={styles.box} role={urgent ? 'alert' : undefined}>
      <span className={styles.icon}>
        <WarningIcon />
      </span>
      <FaultWords {...rest} />
    </div>
  )
}
