import { Field } from '@fluentui/react-components'
import { TextInput } from '../parts/controls.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import type { TypedPhone } from './check-phone.ts'
import type { PhoneEntry } from './use-phone-form.ts'

interface PhoneFieldsProps {
  readonly entry: PhoneEntry
  /** Without the user name, which few need. */
  readonly short?: boolean
}

/** The fields of the SIP account. */
export function PhoneFields({ entry, short = false }: PhoneFieldsProps) {
  const own = useWords().setup.phone
  const { phone } = useSnapshot()
  const { value, problems, change } = entry
  const locked = {
    server: useLocked('phone.server'),
    address: useLocked('phone.addressOfRecord'),
    authorizationUser: useLocked('phone.authorizationUser'),
    password: false,
  }
  const field = (name: keyof TypedPhone) => ({
    name,
    value: value[name],
    disabled: locked[name],
    onChange: (_event: unknown, data: { value: string }) => change({ [name]: data.value }),
  })
  const problem = (present: boolean, text: string) =>
    present ? { validationMessage: text, validationState: 'error' as const } : {}
  return (
    <>
      <Field
        label={own.server}
        hint={own.serverHint}
        required
        {...problem(problems.server, own.badServer)}
      >
        <TextInput type="url" maxLength={300} {...field('server')} />
      </Field>
      <Field
        label={own.address}
        hint={own.addressHint}
        required
        {...problem(problems.address, own.badAddress)}
      >
        <TextInput maxLength={300} {...field('address')} />
      </Field>
      {!short && (
        <Field label={own.user} hint={own.userHint}>
          <TextInput maxLength={200} {...field('authorizationUser')} />
        </Field>
      )}
      <Field
        label={own.password}
        {...(phone?.passwordSaved ? { hint: own.passwordKept } : { required: true })}
        {...problem(problems.password, own.noPassword)}
      >
        <TextInput type="password" maxLength={500} {...field('password')} />
      </Field>
    </>
  )
}
