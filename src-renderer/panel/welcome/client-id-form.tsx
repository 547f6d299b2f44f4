import { Button, Field, Link } from '@fluentui/react-components'
import { type SubmitEvent, useRef, useState } from 'react'
import { guid } from '../../../src-main/domain/guid.ts'
import { send } from '../bridge.ts'
import { useCommand } from '../hooks.ts'
import { TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { useFormStyles } from '../setup/form-styles.ts'
import { useDraft } from '../setup/use-draft.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

/** The app registration, where neither a policy nor anybody has set it yet. */
export function ClientIdForm({ saved }: { readonly saved: () => void }) {
  const styles = useFormStyles()
  const words = useWords()
  const { signIn } = words.welcome
  const own = words.setup.microsoft
  const { microsoft } = useSnapshot()
  const draft = useDraft('microsoft', microsoft)
  const saving = useCommand('microsoft.save')
  const [wrong, setWrong] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { clientId, tenant, cloud } = draft.value
    const ready = guid.test(clientId.trim())
    setWrong(!ready)
    if (!ready) {
      form.current?.querySelector('input')?.focus()
      return
    }
    const outcome = await saving.ask({ clientId: clientId.trim(), tenant: tenant.trim(), cloud })
    if (!outcome.ok) return
    draft.drop()
    saved()
  }
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={styles.text}>
        <strong>{signIn.idTitle}.</strong> {signIn.idText}{' '}
        <Link inline onClick={() => void send('page.open', { page: 'adminGuide' })}>
          {own.guide}
        </Link>
      </p>
      <Field
        label={own.clientId}
        required
        {...(wrong ? { validationMessage: signIn.wrongId } : { hint: own.clientIdHint })}
      >
        <TextInput
          value={draft.value.clientId}
          maxLength={100}
          onChange={(_event, data) => {
            setWrong(false)
            draft.change({ clientId: data.value })
          }}
        />
      </Field>
      <Field label={own.tenant} hint={own.tenantHint}>
        <TextInput
          value={draft.value.tenant}
          maxLength={200}
          onChange={(_event, data) => draft.change({ tenant: data.value })}
        />
      </Field>
      {saving.failed !== undefined && <Fault code={saving.failed} urgent />}
      <Button type="submit" appearance="primary" size="large" disabled={saving.running}>
        {signIn.saveId}
      </Button>
    </form>
  )
}
