import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'
import { UpdateState } from './update-state.tsx'

const channels = ['latest', 'beta'] as const

/** Whether Lockstep renews itself, and how that stands. */
export function UpdateSettings() {
  const words = useWords().settings.updates
  const { settings, update } = useSnapshot()
  const { automatic, channel } = settings.updates
  return (
    <Section title={words.title} flush>
      <UpdateState update={update} />
      <SwitchSetting
        path="updates.automatic"
        words={words.automatic}
        saved={automatic}
        save={(on) => saveSettings({ updates: { automatic: on } })}
      />
      <ChoiceSetting
        path="updates.channel"
        words={words.channel}
        saved={channel}
        save={(chosen) => saveSettings({ updates: { channel: chosen } })}
        options={channels}
        labels={words.channels}
      />
    </Section>
  )
}
