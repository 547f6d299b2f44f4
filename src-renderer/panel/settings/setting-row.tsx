import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { Fault } from '../parts/fault.tsx'
import { useLocked } from '../parts/use-locked.ts'
import type { ErrorCode } from '../types.ts'
import type { SettingText } from '../words/shapes/settings.ts'
import { LockMark } from './lock-mark.tsx'
import { useRowStyles } from './row-styles.ts'
import type { SettingPath } from './setting-path.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  beside: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center' },
  words: { minWidth: 0 },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground1 },
})

/** What ties a control to its words. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly disabled: boolean
}

interface SettingRowProps {
  readonly path: SettingPath
  readonly words: SettingText
  readonly failed: ErrorCode | undefined
  /** The control stands beside the words instead of under them. */
  readonly beside?: boolean
  readonly control: (props: ControlProps) => ReactNode
  /** What else belongs to the setting. */
  readonly children?: ReactNode
}

/** One setting: its name, what it does, its control, the lock of a policy, why it was not saved. */
export function SettingRow(props: SettingRowProps) {
  const { path, words, failed, beside = false, control, children } = props
  const styles = useStyles()
  const rows = useRowStyles()
  const id = useId()
  const disabled = useLocked(path)
  const [text, lock] = [`${id}-text`, `${id}-lock`]
  return (
    <div className={rows.row}>
      <div className={mergeClasses(styles.line, beside && styles.beside)}>
        <div className={styles.words}>
          <label className={styles.name} htmlFor={id}>
            {words.name}
          </label>
          <p className={rows.text} id={text}>
            {words.text}
          </p>
          {disabled && <LockMark id={lock} />}
        </div>
        {control({ id, disabled, 'aria-describedby': disabled ? `${lock} ${text}` : text })}
      </div>
      {failed !== undefined && <Fault code={failed} urgent />}
      {children}
    </div>
  )
}
