import { Button, Field, Link } from '@fluentui/react-components'
import { type SubmitEvent, useState } from 'react'
import { send } from '../bridge.ts'
import { useCommand } from '../hooks.ts'
import { Choice, TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { AccountLine } from '../status/account-line.tsx'
import { useSnapshot } from '../store.ts'
import type { Cloud } from '../types.ts'
import { useWords } from '../words/index.ts'
import { useFormStyles } from './form-styles.ts'
import { useDraft } from './use-draft.ts'

const clouds = ['global', 'gccHigh', 'dod'] as const satisfies readonly Cloud[]

/** The app registration to use, and the sign-in with it. */
export function MicrosoftForm() {
  const styles = useFormStyles()
  const words = useWords()
  const { microsoft: own, sections, save, saved } = words.setup
  const { microsoft } = useSnapshot()
  const draft = useDraft(microsoft)
  const saving = useCommand('microsoft.save')
  const [done, setDone] = useState(false)
  // The demo is set up by `npm run demo`; elsewhere nobody has to see it.
  const choices: readonly Cloud[] = microsoft.cloud === 'demo' ? [...clouds, 'demo'] : clouds

  const change = (part: Partial<typeof microsoft>) => {
    setDone(false)
    draft.change(part)
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { clientId, tenant, cloud } = draft.value
    const outcome = await saving.ask({ clientId: clientId.trim(), tenant: tenant.trim(), cloud })
    setDone(outcome.ok)
    if (outcome.ok) draft.drop()
  }

  return (
    <Section title={sections.microsoft} headingId="setup-microsoft">
      <p className={styles.text}>
        {own.intro}{' '}
        <Link inline onClick={() => void send('page.open', { page: 'adminGuide' })}>
          {own.guide}
        </Link>
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={own.clientId} hint={own.clientIdHint}>
          <TextInput
            value={draft.value.clientId}
            maxLength={100}
            onChange={(_event, data) => change({ clientId: data.value })}
          />
        </Field>
        <Field label={own.tenant} hint={own.tenantHint}>
          <TextInput
            value={draft.value.tenant}
            maxLength={200}
            onChange={(_event, data) => change({ tenant: data.value })}
          />
        </Field>
        <Field label={own.cloud}>
          <Choice
            value={draft.value.cloud}
            options={choices}
            labels={own.clouds}
            choose={(cloud) => change({ cloud })}
          />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" disabled={saving.running || !draft.dirty}>
            {save}
          </Button>
          <span role="status">{done && saved}</span>
        </div>
        {saving.failed !== undefined && <Fault code={saving.failed} urgent />}
      </form>
      <AccountLine />
    </Section>
  )
}
