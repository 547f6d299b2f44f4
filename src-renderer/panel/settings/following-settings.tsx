import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useFormat, useWords } from '../words/index.ts'
import { LengthSetting } from './length-setting.tsx'
import { pollingLengths } from './lengths.ts'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { TeamsHint } from './teams-hint.tsx'

/** How closely Lockstep follows Teams. */
export function FollowingSettings() {
  const words = useWords().settings.following
  const format = useFormat()
  const { polling, teamsHint } = useSnapshot().settings
  return (
    <Section title={words.title} flush>
      <LengthSetting
        path="polling.activeSeconds"
        words={words.polling}
        saved={polling.activeSeconds}
        save={(activeSeconds) => saveSettings({ polling: { activeSeconds } })}
        lengths={pollingLengths}
        label={(seconds) => words.every(format.length(seconds * 1_000))}
      />
      <SwitchSetting
        path="teamsHint.enabled"
        words={words.hint}
        saved={teamsHint.enabled}
        save={(enabled) => saveSettings({ teamsHint: { enabled } })}
      />
      {teamsHint.enabled && <TeamsHint state={teamsHint.state} />}
    </Section>
  )
}
