import { Switch } from '@fluentui/react-components'
import { useId } from 'react'
import { WarningIcon } from '../icons.tsx'
import { Callout } from '../parts/callout.tsx'
import { Note } from '../parts/note.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import type { TypedLogin } from './check-phone.ts'
import { EntryField } from './entry-field.tsx'
import { useFormStyles } from './form-styles.ts'
import type { PhoneEntry } from './use-phone-form.ts'

interface LoginFieldsProps {
  readonly name: 'ari' | 'ucp'
  readonly entry: PhoneEntry
  readonly words: { readonly use: string; readonly text: string; readonly warning?: string }
  /** The address that the search found, or the organisation prescribes. */
  readonly found: string
  readonly urlLocked: boolean
}

/** A second way into the phone system: off, until somebody turns it on. */
export function LoginFields({ name, entry, words, found, urlLocked }: LoginFieldsProps) {
  const styles = useFormStyles()
  const own = useWords()
  const { phone } = useSnapshot()
  const note = useId()
  const typed = entry.value[name]
  const { problems } = entry
  const change = (part: Partial<TypedLogin>) => {
    if (typed !== null) entry.change({ [name]: { ...typed, ...part } })
  }
  const saved = phone?.[name]?.passwordSaved === true
  return (
    <>
      <div>
        <Switch
          className={styles.flushStart}
          label={words.use}
          aria-describedby={note}
          checked={typed !== null}
          onChange={(_event, data) =>
            entry.change({ [name]: data.checked ? { url: found, user: '', password: '' } : null })
          }
        />
        <div id={note}>
          <Note>{words.text}</Note>
        </div>
      </div>
      {typed !== null && (
        <fieldset className={styles.group} aria-label={words.use}>
          {words.warning !== undefined && (
            <Callout icon={<WarningIcon />} tone="warning" text={words.warning} />
          )}
          <EntryField
            name={`${name}Url`}
            label={own.phoneSetup.url}
            hint={own.phoneSetup.urlHint}
            problem={own.phoneSetup.badUrl}
            problems={problems}
            value={typed.url}
            disabled={urlLocked}
            required
            type="url"
            maxLength={500}
            change={(url) => change({ url })}
          />
          <EntryField
            name={`${name}User`}
            label={own.phoneSetup.user}
            problem={own.phoneSetup.noUser}
            problems={problems}
            value={typed.user}
            required
            maxLength={200}
            change={(user) => change({ user })}
          />
          <EntryField
            name={`${name}Password`}
            label={own.phoneSetup.password}
            hint={saved ? own.setup.phone.passwordKept : undefined}
            problem={own.phoneSetup.noPassword}
            problems={problems}
            value={typed.password}
            required={!saved}
            type="password"
            maxLength={500}
            change={(password) => change({ password })}
          />
        </fieldset>
      )}
    </>
  )
}
