import { Field, Switch } from '@fluentui/react-components'
import { useId } from 'react'
import { Choice } from '../parts/controls.tsx'
import { Note } from '../parts/note.tsx'
import { isLocked } from '../parts/use-locked.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useSnapshot } from '../store.ts'
import type { DoNotDisturbForm } from '../types.ts'
import { useWords } from '../words/index.ts'
import { usesCodes, waysOf } from './check-phone.ts'
import { EntryField } from './entry-field.tsx'
import { useFormStyles } from './form-styles.ts'
import type { PhoneEntry } from './use-phone-form.ts'

/** Do not disturb that stops calls: whether, and how. */
export function BlockingFields({ entry }: { readonly entry: PhoneEntry }) {
  const styles = useFormStyles()
  const own = useWords().phoneSetup.blocking
  const { locked } = useSnapshot()
  const note = useId()
  const { value, problems } = entry
  const blocking = value.doNotDisturb
  const isFixed = (name: keyof DoNotDisturbForm) => isLocked(locked, `phone.doNotDisturb.${name}`)
  const change = (part: Partial<DoNotDisturbForm>) =>
    entry.change({ doNotDisturb: { ...blocking, ...part } })
  const ways = waysOf(value.connector)
  const code = (name: 'onCode' | 'offCode') => ({
    ...{ name, problems, label: own[name], problem: own.badCode },
    value: blocking[name],
    disabled: isFixed(name),
    maxLength: 30,
    required: true,
    change: (text: string) => change({ [name]: text }),
  })
  return (
    <>
      <div>
        <Switch
          className={styles.flushStart}
          label={own.use}
          aria-describedby={note}
          checked={blocking.enabled}
          disabled={isFixed('enabled')}
          onChange={(_event, data) => change({ enabled: data.checked })}
        />
        <div id={note}>
          {isFixed('enabled') && <LockMark />}
          <Note>{own.text}</Note>
        </div>
      </div>
      {blocking.enabled && (
        <Field label={own.way}>
          <Choice
            value={ways.includes(blocking.way) ? blocking.way : 'auto'}
            options={ways}
            labels={own.ways}
            choose={(way) => change({ way })}
          />
        </Field>
      )}
      {usesCodes(blocking) && (
        <>
          <EntryField {...code('onCode')} />
          <EntryField {...code('offCode')} />
          <EntryField
            name="watch"
            label={own.watch}
            hint={own.watchHint}
            value={blocking.watch}
            maxLength={300}
            change={(watch) => change({ watch })}
          />
        </>
      )}
    </>
  )
}
