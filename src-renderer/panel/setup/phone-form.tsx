import { Button } from '@fluentui/react-components'
import type { SubmitEvent } from 'react'
import { useCommand } from '../hooks.ts'
import { Busy } from '../parts/busy.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { ConfirmNumber } from '../parts/confirm-number.tsx'
import { Fault } from '../parts/fault.tsx'
import { Section } from '../parts/section.tsx'
import { useLocked } from '../parts/use-locked.ts'
import { LockMark } from '../settings/lock-mark.tsx'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'
import { stepsOf } from './check-phone.ts'
import { FindPhone } from './find-phone.tsx'
import { useFormStyles } from './form-styles.ts'
import { PhoneFields } from './phone-fields.tsx'
import { Found } from './probe-results.tsx'
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
  const { testing, saving, results, value } = entry
  return (
    <>
      <ConfirmNumber />
      <div role="status">
        {(testing.running || results !== undefined) && (
          <TestResults steps={stepsOf(value)} results={results} />
        )}
      </div>
      {testing.failed !== undefined && <Fault code={testing.failed} urgent />}
      {saving.failed !== undefined && <Fault code={saving.failed} urgent />}
    </>
  )
}

function SavedForm({ entry }: { readonly entry: PhoneEntry }) {
  const styles = useFormStyles()
  const { phone: own, save, saved } = useWords().setup
  const { saving, testing, found } = entry
  const busy = saving.running || testing.running
  return (
    <>
      {found !== undefined && <Found result={found} />}
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
    </>
  )
}

/** The phone: found, tested, saved, removed. */
export function PhoneForm() {
  const styles = useFormStyles()
  const own = useWords().setup.phone
  const { phone } = useSnapshot()
  const entry = usePhoneForm()
  const { form, value } = entry
  const locked = useLocked('phone.server')
  const finds = value.stage === 'find'
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (finds) await entry.find()
    else await entry.save()
  }
  return (
    <Section>
      <p className={styles.text}>{own.intro}</p>
      {locked && <LockMark />}
      <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {finds ? <FindPhone entry={entry} /> : <SavedForm entry={entry} />}
      </form>
      {!finds && <PhoneOutcome entry={entry} />}
      {phone !== null && <RemovePhone removed={entry.drop} />}
    </Section>
  )
}
