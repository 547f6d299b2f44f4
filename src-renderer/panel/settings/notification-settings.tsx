import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'

const notifications = ['signedOut', 'legFailing', 'tray'] as const

/** Each notification can be turned off. */
export function NotificationSettings() {
  const words = useWords().settings.notifications
  const saved = useSnapshot().settings.notifications
  return (
    <Section title={words.title} flush>
      {notifications.map((which) => (
        <SwitchSetting
          key={which}
          path={`notifications.${which}`}
          words={words[which]}
          saved={saved[which]}
          save={(on) => saveSettings({ notifications: { [which]: on } })}
        />
      ))}
    </Section>
  )
}
