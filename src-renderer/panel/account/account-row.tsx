import {
  Avatar,
  Badge,
  Button,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Fault } from '../parts/fault.tsx'
import type { Snapshot } from '../types.ts'
import { useWords } from '../words/index.ts'

type Remembered = Snapshot['account']['remembered'][number]

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
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

/** One remembered account: use it, or remove it after a question. */
export function AccountRow({ account }: { readonly account: Remembered }) {
  const styles = useStyles()
  const words = useWords().account
  const use = useCommand('account.use')
  const forget = useCommand('account.forget')
  const { id, name, username, active } = account
  const failed = use.failed ?? forget.failed
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Avatar name={name} size={36} color={active ? 'brand' : 'neutral'} aria-hidden="true" />
        <div className={styles.who}>
          <p className={styles.name}>{name}</p>
          <p className={styles.more}>{username}</p>
        </div>
        {active ? (
          <Badge appearance="tint">{words.active}</Badge>
        ) : (
          <Button
            size="small"
            aria-label={words.nameUse(name)}
            disabled={use.running}
            onClick={() => void use.ask({ id })}
          >
            {words.use}
          </Button>
        )}
        <Confirm
          size="small"
          label={words.forget}
          name={words.forgetNamed(name)}
          question={words.forgetSure(name)}
          yes={words.forgetNow}
          no={words.keep}
          running={forget.running}
          confirm={() => forget.ask({ id })}
        />
      </div>
      {failed !== undefined && <Fault code={failed} urgent />}
    </li>
  )
}
