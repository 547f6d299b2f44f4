import { Field } from '@fluentui/react-components'
import { TextInput } from '../parts/controls.tsx'
import { type PhoneField, type PhoneProblems, phoneFields } from './check-phone.ts'

interface EntryFieldProps {
  readonly name: PhoneField | 'authorizationUser' | 'watch' | 'callsOf'
  readonly label: string
  readonly hint?: string | undefined
  /** Shown when `problems` has this field. */
  readonly problem?: string
  readonly problems?: PhoneProblems
  readonly value: string
  readonly type?: 'text' | 'url' | 'password'
  readonly disabled?: boolean
  readonly required?: boolean
  readonly maxLength: number
  readonly change: (value: string) => void
}

/** One line of text, with its label, its hint and what is wrong with it. */
export function EntryField(props: EntryFieldProps) {
  const { name, label, hint, problem, problems, change, required = false, ...input } = props
  const field = phoneFields.find((each) => each === name)
  const wrong = field !== undefined && problems?.has(field) === true
  return (
    <Field
      label={label}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(wrong ? { validationMessage: problem, validationState: 'error' as const } : {})}
    >
      <TextInput {...input} name={name} onChange={(_event, data) => change(data.value)} />
    </Field>
  )
}
