import { Button, Field, Link } from '@fluentui/react-components'
import { type SubmitEvent, useState } from 'react'
import { send } from '../bridge.ts'
import { useCommand } from '../hooks.ts'
import { Choice, TextInput } from '../parts/controls.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useSnapshot } from '../store.ts'
import type { Cloud } from '../types.ts'
import { useWords } from '../words/index.ts'
import { useFormStyles } from './form-styles.ts'
import { useDraft } from './use-draft.ts'

const clouds = ['global', 'gccHigh', 'dod'] as const satisfies readonly Cloud[]

/** The app registration that Lockstep signs in with. */
export function MicrosoftForm() {
  const styles = useFormStyles()
  const words = useWords()
  const { microsoft: own, save, saved } = words.setup
  const { microsoft } = useSnapshot()
  const draft = useDraft('microsoft', microsoft)
  const saving = useCommand('microsoft.save')
  const [done, setDone] = useState(false)
  const locked = {
    clientId: useLocked('microsoft.clientId'),
    tenant: useLocked('microsoft.tenant'),
    cloud: useLocked('microsoft.cloud'),
  }
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
    <Section title={words.account.registration}>
      <p className={styles.text}>
        {own.intro} {words.account.registrationText}{' '}
        <Link inline onClick={() => void send('page.open', { page: 'adminGuide' })}>
          {own.guide}
        </Link>
      </p>
      {(locked.clientId || locked.tenant || locked.cloud) && <LockMark />}
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={own.clientId} hint={own.clientIdHint}>
          <TextInput
            value={draft.value.clientId}
            disabled={locked.clientId}
            maxLength={100}
            onChange={(_event, data) => change({ clientId: data.value })}
          />
        </Field>
        <Field label={own.tenant} hint={own.tenantHint}>
          <TextInput
            value={draft.value.tenant}
            disabled={locked.tenant}
            maxLength={200}
            onChange={(_event, data) => change({ tenant: data.value })}
          />
        </Field>
        <Field label={own.cloud}>
          <Choice
            value={draft.value.cloud}
            disabled={locked.cloud}
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
    </Section>
  )
}
