import { send } from '../bridge.ts'
import { Note } from '../parts/note.tsx'
import { Section } from '../parts/section.tsx'
import { isLocked } from '../parts/use-locked.ts'
import { useSnapshot } from '../store.ts'
import type { SyncChoice } from '../types.ts'
import { useWords } from '../words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'

const choices = ['on', 'off', 'follow'] as const satisfies readonly SyncChoice[]

/** On, Off or Follow organisation, as a whole and for each direction, and what is in force. */
export function SyncSettings() {
  const words = useWords().setup.sync
  const { sync, locked } = useSnapshot()
  const rows = [
    ['sync', 'sync', sync],
    ['mirror', 'directions.mirror', sync.mirror],
    ['assert', 'directions.assert', sync.assert],
    ['reflect', 'directions.reflect', sync.reflect],
  ] as const
  return (
    <>
      <Section flush>
        {rows.map(([which, path, { choice, on }]) => {
          const { name, text } = words.which[which]
          // What the person once chose does not count under a policy: show what does.
          const inForce = on ? 'on' : 'off'
          return (
            <ChoiceSetting
              key={which}
              path={path}
              words={{ name, text: `${text} ${words.inForce(on)}` }}
              saved={isLocked(locked, path) ? inForce : choice}
              save={(chosen) => send('sync.set', { which, choice: chosen })}
              options={choices}
              labels={words.choices}
            />
          )
        })}
      </Section>
      <Note>{words.intro}</Note>
    </>
  )
}
