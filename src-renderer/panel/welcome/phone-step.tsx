import { Button } from '@fluentui/react-components'
import type { SubmitEvent } from 'react'
import { TickIcon } from '../icons.tsx'
import { Busy } from '../parts/busy.tsx'
import { Callout } from '../parts/callout.tsx'
import { FindPhone } from '../setup/find-phone.tsx'
import { useFormStyles } from '../setup/form-styles.ts'
import { PhoneFields } from '../setup/phone-fields.tsx'
import { PhoneOutcome } from '../setup/phone-form.tsx'
import { Found } from '../setup/probe-results.tsx'
import { type PhoneEntry, usePhoneForm } from '../setup/use-phone-form.ts'
import { useSnapshot } from '../store.ts'
import { useWords } from '../words/index.ts'

interface PhoneStepProps {
  /** Show the form although a phone is saved: it does not work. */
  readonly edit: boolean
  readonly next: () => void
}

/** Finds the phone system; then one button tests what is filled in, and saves it when all of it works. */
export function PhoneStep({ edit, next }: PhoneStepProps) {
  const styles = useFormStyles()
  const own = useWords().welcome
  const { phone } = useSnapshot()
  const entry = usePhoneForm()
  const { form, value, found } = entry
  const finds = value.stage === 'find'
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (finds) await entry.find()
    else if ((await entry.test()) && (await entry.save())) next()
  }

  if (phone !== null && !edit)
    return (
      <>
        <Callout icon={<TickIcon />} title={own.phone.connected} text={phone.address} />
        <Button appearance="primary" size="large" onClick={next}>
          {own.next}
        </Button>
      </>
    )
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      {finds ? (
        <FindPhone entry={entry} size="large" />
      ) : (
        <>
          {found !== undefined && <Found result={found} />}
          <PhoneFields entry={entry} />
          <PhoneOutcome entry={entry} />
          <ConnectButtons entry={entry} next={next} />
        </>
      )}
    </form>
  )
}

function ConnectButtons({
  entry,
  next,
}: {
  readonly entry: PhoneEntry
  readonly next: () => void
}) {
  const own = useWords().welcome.phone
  const busy = entry.saving.running || entry.testing.running
  const saveAnyway = async () => {
    if (await entry.save()) next()
  }
  return (
    <>
      <Button
        type="submit"
        appearance="primary"
        size="large"
        disabled={busy}
        {...(busy ? { icon: <Busy /> } : {})}
      >
        {busy ? own.connecting : own.connect}
      </Button>
      {entry.results !== undefined && !busy && (
        <Button onClick={() => void saveAnyway()}>{own.saveAnyway}</Button>
      )}
    </>
  )
}
