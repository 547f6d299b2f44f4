import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { LegDetails } from '../status/leg-details.tsx'
import { LegMark } from '../status/leg-mark.tsx'
import { useSnapshot } from '../store.ts'
import type { LegName } from '../types.ts'
import { useWords } from '../words/index.ts'
import { LegTest } from './leg-test.tsx'

const useStyles = makeStyles({
  pane: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
    overflowWrap: 'anywhere',
  },
  heading: {
    display: 'flex',
    flexWrap: 'nowrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS}`,
  },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
  },
  name: typographyStyles.body1Strong,
  state: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
})

/** One leg with all that is known of it, and a test. */
export function LegPane({ name }: { readonly name: LegName }) {
  const styles = useStyles()
  const { names, states } = useWords().status.legs
  const leg = useSnapshot().legs[name]
  return (
    <li className={styles.pane}>
      <div className={styles.heading}>
        <LegMark state={leg.state} />
        <span className={styles.words}>
          <span className={styles.name}>{names[name]}</span>{' '}
          <span className={styles.state}>{states[leg.state]}</span>
        </span>
      </div>
      <LegDetails name={name} leg={leg} />
      <LegTest name={name} possible={leg.state !== 'notSetUp'} />
    </li>
  )
}
