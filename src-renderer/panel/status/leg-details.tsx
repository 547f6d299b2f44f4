import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useNow } from '../hooks.ts'
import { FaultWords } from '../parts/fault.tsx'
import { perform } from '../perform.ts'
import type { Leg, LegName } from '../types.ts'
import type { ActionKind } from '../words/actions.ts'
import { useFormat, useWords } from '../words/index.ts'

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    paddingInlineStart: `calc(${tokens.spacingHorizontalL} + 1.25rem + ${tokens.spacingHorizontalM})`,
    '@media (max-width: 22rem)': { paddingInlineStart: tokens.spacingHorizontalL },
  },
  action: { alignSelf: 'flex-start', maxWidth: '100%' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  time: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** What starts a leg that is not set up; the two others follow by themselves. */
const setUpAction: Readonly<Record<LegName, ActionKind | null>> = {
  signIn: 'signIn',
  presence: null,
  extension: 'setUpPhone',
  callWatch: null,
}

function NextTry({ at }: { readonly at: number }) {
  const styles = useStyles()
  const words = useWords().status.legs
  const format = useFormat()
  const left = at - useNow(1_000)
  return (
    <p className={styles.time}>
      {left > 0 ? words.nextRetry(format.fromNow(left)) : words.nowTrying}
    </p>
  )
}

export function LegDetails({ name, leg }: { readonly name: LegName; readonly leg: Leg }) {
  const styles = useStyles()
  const words = useWords()
  const format = useFormat()
  const { legs } = words.status
  const notSetUp = leg.state === 'notSetUp'
  const action = notSetUp && leg.code === undefined ? setUpAction[name] : null
  const times = [
    ...(notSetUp ? [] : [legs.since(format.time(leg.since))]),
    ...(leg.lastSuccess === undefined ? [] : [legs.lastSuccess(format.exactTime(leg.lastSuccess))]),
  ]
  return (
    <div className={styles.details}>
      {leg.code === undefined ? (
        <p className={styles.text}>{notSetUp ? legs.setUp[name] : legs.about[name]}</p>
      ) : (
        <FaultWords code={leg.code} />
      )}
      {action !== null && (
        <Button className={styles.action} onClick={() => perform(action)}>
          {words.actions[action]}
        </Button>
      )}
      {leg.nextRetry !== undefined && <NextTry at={leg.nextRetry} />}
      {times.length > 0 && <p className={styles.time}>{times.join(' ')}</p>}
    </div>
  )
}
