import { Button } from '@fluentui/react-components'
import type { SubmitEvent } from 'react'
import { useCommand } from '../hooks.ts'
import { Busy } from '../parts/busy.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { useFormStyles } from './form-styles.ts'
import { PhoneFields } from './phone-fields.tsx'
import { TestResults } from './test-results.tsx'
import { type PhoneEntry, usePhoneForm } from './use-phone-form.ts'

function RemovePhone({ removed }: { readonly removed: () => void }) {
  const styles = useFormStyles()
  const words = useWords().setup.phone
  const remove = useCommand('phone.remove')
  return (
    <div className={styles.buttons}>
      <Confirm
        label={words.remove}
        question={words.removeSure}
        yes={words.removeNow}
        no={words.keep}
        running={remove.running}
        confirm={async () => {
          const outcome = await remove.ask(undefined)
          if (outcome.ok) removed()
        }}
      />
      {remove.failed !== undefined && <Fault code={remove.failed} urgent />}
    </div>
  )
}

/** How the test goes and went, and what main refused. */
export function PhoneOutcome({ entry }: { readonly entry: PhoneEntry }) {
  const { testing, saving, results } = entry
  return (
    <>
      <div role="status">
        {(testing.running || results !== undefined) && <TestResults results={results} />}
      </div>
      {testing.failed !== undefined && <Fault code={testing.failed} urgent />}
      {saving.failed !== undefined && <Fault code={saving.failed} urgent />}
    </>
  )
}

/** The SIP account of the extension: test it, save it, remove it. */
export function PhoneForm() {
  const styles = useFormStyles()
  const { phone: own, save, saved } = useWords().setup
  const { phone } = useSnapshot()
  const entry = usePhoneForm()
  const { form, saving, testing } = entry
  const busy = saving.running || testing.running
  const locked = useLocked('phone.server')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    await entry.save()
  }
  return (
    <Section>
      <p className={styles.text}>{own.intro}</p>
      {locked && <LockMark />}
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <PhoneFields entry={entry} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={busy}>
            {save}
          </Button>
          <Button
            disabled={busy}
            {...(testing.running ? { icon: <Busy /> } : {})}
            onClick={() => void entry.test()}
          >
            {testing.running ? own.testing : own.test}
          </Button>
          <span role="status">{entry.saved && saved}</span>
        </div>
      </form>
      <PhoneOutcome entry={entry} />
      {phone !== null && <RemovePhone removed={entry.drop} />}
    </Section>
  )
}
