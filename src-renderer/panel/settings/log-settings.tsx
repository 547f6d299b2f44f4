import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'

/** How much the log tells. */
export function LogSettings() {
  const words = useWords().settings.log
  const { level } = useSnapshot().settings.log
  return (
    <Section title={words.title} flush>
      <SwitchSetting
        path="log.level"
        words={words.detailed}
        saved={level === 'debug'}
        save={(detailed) => saveSettings({ log: { level: detailed ? 'debug' : 'info' } })}
      />
    </Section>
  )
}
