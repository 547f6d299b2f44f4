import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'

const themes = ['system', 'light', 'dark'] as const
const languages = ['system', 'en', 'de', 'fr', 'es'] as const
/** Each in its own language, so that it is found by whoever cannot read the one in force. */
const languageNames = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' } as const

/** How Lockstep starts and looks here. */
export function ComputerSettings() {
  const words = useWords().settings.computer
  const { startAtLogin, appearance } = useSnapshot().settings
  return (
    <Section title={words.title} flush>
      <SwitchSetting
        path="startAtLogin"
        words={words.startAtLogin}
        saved={startAtLogin}
        save={(on) => saveSettings({ startAtLogin: on })}
      />
      <ChoiceSetting
        path="appearance.theme"
        words={words.theme}
        saved={appearance.theme}
        save={(theme) => saveSettings({ appearance: { theme } })}
        options={themes}
        labels={words.themes}
      />
      <ChoiceSetting
        path="appearance.language"
        words={words.language}
        saved={appearance.language}
        save={(language) => saveSettings({ appearance: { language } })}
        options={languages}
        labels={{ ...languageNames, system: words.systemLanguage }}
      />
    </Section>
  )
}
