import { Field } from '@fluentui/react-components'
import { useCommand } from '../hooks.ts'
import { Choice } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import type { SyncChoice } from '../types.ts'
import { useWords } from '../words/index.ts'
import { useFormStyles } from './form-styles.ts'

const choices = ['on', 'off', 'follow'] as const satisfies readonly SyncChoice[]

/** On, Off or Follow organisation, as a whole and for each direction. */
export function SyncChoices() {
  const styles = useFormStyles()
  const { sync: own, sections } = useWords().setup
  const { sync } = useSnapshot()
  const set = useCommand('sync.set')
  const rows = [
    ['sync', sync],
    ['mirror', sync.mirror],
    ['assert', sync.assert],
  ] as const
  return (
    <Section title={sections.sync} headingId="setup-sync">
      <p className={styles.text}>{own.intro}</p>
      {rows.map(([which, { choice, on }]) => (
        <Field
          key={which}
          label={own.which[which].name}
          hint={
            choice === 'follow'
              ? `${own.which[which].text} ${own.inForce(on)}`
              : own.which[which].text
          }
        >
          <Choice
            value={choice}
            options={choices}
            labels={own.choices}
            choose={(chosen) => void set.ask({ which, choice: chosen })}
          />
        </Field>
      ))}
      {set.failed !== undefined && <Fault code={set.failed} urgent />}
    </Section>
  )
}
