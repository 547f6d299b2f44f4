import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { BrokenRingIcon, DotsIcon, HalfIcon, OffIcon, TickIcon, WarningIcon } from '../icons.tsx'
import type { LegState } from '../types.ts'

const marks: Readonly<Record<LegState, ReactNode>> = {
  notSetUp: <BrokenRingIcon />,
  connecting: <DotsIcon />,
  working: <TickIcon />,
  degraded: <HalfIcon />,
  failing: <WarningIcon />,
  off: <OffIcon />,
}

const useStyles = makeStyles({
  mark: { display: 'flex', color: tokens.colorNeutralForeground3 },
  working: { color: tokens.colorStatusSuccessForeground1 },
  degraded: { color: tokens.colorStatusWarningForeground1 },
  failing: { color: tokens.colorStatusDangerForeground1 },
})

/** The shape of a leg's state; its words stand beside it. */
export function LegMark({ state }: { readonly state: LegState }) {
  const styles = useStyles()
  const tone =
    state === 'working' || state === 'degraded' || state === 'failing' ? styles[state] : undefined
  return <span className={mergeClasses(styles.mark, tone)}>{marks[state]}</span>
}
