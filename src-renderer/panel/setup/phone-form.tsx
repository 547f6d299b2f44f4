import { Button, Field, Spinner } from '@fluentui/react-components'
import { type SubmitEvent, useRef, useState } from 'react'
import { useCommand } from '../hooks.ts'
import { TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import type { TestStepResult } from '../types.ts'
import { useWords } from '../words/index.ts'
import { formOf, problemsOf, type TypedPhone } from './check-phone.ts'
import { useFormStyles } from './form-styles.ts'
import { RemovePhone } from './remove-phone.tsx'
import { TestResults } from './test-results.tsx'
import { useDraft } from './use-draft.ts'

const empty: TypedPhone = { server: '', address: '', authorizationUser: '', password: '' }

/** The SIP account of the extension: test it, save it, remove it. */
export function PhoneForm() {
  const styles = useFormStyles()
  const { phone: own, sections, save, saved } = useWords().setup
  const { phone } = useSnapshot()
  const draft = useDraft<TypedPhone>(phone === null ? empty : { ...phone, password: '' })
  const saving = useCommand('phone.save')
  const testing = useCommand('phone.test')
  const [results, setResults] = useState<readonly TestStepResult[]>()
  const [checked, setChecked] = useState(false)
  const [done, setDone] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const problems = problemsOf(draft.value, phone)
  const sound = !(problems.server || problems.address || problems.password)
  const busy = saving.running || testing.running

  const change = (part: Partial<TypedPhone>) => {
    setDone(false)
    setResults(undefined)
    draft.change(part)
  }
  /** True when the form may go up; else the first field with a problem takes the focus. */
  const check = () => {
    setChecked(true)
    if (sound) return true
    const first = problems.server ? 'server' : problems.address ? 'address' : 'password'
    form.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus()
    return false
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!check()) return
    const outcome = await saving.ask(formOf(draft.value))
    setDone(outcome.ok)
    if (outcome.ok) draft.drop()
  }
  const test = async () => {
    if (!check()) return
    setResults(undefined)
    const outcome = await testing.ask(formOf(draft.value))
    if (outcome.ok) setResults(outcome.value)
  }
  const field = (name: keyof TypedPhone) => ({
    name,
    value: draft.value[name],
    onChange: (_event: unknown, data: { value: string }) => change({ [name]: data.value }),
  })
  const problem = (present: boolean, text: string) =>
    checked && present ? { validationMessage: text, validationState: 'error' as const } : {}

  return (
    <Section title={sections.phone} headingId="setup-phone">
      <p className={styles.text}>{own.intro}</p>
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
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
        <Field label={own.user} hint={own.userHint}>
          <TextInput maxLength={200} {...field('authorizationUser')} />
        </Field>
        <Field
          label={own.password}
          {...(phone?.passwordSaved ? { hint: own.passwordKept } : { required: true })}
          {...problem(problems.password, own.noPassword)}
        >
          <TextInput type="password" maxLength={500} {...field('password')} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={busy}>
            {save}
          </Button>
          <Button
            disabled={busy}
            {...(testing.running ? { icon: <Spinner size="tiny" /> } : {})}
            onClick={() => void test()}
          >
            {testing.running ? own.testing : own.test}
          </Button>
          <span role="status">{done && saved}</span>
        </div>
      </form>
      <div role="status">{results !== undefined && <TestResults results={results} />}</div>
      {testing.failed !== undefined && <Fault code={testing.failed} urgent />}
      {saving.failed !== undefined && <Fault code={saving.failed} urgent />}
      {phone !== null && <RemovePhone removed={draft.drop} />}
    </Section>
  )
}
