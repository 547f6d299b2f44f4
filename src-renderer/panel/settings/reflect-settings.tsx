import { phoneStatuses } from '../../../src-main/domain/phone-status.ts'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { saveSettings } from './save.ts'

const choices = ['ignore', 'doNotDisturb', 'away', 'inACall'] as const

/** How Teams shows what is set on the phone; only where that direction is on. */
export function ReflectSettings() {
  const words = useWords().settings.reflection
  const { cannot } = useWords().status
  const { phone, sync, settings } = useSnapshot()
  if (!sync.reflect.on) return null
  const silent = phone?.abilities?.readPresence === false
  return (
    <>
      <Section title={words.title} flush>
        {phoneStatuses.map((status) => (
          <ChoiceSetting
            key={status}
            path={`reflection.${status}`}
            words={words.statuses[status]}
            saved={settings.reflection[status]}
            save={(chosen) => saveSettings({ reflection: { [status]: chosen } })}
            options={choices}
            labels={words.choices}
          />
        ))}
      </Section>
      {silent && <Note>{cannot.readPresence}</Note>}
    </>
  )
}
