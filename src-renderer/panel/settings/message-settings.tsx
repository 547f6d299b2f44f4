import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'

/** Which of the person's own words everybody who watches the extension may read. */
export function MessageSettings() {
  const words = useWords().settings.messages
  const { messages } = useSnapshot().settings
  return (
    <Section title={words.title} flush>
      <SwitchSetting
        path="messages.statusMessage"
        words={words.statusMessage}
        saved={messages.statusMessage}
        save={(statusMessage) => saveSettings({ messages: { statusMessage } })}
      />
      <SwitchSetting
        path="messages.outOfOffice"
        words={words.outOfOffice}
        saved={messages.outOfOffice}
        save={(outOfOffice) => saveSettings({ messages: { outOfOffice } })}
      />
    </Section>
  )
}
