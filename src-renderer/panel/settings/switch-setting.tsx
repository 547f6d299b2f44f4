import { makeStyles, Switch } from '@fluentui/react-components'
import type { SettingText } from '../words/shapes/settings.ts'
import type { SettingPath } from './setting-path.ts'
import { SettingRow } from './setting-row.tsx'
import { type Save, useChange } from './use-change.ts'

const useStyles = makeStyles({ switch: { flexShrink: 0 } })

interface SwitchSettingProps {
  readonly path: SettingPath
  readonly words: SettingText
  readonly saved: boolean
  readonly save: Save<boolean>
}

/** A setting that is on or off. */
export function SwitchSetting({ path, words, saved, save }: SwitchSettingProps) {
  const styles = useStyles()
  const { value, failed, choose } = useChange(saved, save)
  return (
    <SettingRow
      path={path}
      words={words}
      failed={failed}
      beside
      control={(props) => (
        <Switch
          {...props}
          className={styles.switch}
          checked={value}
          onChange={(_event, data) => choose(data.checked)}
        />
      )}
    />
  )
}
