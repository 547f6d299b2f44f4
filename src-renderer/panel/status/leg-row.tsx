import {
  createFocusOutlineStyle,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { type ReactNode, useId, useState } from 'react'
import {
  BrokenRingIcon,
  ChevronIcon,
  DotsIcon,
  HalfIcon,
  OffIcon,
  TickIcon,
  WarningIcon,
} from '../icons.tsx'
import { useSnapshot } from '../store.ts'
import type { LegName, LegState } from '../types.ts'
import { useWords } from '../words/index.ts'
import { LegDetails } from './leg-details.tsx'

const marks: Readonly<Record<LegState, ReactNode>> = {
  notSetUp: <BrokenRingIcon />,
  connecting: <DotsIcon />,
  working: <TickIcon />,
  degraded: <HalfIcon />,
  failing: <WarningIcon />,
  off: <OffIcon />,
}

const useStyles = makeStyles({
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  button: {
    display: 'flex',
    width: '100%',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusXLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ...createFocusOutlineStyle({ style: { outlineOffset: '-4px' } }),
  },
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  working: { color: tokens.colorStatusSuccessForeground1 },
  degraded: { color: tokens.colorStatusWarningForeground1 },
  failing: { color: tokens.colorStatusDangerForeground1 },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: typographyStyles.body1,
  state: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  chevron: { display: 'flex', color: tokens.colorNeutralForeground3 },
  open: { transform: 'rotate(180deg)' },
})

/** One leg: its mark and words; opened, what is the matter and what helps. */
export function LegRow({ name }: { readonly name: LegName }) {
  const styles = useStyles()
  const words = useWords().status.legs
  const leg = useSnapshot().legs[name]
  const [open, setOpen] = useState(false)
  const details = useId()
  const tone =
    leg.state === 'working' || leg.state === 'degraded' || leg.state === 'failing'
      ? styles[leg.state]
      : undefined
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <span className={mergeClasses(styles.mark, tone)}>{marks[leg.state]}</span>
        <span className={styles.words}>
          <span className={styles.name}>{words.names[name]}</span>{' '}
          <span className={styles.state}>{words.states[leg.state]}</span>
        </span>
        <span className={mergeClasses(styles.chevron, open && styles.open)}>
          <ChevronIcon />
        </span>
      </button>
      <div id={details} hidden={!open}>
        {open && <LegDetails name={name} leg={leg} />}
      </div>
    </li>
  )
}
