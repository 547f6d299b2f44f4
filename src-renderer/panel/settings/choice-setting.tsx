import { Choice } from '../parts/controls.tsx'
import type { SettingText } from '../words/shapes/settings.ts'
import type { SettingPath } from './setting-path.ts'
import { SettingRow } from './setting-row.tsx'
import { type Save, useChange } from './use-change.ts'

interface ChoiceSettingProps<T extends string> {
  readonly path: SettingPath
  readonly words: SettingText
  readonly saved: T
  readonly save: Save<T>
  readonly options: readonly T[]
  readonly labels: Readonly<Record<T, string>>
}

/** A setting that is one of a few values. */
export function ChoiceSetting<T extends string>(props: ChoiceSettingProps<T>) {
  const { path, words, saved, save, options, labels } = props
  const { value, failed, choose } = useChange(saved, save)
  return (
    <SettingRow
      path={path}
      words={words}
      failed={failed}
      control={(own) => (
        <Choice {...own} value={value} options={options} labels={labels} choose={choose} />
      )}
    />
  )
}
