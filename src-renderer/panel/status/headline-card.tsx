import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import {
  BrokenRingIcon,
  DotsIcon,
  InStepIcon,
  OffIcon,
  OfflineIcon,
  PauseIcon,
  PersonIcon,
  PhoneIcon,
  WarningIcon,
} from '../icons.tsx'
import { useSnapshot } from '../store.ts'
import { useFormat, useWords } from '../words/index.ts'
import { type Headline, headlineOf } from './headline.ts'

const icons: Readonly<Record<Headline['state'], ReactNode>> = {
  inStep: <InStepIcon />,
  connecting: <DotsIcon />,
  onCall: <PhoneIcon />,
  paused: <PauseIcon />,
  attention: <WarningIcon />,
  offline: <OfflineIcon />,
  signedOut: <PersonIcon />,
  off: <OffIcon />,
  notConnected: <BrokenRingIcon />,
}

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  mark: {
    display: 'flex',
    padding: '0.625rem',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  good: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  call: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
  attention: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  words: { minWidth: 0, flexGrow: 1, flexBasis: '10rem' },
  title: { ...typographyStyles.title3, margin: 0, color: tokens.colorNeutralForeground1 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
})

/** How things stand, at one glance. */
export function HeadlineCard() {
  const styles = useStyles()
  const headline = headlineOf(useSnapshot(), useWords(), useFormat())
  const { state, title, text } = headline
  return (
    <div className={styles.card}>
      <span
        className={mergeClasses(
          styles.mark,
          state === 'inStep' && styles.good,
          state === 'onCall' && styles.call,
          state === 'attention' && styles.attention,
        )}
      >
        {icons[state]}
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
      </div>
    </div>
  )
}
