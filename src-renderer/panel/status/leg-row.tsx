import {
  createFocusOutlineStyle,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components'
import { useId, useState } from 'react'
import { ChevronIcon } from '../icons.tsx'
import { useSnapshot } from '../store.ts'
import type { LegName } from '../types.ts'
import { useWords } from '../words/index.ts'
import { LegDetails } from './leg-details.tsx'
import { LegMark } from './leg-mark.tsx'

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
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalL}`,
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
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <LegMark state={leg.state} />
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
