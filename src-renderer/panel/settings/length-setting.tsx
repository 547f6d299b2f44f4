import type { SettingText } from '../words/shapes/settings.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { lengthsWith } from './lengths.ts'
import type { SettingPath } from './setting-path.ts'
import type { Save } from './use-change.ts'

interface LengthSettingProps {
  readonly path: SettingPath
  readonly words: SettingText
  readonly saved: number
  readonly save: Save<number>
  /** Sensible ones, rising; the unit is that of the setting. */
  readonly lengths: readonly number[]
  readonly label: (length: number) => string
}

/** A setting that is a length of time, chosen from sensible ones. */
export function LengthSetting({ saved, save, lengths, label, ...rest }: LengthSettingProps) {
  const offered = lengthsWith(lengths, saved)
  return (
    <ChoiceSetting
      {...rest}
      saved={String(saved)}
      save={(value) => save(Number(value))}
      options={offered.map(String)}
      labels={Object.fromEntries(offered.map((length) => [String(length), label(length)]))}
    />
  )
}
